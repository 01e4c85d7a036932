import { isMember, versionOf } from "../../../checks/parity/behaviour.ts";
import { type Comparison, compare, ordered } from "../../../checks/parity/comparison.ts";
import type { Parity } from "../../../checks/parity/parity.ts";
import { type Part, surroundings } from "../../../checks/parity/part.ts";
import type { Sides } from "../../../checks/parity/sides.ts";
import { dotted } from "../../../checks/parity/undeclared.ts";
import type { Workspace } from "../../workspace.ts";
import { Explanation } from "./explanation.ts";
import type { Behind, Judgement, ObjectView, SidesView, UnitView } from "./view.ts";

/** Two environments under their contract, or under none where the policy has none for them. */
export function sidesView(
  { sides, comparisons }: Parity,
  between: readonly [string, string],
  workspace: Workspace,
  today: string,
): SidesView {
  const { environments, parity = [] } = sides.fleet.policy;
  const [lower, upper] = ordered(sides, between);
  const index = parity.findIndex((each) => between.every((name) => each.between.includes(name)));
  const comparison = comparisons[index] ?? compare(sides, { between }, [], today);
  const explanation = new Explanation(sides, comparison, workspace);
  const at = ["parity", String(index)];
  const contract =
    index === -1
      ? undefined
      : { at: dotted(at), place: explanation.place(at), allowances: comparison.allowances.length };
  const promotesFrom = { lower: environments[lower]?.promotesFrom, upper: environments[upper]?.promotesFrom };
  return {
    lower,
    upper,
    contract,
    engines: comparison.views.map((each) => each.lower.behaviour.cluster.delivery),
    promotesFrom,
    versions: behind(sides, lower, upper),
    units: units(sides, comparison, explanation),
  };
}

function units(sides: Sides, { judged, doubts }: Comparison, explanation: Explanation): readonly UnitView[] {
  const names = [surroundings, ...Object.keys(sides.fleet.policy.components)];
  const found = [
    ...judged.map((each) => ({ ...each, judgement: () => explanation.ofDifference(each) })),
    ...doubts.map((each) => ({ ...each, judgement: () => explanation.ofDoubt(each) })),
  ];
  const byUnit = new Map<string, typeof found>();
  for (const each of found) byUnit.set(each.unit, [...(byUnit.get(each.unit) ?? []), each]);
  return names.flatMap((component) => {
    const own = byUnit.get(component);
    return own === undefined ? [] : [{ component, objects: objects(own) }];
  });
}

interface Found {
  readonly parts: { readonly lower: Part | undefined; readonly upper: Part | undefined };
  readonly judgement: () => Judgement;
}

function objects(found: readonly Found[]): readonly ObjectView[] {
  const objects = new Map<
    string,
    { readonly title: string; readonly file: string; readonly judgements: Judgement[] }
  >();
  for (const { parts, judgement } of found) {
    // What is rendered for the comparison alone lies in no file.
    const real = [parts.upper, parts.lower].find((each) => each !== undefined && each.file !== "");
    const part = real ?? parts.upper ?? parts.lower;
    const key = part === undefined ? "" : part.id;
    const object = objects.get(key) ?? { title: titleOf(part), file: part?.file ?? "", judgements: [] };
    object.judgements.push(judgement());
    objects.set(key, object);
  }
  return [...objects.values()];
}

/** `Deployment/web`; what is no object of a cluster by its own title. */
const titleOf = (part: Part | undefined): string =>
  part === undefined ? "" : part.kind === "" ? part.title : part.title.replace(" ", "/");

/** Components that both have, and not at one version. */
function behind({ fleet: { policy, versions } }: Sides, lower: string, upper: string): readonly Behind[] {
  return Object.keys(policy.components).flatMap((component) => {
    if (![lower, upper].every((each) => isMember(policy, component, each))) return [];
    const [one = "none", other = "none"] = [lower, upper].map((each) => versionOf(policy, versions, component, each));
    return one === other ? [] : [{ component, lower: one, upper: other }];
  });
}
