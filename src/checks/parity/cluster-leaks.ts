import type { Problem } from "../rule.ts";
import { clusterComponents } from "./behaviour.ts";
import { choosesNamespace, chosenNamespaces, namespacesIn } from "./chosen-namespaces.ts";
import { clusterParts } from "./cluster-parts.ts";
import type { Step } from "./diff/difference.ts";
import { eachText } from "./each-text.ts";
import type { Filling } from "./fill.ts";
import { type Foreign, foreigners, strong } from "./foreign.ts";
import { isReference, isTextAt, Leaks, leakProblem } from "./leak.ts";
import { type Part, surroundings } from "./part.ts";
import { withoutNames } from "./placeholders.ts";
import type { Sides } from "./sides.ts";

/**
 * Names of environments in what runs in the cluster of others. A cluster's own components may name all environments that
 * are in it. Nothing is said of a cluster without any: whose names are at home there, nobody knows.
 */
export function* clusterLeaks(sides: Sides, isWord: (name: string) => boolean): Iterable<Problem> {
  const { policy } = sides.fleet;
  for (const cluster of Object.keys(policy.clusters)) {
    const owners = Object.keys(policy.environments).filter((each) => policy.environments[each]?.cluster === cluster);
    yield* leaksInto(sides, cluster, owners, isWord);
  }
}

function* leaksInto(
  sides: Sides,
  cluster: string,
  owners: readonly string[],
  isWord: (name: string) => boolean,
): Iterable<Problem> {
  const [first] = owners;
  const components = clusterComponents(sides.fleet.policy);
  if (first === undefined || components.length === 0 || owners.length === sides.names.size) return;
  const others = foreigners(sides.names, owners, isWord);
  const side = sides.side(first);
  const around = clusterParts(sides.fleet.manifests, cluster);
  const namespaces = namespacesIn(sides.fleet, cluster);
  const nameless = withoutNames(owners.map((each) => sides.names.get(each)));
  const found = new Leaks();
  for (const unit of [surroundings, ...components]) {
    const real = unit === surroundings ? around : side.real(unit);
    if (typeof real === "string") continue;
    for (const part of real.values())
      eachText(part, strong, (written, path) => {
        const isChosen = choosesNamespace(path);
        const isMeant = isChosen && [...chosenNamespaces(part)].some((each) => namespaces.has(each));
        // What a namespace is given is written once for all clusters: it has to name those of the others too.
        if (isMeant && unit === surroundings) return;
        const weak = others.alone(written);
        if (
          weak !== undefined &&
          ((isChosen && !isMeant && isNamespace(sides, weak)) || isName(sides, unit, side.filling, part, path, weak))
        )
          found.add(weak, unit, { part, path });
        // To take names out of a text costs more than to see that there is nothing in it.
        if (others.within(written).length === 0) return;
        for (const each of others.within(nameless(written))) found.add(each, unit, { part, path });
      });
  }
  const home = {
    title: `the cluster ${cluster}`,
    at: ["clusters", cluster],
    text: (text: string) => text,
    remedy: () => `name what is in ${cluster} in place of the text`,
  };
  for (const each of found) yield leakProblem(sides.fleet.policy, home, each);
}

/** Whether a name is that of its environment's namespace, whatever else it names. */
const isNamespace = ({ names }: Sides, { environment, value }: Foreign): boolean =>
  names.get(environment)?.get("namespace") === value;

/** Whether a short name stands where names stand: a reference, or where another cluster has that very name. */
function isName(
  sides: Sides,
  unit: string,
  { text }: Filling,
  { id }: Part,
  path: readonly Step[],
  { key, environment }: Foreign,
): boolean {
  if (isReference(path)) return true;
  const theirs = sides.side(environment, environment, true).templates.get(unit)?.values() ?? [];
  const part = [...theirs].find((each) => text(each.id) === id);
  return isTextAt(part, path, sides.placeholders().names.get(key));
}
