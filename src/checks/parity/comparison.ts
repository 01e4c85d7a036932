import type { Contract } from "../../policy/index.ts";
import { type Signed, signed } from "./allowed.ts";
import { type Behaviour, versionOf } from "./behaviour.ts";
import { certified, type Pair, realPart } from "./certificate.ts";
import { compareUnits } from "./compare.ts";
import { type Doubt, doubts } from "./doubt.ts";
import { differing, type Input } from "./inputs.ts";
import { type Case, type Judged, judge } from "./judge.ts";
import { surroundings, type Unit } from "./part.ts";
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
  readonly cases: ReadonlyMap<string, Case>;
  /** The certified templates by unit. */
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
  const [left, right] = [sides.side(lower), sides.side(upper, lower)];
  const allowances = signed(allow, at, today);
  const units = [surroundings, ...Object.keys(sides.fleet.policy.components)];
  const pairs = new Map<string, Pair>();
  const cases = new Map<string, Case>();
  const judged: Judged[] = [];
  const doubted: Doubt[] = [];
  for (const unit of units) {
    const pair = certified(sides, left, right, unit);
    pairs.set(unit, pair);
    if (pair.manner === undefined) doubted.push(...doubts(sides, left, right, unit, pair));
  }
  for (const view of views(left, right))
    for (const unit of units) {
      const pair = pairs.get(unit);
      if (pair === undefined) continue;
      const made = caseOf(sides, left, right, unit, pair, view);
      const differences = compareUnits(made.lower, made.upper, sides.fleet.definitions);
      if (!cases.has(unit) || differences.length > 0) cases.set(unit, made);
      if (differences.length > 0) judged.push(...judge(made, differences, allowances));
    }
  return {
    lower,
    upper,
    inputs: differing(left.behaviour, right.behaviour),
    allowances,
    judged: distinct(judged),
    doubts: doubted,
    cases,
    pairs,
  };
}

/** Both behaviours under one engine. */
interface View {
  readonly lower: Behaviour;
  readonly upper: Behaviour;
  /** Whether both are what the environments really have. */
  readonly isOwn: boolean;
}

/**
 * Environments with one engine are compared as they are. With two, both are rendered by the one and by the other: then
 * everything that either engine can say is compared, and nothing differs because the engines do.
 */
function views({ behaviour: lower }: Side, { behaviour: upper }: Side): readonly View[] {
  if (lower.cluster.delivery === upper.cluster.delivery) return [{ lower, upper, isOwn: true }];
  const under = (behaviour: Behaviour, as: Behaviour): Behaviour => {
    const { delivery } = as.cluster;
    return { ...behaviour, cluster: { ...behaviour.cluster, delivery, [delivery]: as.cluster[delivery] } };
  };
  return [
    { lower, upper: under(upper, lower), isOwn: false },
    { lower: under(lower, upper), upper, isOwn: false },
  ];
}

function caseOf(sides: Sides, left: Side, right: Side, unit: string, pair: Pair, view: View): Case {
  const { manner, fillings } = pair;
  const render = (side: Side) => (behaviour: Behaviour) => side.render(unit, behaviour, manner);
  const unitOf = (side: Side, own: Unit, behaviour: Behaviour): Unit => {
    if (view.isOwn) return own;
    const made = side.render(unit, behaviour, manner);
    return typeof made === "string" ? new Map() : made;
  };
  const lower = unitOf(left, pair.lower, view.lower);
  const upper = unitOf(right, pair.upper, view.upper);
  const { definitions } = sides.fleet;
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
      unit,
      differing(view.lower, view.upper),
      { behaviour: view.lower, unit: lower, render: render(left) },
      { behaviour: view.upper, unit: upper, render: render(right) },
      (one, other) => compareUnits(one, other, definitions),
      isClosed(sides, left, right),
    ),
  };
}

/**
 * Whether behaviour is all that sets two templates apart. Beside it there are the components of the clusters: what needs
 * one of them waits for it where it is.
 */
function isClosed({ fleet: { policy, versions } }: Sides, left: Side, right: Side): boolean {
  const [one = "", other = ""] = [left, right].map(({ environment }) => policy.environments[environment]?.cluster);
  const has = (component: string, cluster: string, places: readonly string[]): boolean =>
    places.includes(cluster) && versionOf(versions, component, cluster) !== "none";
  return (
    one === other ||
    Object.entries(policy.components).every(
      ([name, each]) => each.scope !== "cluster" || has(name, one, each.in) === has(name, other, each.in),
    )
  );
}

/** Under two engines most of what is delivered is compared twice. */
function distinct(judged: readonly Judged[]): readonly Judged[] {
  const seen = new Set<string>();
  return judged.filter(({ unit, found }) => {
    const key = JSON.stringify([unit, found.part, found.path, found.kind]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
