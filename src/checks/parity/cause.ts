import type { Input } from "./inputs.ts";
import { type Judged, presenceOf } from "./judge.ts";
import type { Found, Trial } from "./trial.ts";

/** What of the policy a difference comes from. */
export type Cause =
  | { readonly kind: "one"; readonly inputs: readonly [Input] }
  /** Without any of them there is no difference. */
  | { readonly kind: "together"; readonly inputs: readonly Input[] }
  /** Each of them makes a difference: only without all there is none. */
  | { readonly kind: "each"; readonly inputs: readonly Input[] }
  /** No input of the policy explains it. */
  | { readonly kind: "none" };

/** What a difference comes from: of a component that one side has not, all comes from that. */
export function causeFor(judged: Pick<Judged, "unit" | "found" | "trial">): Cause {
  const presence = presenceOf(judged);
  return presence === undefined ? causeOf(judged.found, judged.trial) : { kind: "one", inputs: [presence] };
}

/**
 * What has to be signed for a difference to pass: as much of its cause as makes it alone, or all of that and what it is
 * made of beside. Of `a ? b : 0` nothing is left without `a`, which is the cause; how much there is, `b` says.
 */
export function needed(cause: Cause, judged: Pick<Judged, "unit" | "found" | "trial">): readonly Input[] {
  if (cause.kind === "none") return [];
  const { inputs } = cause;
  const { found, trial } = judged;
  if (presenceOf(judged) !== undefined) return inputs;
  const isEnough = (some: readonly Input[]): boolean => trial.isDueTo(found, new Set(some));
  if (isEnough(inputs)) return withoutSpare(inputs, isEnough);
  const others = trial.inputs.filter((each) => !inputs.some((one) => one === each));
  const isEnoughBeside = (more: readonly Input[]): boolean => isEnough([...inputs, ...more]);
  if (!isEnoughBeside(others)) return inputs;
  return withoutSpare([...inputs, ...smallest(others, isEnoughBeside)], isEnough);
}

/** What is left of a set that is enough when all goes that it is enough without, one by one. */
const withoutSpare = <Item>(all: readonly Item[], isEnough: (some: readonly Item[]) => boolean): readonly Item[] =>
  all.reduce<readonly Item[]>((left, each) => {
    const others = left.filter((one) => one !== each);
    return others.length > 0 && isEnough(others) ? others : left;
  }, all);

/** Finds the inputs that a difference comes from, with as few questions as there are inputs. */
export function causeOf(found: Found, trial: Trial): Cause {
  const { inputs } = trial;
  const singles = inputs.filter((each) => trial.goes(found, [each]));
  const [first, ...others] = singles;
  if (first !== undefined)
    return others.length === 0 ? { kind: "one", inputs: [first] } : { kind: "together", inputs: singles };
  if (inputs.length < 2 || !trial.goes(found, inputs)) return { kind: "none" };
  return { kind: "each", inputs: smallest(inputs, (some) => trial.goes(found, some)) };
}

/**
 * A set without which the answer would be no, and from which nothing can be left out (QuickXplain, Junker 2004). Expects
 * that the answer for all is yes.
 */
export function smallest<Item>(all: readonly Item[], holds: (some: readonly Item[]) => boolean): readonly Item[] {
  const search = (background: readonly Item[], added: boolean, items: readonly Item[]): readonly Item[] => {
    if (added && holds(background)) return [];
    if (items.length <= 1) return items;
    const half = Math.floor(items.length / 2);
    const [left, right] = [items.slice(0, half), items.slice(half)];
    const fromRight = search([...background, ...left], left.length > 0, right);
    const fromLeft = search([...background, ...fromRight], fromRight.length > 0, left);
    return [...fromLeft, ...fromRight];
  };
  return search([], false, all);
}
