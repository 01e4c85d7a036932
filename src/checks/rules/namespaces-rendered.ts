import { valueAt } from "../../../imports/json.ts";
import { listChoices, quoted, suggest } from "../../model/suggest.ts";
import { isClusterKind } from "../../synth/cluster-kinds.ts";
import { groupOf, type Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import { distinct } from "../rendered/distinct.ts";
import { textAt, textsAt } from "../rendered/field.ts";
import { kindOf, kinds } from "../rendered/kinds.ts";
import { type ClusterObjects, type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

/** What every cluster has from the start. */
const builtIn = ["kube-system", "kube-public"];

export const namespacesRendered: Rule = {
  why: "An object in a namespace that does not exist is refused, and a namespace that something creates on the way has no quota, no isolation and no owner.",
  check: (subject) => distinct(everywhere(survey(subject))),
};

function* everywhere(all: Survey): Iterable<Problem> {
  for (const objects of all.clusters) yield* check(all, objects);
}

function* check(all: Survey, objects: ClusterObjects): Iterable<Problem> {
  const { name: cluster, engines, flux, argocd } = objects.cluster;
  const rendered = objects.of(kinds.namespace).map(({ body }) => body.metadata.name);
  const engineNamespaces = engines.map((engine) => (engine === "flux" ? flux.namespace : argocd.namespace));
  const known = new Set([...rendered, ...builtIn, ...engineNamespaces]);
  const declared = new Set(
    all.model.deliveries
      .filter((each) => each.cluster === cluster)
      .flatMap(({ clusterKinds }) => clusterKinds.map(({ group, kind }) => `${group}/${kind}`)),
  );
  for (const manifest of objects.all) {
    const where = maker(all, manifest);
    for (const { path, namespace } of named(manifest, declared)) {
      if (namespace !== undefined && known.has(namespace)) continue;
      const place = { at: all.at(manifest), rendered: renderedAt(manifest, path) };
      if (namespace === undefined) {
        yield {
          ...place,
          message: `${where} renders ${manifest.body.kind} ${manifest.body.metadata.name} without a namespace`,
          hint: `give the object a namespace; if its kind has none, list "${kindOf(manifest)}" in clusterKinds`,
        };
      } else if (namespace === "default") {
        yield {
          ...place,
          message: `${where} renders into the namespace "default", which has no quota and no isolation`,
          hint: `choose ${listChoices(rendered)}`,
          severity: "warning",
        };
      } else {
        const meant = suggest(namespace, rendered);
        yield {
          ...place,
          message: `${where} renders into the namespace ${quoted(namespace)}, which is not rendered for the cluster ${quoted(cluster)}`,
          hint:
            meant === undefined
              ? `choose ${listChoices(rendered)}, or give a component the namespace ${quoted(namespace)}`
              : `did you mean ${quoted(meant)}?`,
        };
      }
    }
  }
}

/** Whose function or whose entry it is, so that many objects of one are said once. */
function maker(all: Survey, manifest: Manifest): string {
  const { component, home } = manifest;
  return component === undefined ? all.called(manifest) : `${component} in ${home.name}`;
}

interface Named {
  readonly path: readonly string[];
  readonly namespace: string | undefined;
}

/** The namespaces that an object lives in and delivers into. */
function* named(manifest: Manifest, declared: ReadonlySet<string>): Iterable<Named> {
  const { body } = manifest;
  const kind = kindOf(manifest);
  if (!declared.has(kind) && !isClusterKind({ group: groupOf(body.apiVersion), kind: body.kind })) {
    yield { path: ["metadata", "namespace"], namespace: textAt(body, "metadata", "namespace") };
  }
  const paths = targets.get(kind) ?? [];
  // What creates its namespace says so itself; whether it should is not asked here.
  const creates =
    valueAt(body, ["spec", "install", "createNamespace"]) === true ||
    textsAt(body, "spec", "syncPolicy", "syncOptions").includes("CreateNamespace=true");
  for (const path of creates ? [] : paths) {
    const namespace = textAt(body, ...path);
    if (namespace !== undefined) yield { path, namespace };
  }
}

const targets: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  [kinds.kustomization, [["spec", "targetNamespace"]]],
  [
    kinds.release,
    [
      ["spec", "targetNamespace"],
      ["spec", "storageNamespace"],
    ],
  ],
  [kinds.application, [["spec", "destination", "namespace"]]],
]);
