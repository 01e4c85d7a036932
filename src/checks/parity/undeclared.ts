import type { Problem } from "../rule.ts";
import { isAbout, type Signed } from "./allowed.ts";
import { type Cause, causeOf } from "./cause.ts";
import type { Comparison } from "./comparison.ts";
import { type Input, keyOf, sourceOf, title } from "./inputs.ts";
import type { Judged } from "./judge.ts";
import type { Sides } from "./sides.ts";
import { allowanceFor, contrast, counted, difference, fieldAllowanceFor, functionOf, renderedPlace } from "./words.ts";

/** Units whose differences are explained: each takes a rendering for every input that differs. */
const explained = 100;

/** Differences that come from one thing. */
interface Group {
  readonly cause: Cause;
  readonly judged: Judged[];
}

/** Differences nobody signed for, gathered by what they come from. */
export function* undeclared(sides: Sides, comparison: Comparison, at: readonly string[]): Iterable<Problem> {
  const open = comparison.judged.filter(({ outcome }) => outcome.kind === "undeclared");
  const units = [...new Set(open.map(({ unit }) => unit))];
  const known = new Set(units.slice(0, explained));
  for (const group of grouped(open.filter(({ unit }) => known.has(unit))))
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
  };
}

function grouped(judged: readonly Judged[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [index, each] of judged.entries()) {
    const cause = causeOf(each.found, each.trial);
    const key = cause.kind === "none" ? String(index) : `${cause.kind} ${cause.inputs.map(keyOf).join(" ")}`;
    const before = groups.get(key);
    if (before === undefined) groups.set(key, { cause, judged: [each] });
    else before.judged.push(each);
  }
  return [...groups.values()];
}

/** The first rendered place, and all others. */
export function places(judged: readonly Judged[]): Pick<Problem, "rendered" | "more"> {
  const [rendered, ...more] = judged.flatMap((each) => renderedPlace(each) ?? []);
  return { ...(rendered === undefined ? {} : { rendered }), ...(more.length === 0 ? {} : { more }) };
}

function problemOf(sides: Sides, comparison: Comparison, { cause, judged }: Group, at: readonly string[]): Problem {
  const { lower, upper } = comparison;
  const [first] = judged;
  if (first === undefined) throw new Error("a group of differences is empty");
  const many = manyOf(judged);
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
      hint: `make them equal, or add ${fieldAllowanceFor(first)} to ${dotted(at)}.allow`,
      at: place.length === 0 ? at : place,
      ...places(judged),
    };
  }
  const [main, ...others] = cause.inputs;
  if (main === undefined) throw new Error("a cause has no input");
  const said = {
    one: () => `${contrast(main, lower, upper)}${many}`,
    together: () =>
      `${contrast(main, lower, upper)}, and only with ${others.map(title).join(" and ")} does it matter${many}`,
    each: () => `${cause.inputs.map(title).join(" and ")} each make ${upper} differ from ${lower}${many}`,
  }[cause.kind]();
  const [place, ...causes] = cause.inputs.map((each) => placeOf(sides, comparison, each));
  return {
    message: said,
    hint: hintFor(cause.inputs, comparison.allowances, dotted(at)),
    at: place?.path ?? at,
    source: place?.source ?? "policy",
    ...places(judged),
    ...(causes.length === 0 ? {} : { causes }),
  };
}

/** How much differs, where it is more than the one field that is shown. */
function manyOf(judged: readonly Judged[]): string {
  const objects = judged.filter(({ path }) => path.length === 0).length;
  const fields = judged.length - objects;
  if (objects === 0 && fields === 1) return "";
  const parts = [objects === 0 ? "" : counted(objects, "object"), fields === 0 ? "" : counted(fields, "field")];
  return ` (${parts.filter((each) => each !== "").join(", ")})`;
}

/** Where an input is written: for the side that has a value of its own, and else for the one that receives versions. */
function placeOf({ fleet: { policy, versions } }: Sides, { lower, upper }: Comparison, input: Input) {
  const [below, above] = [lower, upper].map((each) => sourceOf(policy, versions, each, input));
  const place = above?.own === true || below?.own !== true ? above : below;
  if (place === undefined) throw new Error("an input has no place");
  // What is absent on a side is not written there.
  if (place === above && input.upper === undefined && below?.own === true) return below;
  return place;
}

function hintFor(inputs: readonly Input[], allowances: readonly Signed[], contract: string): string {
  const refused = allowances.find(
    ({ allowance, expired }) => !expired && inputs.some((each) => isAbout(allowance, each)),
  );
  if (refused !== undefined) {
    const { relation = "any", values } = refused.allowance;
    if (relation !== "any")
      return `make them equal, or change ${dotted(refused.at)}, which asks for ${relation === "oneOf" ? `one of ${values?.join(", ")}` : relation}`;
  }
  return `make them equal, or add ${inputs.map(allowanceFor).join(" and ")} to ${contract}.allow`;
}

/** `parity[0].allow[1]` */
export const dotted = (path: readonly string[]): string =>
  path.map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
