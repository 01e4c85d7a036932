import { valueAt } from "../../../imports/json.ts";
import type { Problem } from "../rule.ts";
import { isAbout, relates, type Signed } from "./allowed.ts";
import { type Cause, causeFor, needed } from "./cause.ts";
import type { Comparison } from "./comparison.ts";
import { essenceOf } from "./essence.ts";
import { type Input, keyOf, type Source, sourceOf, title } from "./inputs.ts";
import { isInField, type Judged } from "./judge.ts";
import { allowanceFor, fieldAllowanceFor, inWords, proposed } from "./proposal.ts";
import type { Sides } from "./sides.ts";
import { amounts, contrast, counted, difference, functionOf, places, readable } from "./words.ts";

/** Units whose differences are explained: each takes a rendering for every input that differs. */
const explained = 100;

/** Differences that come from one thing. */
interface Group {
  readonly cause: Cause;
  /** What has to be signed for, by its key. */
  readonly needed: Map<string, Input>;
  readonly judged: Judged[];
}

/** Differences nobody signed for, gathered by what they come from. */
export function* undeclared(sides: Sides, comparison: Comparison, at: readonly string[]): Iterable<Problem> {
  const open = comparison.judged.filter(({ outcome }) => outcome.kind === "undeclared");
  const units = [...new Set(open.map(({ unit }) => unit))];
  const known = new Set(units.slice(0, explained));
  for (const group of grouped(
    open.filter(({ unit }) => known.has(unit)),
    comparison.allowances,
  ))
    yield problemOf(sides, comparison, group, at);
  const rest = open.filter(({ unit }) => !known.has(unit));
  const [first] = rest;
  if (first === undefined) return;
  const { lower, upper } = comparison;
  yield {
    message: `${upper} and ${lower} differ in ${counted(rest.length, "more field")} of ${counted(units.length - known.size, "more component")}`,
    hint: "mend what is explained first: much of the rest may go with it",
    at,
    ...places(rest),
    essence: rest.map((each) => essenceOf(comparison, each)),
  };
}

function grouped(judged: readonly Judged[], allowances: readonly Signed[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [index, each] of judged.entries()) {
    const whole = causeFor(each);
    const all = needed(whole, each);
    const cause = unsigned(whole, all, allowances);
    const key = cause.kind === "none" ? String(index) : `${cause.kind} ${cause.inputs.map(keyOf).join(" ")}`;
    const group = groups.get(key) ?? { cause, needed: new Map<string, Input>(), judged: [] };
    groups.set(key, group);
    group.judged.push(each);
    for (const input of all) group.needed.set(keyOf(input), input);
  }
  return [...groups.values()];
}

/** A cause without what somebody signed for already: the rest is what there is to do something about. */
function unsigned(cause: Cause, all: readonly Input[], allowances: readonly Signed[]): Cause {
  if (cause.kind === "none" || (cause.kind === "one" && all.length === 1)) return cause;
  const covers = ({ allowance, expired }: Signed, each: Input): boolean =>
    !expired && isAbout(allowance, each) && relates(allowance, each.lower, each.upper);
  const isOpen = (each: Input): boolean => !allowances.some((signed) => covers(signed, each));
  if (cause.inputs.every(isOpen)) return cause;
  const left = all.filter(isOpen);
  const own = left.filter((each) => cause.inputs.some((input) => input === each));
  const [only, ...more] = own.length === 0 ? left : own;
  if (only === undefined) return cause;
  if (more.length === 0) return { kind: "one", inputs: [only] };
  return { kind: cause.kind === "one" ? "each" : cause.kind, inputs: [only, ...more] };
}

function problemOf(sides: Sides, comparison: Comparison, group: Group, at: readonly string[]): Problem {
  const { lower, upper } = comparison;
  const { cause, judged } = group;
  const told = readable(judged);
  const [first] = told;
  if (first === undefined) throw new Error("a group of differences is empty");
  const many = manyOf(told);
  const essence = judged.map((each) => essenceOf(comparison, each));
  if (cause.kind === "none") {
    const { policy } = sides.fleet;
    const place = functionOf(
      policy,
      first.unit,
      first.found.path,
      (first.parts.upper ?? first.parts.lower)?.kind ?? "",
    );
    return {
      message: `${difference(first, [lower, upper])}, and no input of the policy explains it`,
      hint: ["make them equal", ...fieldRemedy(judged, comparison.allowances, dotted(at))].join(", or "),
      at: place.length === 0 ? at : place,
      ...places(judged),
      essence,
    };
  }
  const [main, ...others] = cause.inputs;
  if (main === undefined) throw new Error("a cause has no input");
  const said = {
    one: () => `${contrast(sides.fleet.policy, main, lower, upper)}${many}`,
    together: () =>
      `${contrast(sides.fleet.policy, main, lower, upper)}, and only with ${inWords(others.map(title))} does it matter${many}`,
    each: () => `${inWords(cause.inputs.map(title))} each make ${upper} differ from ${lower}${many}`,
  }[cause.kind]();
  const [place, ...causes] = cause.inputs.map((each) => placeOf(sides, comparison, each));
  return {
    message: said,
    hint: hintFor([...group.needed.values()], judged, comparison.allowances, dotted(at)),
    at: place?.path ?? at,
    source: place?.source ?? "policy",
    ...places(judged),
    essence,
    ...(causes.length === 0 ? {} : { causes }),
  };
}

