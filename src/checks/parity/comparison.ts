import type { Contract } from "../../policy/index.ts";
import { type Signed, signed } from "./allowed.ts";
import type { Behaviour } from "./behaviour.ts";
import { certified, type Pair, realPart } from "./certificate.ts";
import { compareUnits } from "./compare.ts";
import { type Doubt, doubts } from "./doubt.ts";
import { concerns, differing, type Input } from "./inputs.ts";
import { type Case, type Judged, judge } from "./judge.ts";
import { surroundings } from "./part.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";
import { Trial } from "./trial.ts";

/** Two environments side by side: everything in which they differ, and what is to be thought of it. */
export interface Comparison {
  /** The environment that the other receives its versions from, and whose versions both are compared at. */
  readonly lower: string;
  readonly upper: string;
  readonly inputs: readonly Input[];
  readonly allowances: readonly Signed[];
  readonly judged: readonly Judged[];
  /** What no placeholders certify. */
  readonly doubts: readonly Doubt[];
  /** What was compared: once, or under each of two engines. */
  readonly views: readonly View[];
}

/** Two sides under one engine. */
export interface View {
  readonly lower: Side;
  readonly upper: Side;
  readonly cases: ReadonlyMap<string, Case>;
  /** The templates by unit, certified where that can be. */
  readonly pairs: ReadonlyMap<string, Pair>;
}

/** The environment that receives versions comes second; where neither receives from the other, the order is as given. */
export function ordered(sides: Sides, [first, second]: readonly [string, string]): readonly [string, string] {
  const { environments } = sides.fleet.policy;
  const seen = new Set<string>();
  for (
    let at = environments[first]?.promotesFrom;
    at !== undefined && !seen.has(at);
    at = environments[at]?.promotesFrom
  ) {
    if (at === second) return [second, first];
    seen.add(at);
  }
  return [first, second];
}

/** Compares two environments under a contract. */
export function compare(
  sides: Sides,
  { between, allow = [] }: Contract<string, string>,
  at: readonly string[],
  today: string,
): Comparison {
  const [lower, upper] = ordered(sides, between);
  const { environments, components } = sides.fleet.policy;
  // What runs once for both is one and the same.
  const isWide = environments[lower]?.cluster !== environments[upper]?.cluster;
  const [left, right] = [sides.side(lower, lower, isWide), sides.side(upper, lower, isWide)];
  const allowances = signed(allow, at, today);
  const units = [
    surroundings,
    ...Object.keys(components).filter((each) => isWide || components[each]?.scope !== "cluster"),
  ];
  const judged: Judged[] = [];
  const doubted: Doubt[] = [];
  const views = underOneEngine(sides, left, right).map(([one, other]): View => {
    const pairs = new Map(units.map((unit) => [unit, certified(sides, one, other, unit)]));
    const cases = new Map<string, Case>();
    for (const [unit, pair] of pairs) {
      if (pair.manner === undefined) doubted.push(...doubts(sides, one, other, unit, pair));
      const made = caseOf(sides, one, other, unit, pair);
      cases.set(unit, made);
      const differences = compareUnits(made.lower, made.upper, sides.fleet.definitions);
      if (differences.length > 0) judged.push(...judge(made, differences, allowances));
    }
    return { lower: one, upper: other, cases, pairs };
  });
  return {
    lower,
    upper,
    inputs: differing(left.behaviour, right.behaviour),
    allowances,
    judged: distinct(judged, ({ unit, found }) => [unit, found.part, found.path, found.kind]),
    doubts: distinct(doubted, ({ unit, parts, path, beside }) => [
      unit,
      (parts.upper ?? parts.lower)?.id,
      path,
      beside,
    ]),
    views,
  };
}

/**
 * Environments with one engine are compared as they are. With two, both are rendered by the one and by the other: then
 * everything that either engine can say is compared, and nothing differs because the engines do.
 */
function underOneEngine(sides: Sides, left: Side, right: Side): readonly (readonly [Side, Side])[] {
  if (left.behaviour.cluster.delivery === right.behaviour.cluster.delivery) return [[left, right]];
  const like = ({ behaviour }: Side, { behaviour: other }: Side): Behaviour => {
    const { delivery } = other.cluster;
    return { ...behaviour, cluster: { ...behaviour.cluster, delivery, [delivery]: other.cluster[delivery] } };
  };
  const views = [
    [left, right.supposing(like(right, left))],
    [left.supposing(like(left, right)), right],
  ] as const;
  const isNamed = ({ environment, behaviour }: Side): boolean =>
    !behaviour.cluster.flux.receiver || sides.names.get(environment)?.has("webhook") === true;
  return views.map(([one, other]) => (isNamed(one) && isNamed(other) ? [one, other] : [deaf(one), deaf(other)]));
}

/**
 * A webhook has a name. Where one side has it from the other and has no name for it, it is compared on neither; whether
 * both have one is compared where each has what the policy gives it.
 */
function deaf(side: Side): Side {
  const { cluster } = side.behaviour;
  if (!cluster.flux.receiver) return side;
  return side.supposing({ ...side.behaviour, cluster: { ...cluster, flux: { ...cluster.flux, receiver: false } } });
}

function caseOf(sides: Sides, left: Side, right: Side, unit: string, { lower, upper, fillings, manner }: Pair): Case {
  const render = (side: Side) => (behaviour: Behaviour) => side.render(unit, behaviour, manner);
  const { definitions, policy } = sides.fleet;
  return {
    unit,
    lower,
    upper,
    fillings,
    parts: (id) => ({
      lower: realPart(left.real(unit), fillings.lower, id),
      upper: realPart(right.real(unit), fillings.upper, id),
    }),
    trial: new Trial(
      differing(left.behaviour, right.behaviour).filter((input) => concerns(input, unit, policy)),
      { behaviour: left.behaviour, unit: lower, render: render(left) },
      { behaviour: right.behaviour, unit: upper, render: render(right) },
      (one, other) => compareUnits(one, other, definitions),
      !left.isAltered && !right.isAltered,
    ),
  };
}

/** Under two engines most of what is delivered is compared twice. */
function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): readonly Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(keyOf(item));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
