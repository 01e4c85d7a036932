import type { Json } from "../../policy/index.ts";
import { isAbout, relates, type Signed, target } from "./allowed.ts";
import type { Step } from "./diff/difference.ts";
import { matchesField } from "./diff/field-name.ts";
import { same } from "./diff/same.ts";
import type { Filling } from "./fill.ts";
import type { Input } from "./inputs.ts";
import type { Part, Unit } from "./part.ts";
import { tokens } from "./token.ts";
import { type Found, isSurplus, type Trial } from "./trial.ts";

/** What is to be thought of a difference. */
export type Outcome =
  | { readonly kind: "allowed"; readonly by: readonly [Signed, ...Signed[]] }
  /** It was allowed, until a day that is over. */
  | { readonly kind: "expired"; readonly by: readonly [Signed, ...Signed[]] }
  | { readonly kind: "undeclared" };

/** A difference as people see it: with real names and real values. */
export interface Judged {
  readonly unit: string;
  /** In templates. */
  readonly found: Found;
  /** The place with real names: those of the side that receives versions, or of the one that alone has something. */
  readonly path: readonly Step[];
  readonly lower: Json | undefined;
  readonly upper: Json | undefined;
  readonly parts: { readonly lower: Part | undefined; readonly upper: Part | undefined };
  /** See the function of that name. */
  readonly isSurplus: boolean;
  readonly outcome: Outcome;
  /** What can be asked about it. */
  readonly trial: Trial;
}

/** What of one unit is compared, and how it can be asked about. */
export interface Case {
  readonly unit: string;
  readonly lower: Unit;
  readonly upper: Unit;
  readonly fillings: { readonly lower: Filling; readonly upper: Filling };
  /** What a template's part really is on each side. */
  readonly parts: (id: string) => Judged["parts"];
  readonly trial: Trial;
}

/** Judges the differences of one unit by the allowances of the contract. */
export function judge(
  { unit, fillings, parts, trial }: Case,
  differences: readonly Found[],
  allowances: readonly Signed[],
): readonly Judged[] {
  const judged: Judged[] = [];
  for (const found of differences) {
    const lower = found.left === undefined ? undefined : fillings.lower.json(found.left);
    const upper = found.right === undefined ? undefined : fillings.upper.json(found.right);
    // Templates may differ where names do not: two names that are equal here and not elsewhere. A name of the other
    // side in the place of one's own is no such thing.
    if (lower !== undefined && upper !== undefined && same(lower, upper) && areAlike(found)) continue;
    const { text } = upper === undefined ? fillings.lower : fillings.upper;
    const seen = { unit, found, path: found.path.map(text), lower, upper, parts: parts(found.part) };
    judged.push({
      ...seen,
      trial,
      isSurplus: isSurplus(found, differences),
      outcome: outcomeOf(seen, trial, allowances),
    });
  }
  return judged;
}

/** That a component is there at all, where it is one that only one side has: then nothing else of it can be compared. */
export function presenceOf({ unit, trial }: Pick<Judged, "unit" | "trial">): Input | undefined {
  return trial.inputs.find(
    ({ path: [area, name, ...rest], lower, upper }) =>
      area === "components" && name === unit && rest.length === 0 && (lower === undefined) !== (upper === undefined),
  );
}

function outcomeOf(seen: Seen, trial: Trial, allowances: readonly Signed[]): Outcome {
  const live = allowances.filter(({ expired }) => !expired);
  const by = coveredBy(seen, trial, live);
  if (by !== undefined) return allowed("allowed", by);
  if (live.length === allowances.length) return { kind: "undeclared" };
  const once = coveredBy(seen, trial, allowances);
  if (once === undefined) return { kind: "undeclared" };
  return allowed("expired", () => {
    const [first, ...others] = once().filter(({ expired }) => expired);
    return first === undefined ? once() : [first, ...others];
  });
}

/** Whether both templates have placeholders in the same places. */
const areAlike = ({ left, right }: Found): boolean => nameless(left) === nameless(right);

const nameless = (template: Json | undefined): string | undefined =>
  JSON.stringify(template)?.replace(tokens, "\u0000");

/** A difference that nothing is thought of yet. */
type Seen = Omit<Judged, "outcome" | "trial" | "isSurplus">;

type Covering = readonly [Signed, ...Signed[]];

/** Who covers a difference is asked for few of those that are covered, and costs renderings. */
function allowed(kind: "allowed" | "expired", by: () => Covering): Outcome {
  let found: Covering | undefined;
  return {
    kind,
    get by() {
      found ??= by();
      return found;
    },
  };
}

function coveredBy(seen: Seen, trial: Trial, allowances: readonly Signed[]): (() => Covering) | undefined {
  const presence = presenceOf({ ...seen, trial });
  const alone = presence && allowances.find((each) => allowedInputs(each, [presence]).length > 0);
  if (alone !== undefined) return () => [alone];
  const onInputs = allowances.flatMap((each) => {
    const inputs = allowedInputs(each, trial.inputs);
    return inputs.length === 0 ? [] : [{ signed: each, inputs }];
  });
  const all = new Set(onInputs.flatMap(({ inputs }) => inputs));
  const [only, ...more] = onInputs;
  if (only !== undefined && trial.isDueTo(seen.found, all)) {
    if (more.length === 0) return () => [only.signed];
    return () => {
      // Who goes takes the difference along, or leaves it to inputs that nobody signed for then.
      const covers = (inputs: readonly Input[]): boolean =>
        trial.isDueTo(seen.found, new Set([...all].filter((each) => !inputs.includes(each))));
      const needed = onInputs.filter(({ inputs }) => !trial.stays(seen.found, inputs) || !covers(inputs));
      const [first, ...others] = needed;
      if (first !== undefined) return [first.signed, ...others.map(({ signed }) => signed)];
      return [(onInputs.find(({ inputs }) => trial.isDueTo(seen.found, new Set(inputs))) ?? only).signed];
    };
  }
  const onField = allowances.find((each) => coversField(each, seen));
  return onField === undefined ? undefined : () => [onField];
}

/** The inputs that an allowance lets differ: those that it is about, where they stand as it asks. */
const allowedInputs = ({ allowance }: Signed, inputs: readonly Input[]): readonly Input[] =>
  target(allowance) === undefined
    ? []
    : inputs.filter((each) => isAbout(allowance, each) && relates(allowance, each.lower, each.upper));

/** Whether an allowance about a rendered field covers a difference. */
export function coversField(
  { allowance }: Signed,
  { unit, path, lower, upper, parts }: Pick<Judged, "unit" | "path" | "lower" | "upper" | "parts">,
): boolean {
  return isInField(allowance, unit, parts.upper ?? parts.lower, path) && relates(allowance, lower, upper);
}

/** Whether a field is one that an allowance names. */
export function isInField(
  { field, kind, component }: { readonly field?: string; readonly kind?: string; readonly component?: string },
  unit: string,
  part: Part | undefined,
  path: readonly Step[],
): boolean {
  if (field === undefined || (component !== undefined && component !== unit)) return false;
  if (kind !== undefined && part?.kind.slice(part.kind.lastIndexOf("/") + 1) !== kind) return false;
  return (path.length > 0 || field === "**") && matchesField(field, path);
}