/** How much differs, where it is more than the one field that is shown. */
function manyOf(judged: readonly Judged[]): string {
  return judged.length === 1 && judged[0]?.path.length !== 0 ? "" : ` (${amounts(judged).join(", ")})`;
}

/** Where an input is written: for the side that has a value of its own, and else for the one that receives versions. */
function placeOf({ fleet: { policy, versions } }: Sides, { lower, upper }: Comparison, input: Input) {
  const [below, above] = [lower, upper].map((each) => sourceOf(policy, versions, each, input));
  if (above === undefined || below === undefined) throw new Error("an input has no place");
  if (!above.own || !below.own) return below.own ? below : above;
  // What is absent on a side is not written there.
  const isWritten = ({ source, path }: Source) => source === "versions" || valueAt(policy, path) !== undefined;
  return input.upper === undefined || (!isWritten(above) && isWritten(below)) ? below : above;
}

/** What to do about a difference that inputs make. */
function hintFor(
  inputs: readonly Input[],
  judged: readonly Judged[],
  allowances: readonly Signed[],
  contract: string,
): string {
  const about = inputs.map((input) => ({
    input,
    signed: allowances.filter(({ allowance }) => isAbout(allowance, input)),
  }));
  const open = about.filter(({ signed }) => signed.length === 0).map(({ input }) => allowanceFor(input));
  const proposals = [...new Set(open)].filter((each) => each !== undefined);
  const changes = new Set(about.flatMap(({ input, signed }) => changed(signed, input)));
  const add = proposals.length === 0 ? [] : [`add ${inWords(proposals)} to ${contract}.allow`];
  const steps = [...changes, ...add];
  // An input that no allowance can name leaves nothing but to mend it.
  if (open.includes(undefined)) return "make them equal";
  const remedy = steps.length === 0 ? fieldRemedy(judged, allowances, contract) : [steps.join(", and ")];
  return ["make them equal", ...remedy].join(", or ");
}

/** How rendered fields that no input explains could be allowed: one remedy, or none where nothing can name them. */
export function fieldRemedy(
  spots: readonly Pick<Judged, "unit" | "path" | "parts" | "lower" | "upper">[],
  allowances: readonly Signed[],
  contract: string,
): readonly string[] {
  const about = spots.map((spot) => {
    const part = spot.parts.upper ?? spot.parts.lower;
    return { spot, signed: allowances.filter(({ allowance }) => isInField(allowance, spot.unit, part, spot.path)) };
  });
  const open = about.filter(({ signed }) => signed.length === 0);
  const proposals = open.flatMap(({ spot }) => fieldAllowanceFor(spot) ?? []);
  const changes = new Set(about.flatMap(({ spot, signed }) => changed(signed, spot)));
  const add = proposals.length === 0 ? [] : [`add ${proposed(proposals, ` to ${contract}.allow`)}`];
  const steps = [...changes, ...add];
  return steps.length === 0 ? [] : [steps.join(", and ")];
}

/** What would have to become of the allowances that are about something for them to cover it. */
function changed(
  about: readonly Signed[],
  { lower, upper }: { readonly lower: unknown; readonly upper: unknown },
): readonly string[] {
  const live = about.filter(({ expired }) => !expired);
  if (live.some(({ allowance }) => relates(allowance, lower, upper))) return [];
  const [refused] = live;
  if (refused !== undefined) return [`change ${dotted(refused.at)}, which asks for ${asked(refused.allowance)}`];
  const [over] = about;
  return over === undefined ? [] : [`renew ${dotted(over.at)}, which ended on ${over.allowance.until}`];
}

const asked = ({ relation = "any", values }: Signed["allowance"]): string =>
  relation === "oneOf" ? `one of ${values?.map((each) => JSON.stringify(each)).join(", ")}` : JSON.stringify(relation);

/** `parity[0].allow[1]` */
export const dotted = (path: readonly string[]): string =>
  path.map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
