import { platformProjectName, rootProjectName } from "../../model/names.ts";
import { quoted, suggest } from "../../model/suggest.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import { plainPath, plainUrl, sourcesOf } from "../rendered/applied-path.ts";
import { distinct } from "../rendered/distinct.ts";
import { listAt, recordAt, textAt, textsAt } from "../rendered/field.ts";
import { kinds } from "../rendered/kinds.ts";
import { fits } from "../rendered/pattern.ts";
import { allowsDestination, allowsKind, allowsRepository } from "../rendered/project-permits.ts";
import { type ClusterObjects, type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

/** The one that Argo CD itself makes; it allows everything. */
const builtIn = "default";

export const argocdProjectCovers: Rule = {
  why: "Argo CD syncs nothing that the project of an Application does not allow: repository, destination and every kind. A project that allows too much lets whoever writes there take over Argo CD.",
  source: "argoproj/argo-cd, pkg/apis/application/v1alpha1/app_project_types.go",
  check: (subject) => distinct(everywhere(survey(subject))),
};

function* everywhere(all: Survey): Iterable<Problem> {
  for (const objects of all.clusters) {
    yield* opened(all, objects);
    for (const manifest of objects.of(kinds.application)) yield* check(all, objects, manifest);
  }
}

function* check(all: Survey, objects: ClusterObjects, manifest: Manifest): Iterable<Problem> {
  const { body } = manifest;
  const at = all.at(manifest);
  const who = all.called(manifest);
  const name = textAt(body, "spec", "project") ?? "";
  const project = objects.find(kinds.project, textAt(body, "metadata", "namespace"), name);
  if (project === undefined) {
    if (name === builtIn) return;
    const meant = suggest(
      name,
      objects.of(kinds.project).map((each) => each.body.metadata.name),
    );
    yield {
      at,
      rendered: renderedAt(manifest, ["spec", "project"]),
      message: `${who} is in the project ${quoted(name)}, which is not rendered beside it`,
      hint: meant === undefined ? "name a project that is rendered" : `did you mean ${quoted(meant)}?`,
    };
    return;
  }
  for (const source of sourcesOf(body)) {
    const url = textAt(source, "repoURL") ?? "";
    if (allowsRepository(project.body, url)) continue;
    yield {
      at,
      rendered: renderedAt(manifest, ["spec", "source"]),
      message: `${who} is read from ${quoted(url)}, which its project ${quoted(name)} does not allow`,
      hint: `add ${quoted(url)} to sourceRepos of the project`,
    };
  }
  yield* inside(all, objects, manifest, project);
}

/** The destination of an Application, and where each object goes that it is known to deliver. */
function* inside(all: Survey, objects: ClusterObjects, manifest: Manifest, project: Manifest): Iterable<Problem> {
  const { body } = manifest;
  const who = all.called(manifest);
  const name = quoted(project.body.metadata.name);
  const destination = recordAt(body, "spec", "destination");
  const own = textAt(destination, "namespace") ?? "";
  if (!allowsDestination(project.body, destination, own)) {
    yield {
      at: all.at(manifest),
      rendered: renderedAt(manifest, ["spec", "destination"]),
      message: `${who} goes to the namespace ${quoted(own)}, which its project ${name} does not allow there`,
      hint: "add the destination to the project",
    };
  }
  if (
    textsAt(body, "spec", "syncPolicy", "syncOptions").includes("CreateNamespace=true") &&
    !allowsKind(project.body, { group: "", kind: "Namespace", name: own }, true)
  ) {
    yield {
      at: all.at(manifest),
      rendered: renderedAt(manifest, ["spec", "syncPolicy", "syncOptions"]),
      message: `${who} creates its namespace, and its project ${name} allows no Namespace`,
      hint: "remove CreateNamespace=true, and let a component have the namespace",
    };
  }
  const repository = plainUrl(all.model.repository.url);
  for (const source of sourcesOf(body).filter((each) => plainUrl(textAt(each, "repoURL") ?? "") === repository))
    for (const object of objects.folder(plainPath(textAt(source, "path") ?? "")))
      yield* delivered(all, object, { who, name, project, destination });
}

interface Around {
  readonly who: string;
  readonly name: string;
  readonly project: Manifest;
  readonly destination: Readonly<Record<string, unknown>>;
}

function* delivered(all: Survey, object: Manifest, { who, name, project, destination }: Around): Iterable<Problem> {
  const { apiVersion, kind, metadata } = object.body;
  const slash = apiVersion.indexOf("/");
  const group = slash === -1 ? "" : apiVersion.slice(0, slash);
  const namespace = textAt(metadata, "namespace");
  const place = { at: all.at(object), rendered: { file: object.file } };
  if (!allowsKind(project.body, { group, kind, name: metadata.name }, namespace === undefined)) {
    yield {
      ...place,
      message: `${who} delivers a ${kind}, which its project ${name} does not allow`,
      hint:
        namespace === undefined
          ? `list ${quoted(`${group}/${kind}`)} in clusterKinds of the component`
          : "leave it to the platform, or deliver it with another project",
    };
  }
  if (namespace !== undefined && !allowsDestination(project.body, destination, namespace)) {
    yield {
      ...place,
      message: `${who} delivers into the namespace ${quoted(namespace)}, which its project ${name} does not allow`,
      hint: "keep its objects in the namespace of the component",
    };
  }
}

/** Who may write Applications where Argo CD lives can have it apply anything. */
function* opened(all: Survey, objects: ClusterObjects): Iterable<Problem> {
  const { name: cluster, argocd } = objects.cluster;
  const platform = new Set([rootProjectName(cluster), platformProjectName(cluster)]);
  for (const project of objects.of(kinds.project)) {
    const { name } = project.body.metadata;
    if (platform.has(name)) continue;
    for (const [index, each] of listAt(project.body, "spec", "destinations").entries()) {
      const here =
        fits(textAt(each, "server") ?? "", "https://kubernetes.default.svc") ||
        fits(textAt(each, "name") ?? "", "in-cluster");
      if (!here || !fits(textAt(each, "namespace") ?? "", argocd.namespace)) continue;
      const component = all.model.deliveries.find(
        (one) => one.cluster === cluster && one.namespace === argocd.namespace && one.home.kind === "environment",
      );
      yield {
        at: component === undefined || all.byUser(project) ? all.at(project) : [...component.at, "namespace"],
        rendered: renderedAt(project, ["spec", "destinations", String(index)]),
        message: `the project ${quoted(name)} may deliver into ${quoted(argocd.namespace)}, where Argo CD itself runs: whoever writes there is its administrator`,
        hint: `choose another namespace, or make it a component of scope "cluster"`,
      };
    }
  }
}
