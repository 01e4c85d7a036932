import { valueAt } from "../../../imports/json.ts";
import { listChoices, quoted, suggest } from "../../model/suggest.ts";
import { isClusterKind } from "../../synth/cluster-kinds.ts";
import { groupOf, type Manifest } from "../../synth/manifest.ts";
import { renderedAt, titleOf } from "../origin.ts";
import { distinct } from "../rendered/distinct.ts";
import { isSet, textAt, textsAt } from "../rendered/field.ts";
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
  const ground: Ground = { cluster, rendered, known };
  for (const kind of objects.kinds) {
    const outside =
      declared.has(kind) || isClusterKind({ group: groupOf(kind), kind: kind.slice(kind.indexOf("/") + 1) });
    const inside = targets.get(kind) ?? [];
    for (const manifest of objects.of(kind)) {
      if (!outside) yield* judged(all, manifest, own, ground);
      if (inside.length === 0 || createsNamespace(manifest)) continue;
      for (const path of inside) if (isSet(manifest.body, ...path)) yield* judged(all, manifest, path, ground);
    }
  }
}

/** The namespaces of one cluster. */
interface Ground {
  readonly cluster: string;
  readonly rendered: readonly string[];
  readonly known: ReadonlySet<string>;
}

const own = ["metadata", "namespace"];

/** What is wrong with the namespace that an object names; said so that many objects of one component say the same. */
function* judged(
  all: Survey,
  manifest: Manifest,
  path: readonly string[],
  { cluster, rendered, known }: Ground,
): Iterable<Problem> {
  const namespace = textAt(manifest.body, ...path);
  if (namespace !== undefined && known.has(namespace)) return;
  const { component, home } = manifest;
  const where = component === undefined ? all.called(manifest) : `${component} in ${home.name}`;
  const place = { at: all.at(manifest), rendered: renderedAt(manifest, path) };
  if (namespace === undefined) {
    yield {
      ...place,
      message: `${where} renders ${titleOf(manifest)} without a namespace`,
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

/** What creates its namespace says so itself; whether it should is not asked here. */
const createsNamespace = ({ body }: Manifest): boolean =>
  valueAt(body, ["spec", "install", "createNamespace"]) === true ||
  textsAt(body, "spec", "syncPolicy", "syncOptions").includes("CreateNamespace=true");

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
