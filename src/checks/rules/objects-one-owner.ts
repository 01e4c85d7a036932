import type { Home, Namespace } from "../../model/model.ts";
import { quoted } from "../../model/suggest.ts";
import { groupOf, type Manifest } from "../../synth/manifest.ts";
import { titleOf } from "../origin.ts";
import { distinct } from "../rendered/distinct.ts";
import { textAt } from "../rendered/field.ts";
import { kindOf, kinds } from "../rendered/kinds.ts";
import { type ClusterObjects, grouped, type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

const inCluster = "https://kubernetes.default.svc";

export const objectsOneOwner: Rule = {
  why: "Two files that describe one object take turns in the cluster: what one writes the other one takes back, for as long as both are applied.",
  check: (subject) => distinct(check(survey(subject))),
};

function* check(all: Survey): Iterable<Problem> {
  for (const objects of all.clusters) yield* twice(all, objects);
  yield* inHubs(all);
}

const identity = (manifest: Manifest): string =>
  [kindOf(manifest), textAt(manifest.body, "metadata", "namespace") ?? "", manifest.body.metadata.name].join(" ");

/** Namespaces bring many objects along that collide with them, so two folders of ours are reported once. */
function* twice(all: Survey, { cluster, twice: again }: ClusterObjects): Iterable<Problem> {
  const pairs = new Map<string, { readonly first: Manifest; readonly second: Manifest; more: number }>();
  for (const [first, second] of again) {
    const ours = first.component === undefined && second.component === undefined;
    const pair = ours ? `${first.folder} ${second.folder}` : `${first.file} ${second.file} ${identity(first)}`;
    const before = pairs.get(pair);
    if (before === undefined) pairs.set(pair, { first, second, more: 0 });
    else before.more += 1;
  }
  for (const { first, second, more } of pairs.values())
    yield problem(all, first, second, more, `the cluster ${quoted(cluster.name)}`);
}

function problem(all: Survey, first: Manifest, second: Manifest, more: number, where: string): Problem {
  const culprit = weight(all, first) > weight(all, second) ? first : second;
  const other = culprit === first ? second : first;
  const { namespace } = second.body.metadata;
  const what = `${titleOf(second)}${typeof namespace === "string" ? ` in the namespace ${quoted(namespace)}` : ""}`;
  const beside = more === 0 ? "" : ` and ${more} more object${more === 1 ? "" : "s"}`;
  const same = first.home.name === second.home.name && first.component === second.component;
  return {
    at: placeOf(all, culprit),
    rendered: { file: culprit.file },
    message: `${what}${beside} ${more === 0 ? "is" : "are"} rendered twice for ${where}: ${same ? `both by ${maker(first)}` : `by ${maker(first)} and by ${maker(second)}`}`,
    hint: `give one of them another name or namespace, or leave it to one alone; the other one is ${other.file}`,
  };
}

/** How much of an object's name the policy says: all of it, that of its component, or nothing. */
function weight(all: Survey, manifest: Manifest): number {
  if (all.byUser(manifest)) return 2;
  return all.delivery(manifest) === undefined ? 0 : 1;
}

const maker = ({ component, home }: Manifest): string =>
  component === undefined ? called(home) : `${component} in ${home.name}`;
const called = ({ kind, name }: Home): string => `the ${kind} ${name}`;

function placeOf(all: Survey, manifest: Manifest): readonly string[] {
  const { home, cluster, body } = manifest;
  if (all.delivery(manifest) !== undefined) return all.at(manifest);
  if (kindOf(manifest) === kinds.project) {
    const naming = all.model.environments.find(
      (each) => each.cluster === cluster && each.project === body.metadata.name,
    );
    if (naming !== undefined) return [...naming.at, "project"];
  }
  const named = kindOf(manifest) === kinds.namespace ? body.metadata.name : body.metadata.namespace;
  const found = namespacesOf(all, home).find(({ name }) => name === named);
  if (found === undefined) return manifest.at;
  // An environment's own namespace is said in the environment.
  return found.at[0] === "environments" ? [...found.at, "namespace"] : found.at;
}

const namespacesOf = ({ model }: Survey, { kind, name }: Home): readonly Namespace[] =>
  (kind === "environment" ? model.environments : model.clusters).find((each) => each.name === name)?.namespaces ?? [];

/** Clusters that Argo CD reaches from outside share its namespace, and with it the names of Applications and projects. */
function* inHubs(all: Survey): Iterable<Problem> {
  const remote = all.clusters.filter(
    ({ cluster: { argocd } }) => !("server" in argocd.destination) || argocd.destination.server !== inCluster,
  );
  for (const [namespace, sharing] of grouped(remote, ({ cluster }) => cluster.argocd.namespace)) {
    if (sharing.length < 2) continue;
    const owners = new Map<string, Manifest>();
    for (const second of sharing.flatMap((objects) => objects.all)) {
      if (groupOf(second.body.apiVersion) !== "argoproj.io" || second.body.metadata.namespace !== namespace) continue;
      const first = owners.get(identity(second));
      if (first === undefined) owners.set(identity(second), second);
      // Inside one cluster it has been reported.
      else if (first.cluster !== second.cluster) yield problem(all, first, second, 0, "one Argo CD");
    }
  }
}
