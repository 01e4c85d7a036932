import { choose } from "../../model/shape/choose.ts";
import { quoted } from "../../model/suggest.ts";
import { given } from "../../synth/given.ts";
import type { Problem } from "../rule.ts";
import { isAbout, relates, type Signed, subject, target } from "./allowed.ts";
import { causeFor, needed } from "./cause.ts";
import type { Comparison } from "./comparison.ts";
import type { Step } from "./diff/difference.ts";
import type { Doubt } from "./doubt.ts";
import { coversDoubt } from "./doubtful.ts";
import { essenceOf } from "./essence.ts";
import { walkFields } from "./fields.ts";
import { type Input, keyOf, title } from "./inputs.ts";
import { coversField, isInField, type Judged } from "./judge.ts";
import type { Part } from "./part.ts";
import { allowanceFor, inWords, proposed } from "./proposal.ts";
import { dotted } from "./undeclared.ts";
import { amounts, difference, places, readable } from "./words.ts";

/** Differences that an allowance hid until it ended: one problem for each allowance. */
export function* expired(comparison: Comparison): Iterable<Problem> {
  const { judged, lower, upper } = comparison;
  const hidden = new Map<Signed, Judged[]>();
  for (const each of judged)
    if (each.outcome.kind === "expired")
      for (const by of each.outcome.by) hidden.set(by, [...(hidden.get(by) ?? []), each]);
  for (const [{ allowance, at }, found] of hidden) {
    const [first, ...others] = readable(found);
    if (first === undefined) continue;
    const many = others.length === 0 ? "" : `, and ${amounts(others).join(" and ")} more`;
    yield {
      message: `the allowance for ${subject(allowance)} ended on ${allowance.until}: ${difference(first, [lower, upper])}${many}`,
      hint: "make them equal, or give a new date and the reason for it",
      at: [...at, "until"],
      ...places(found),
      essence: found.map((each) => essenceOf(comparison, each)),
    };
  }
}

/** Allowances for rendered fields that nothing renders. */
export function* unknown(comparison: Comparison): Iterable<Problem> {
  const { lower, upper, allowances } = comparison;
  const used = usedIn(comparison);
  for (const { allowance, at } of allowances) {
    const { field, kind } = allowance;
    if (field === undefined || used.has(allowance) || isRendered(allowance, comparison)) continue;
    if (isHidden(comparison, allowance)) continue;
    const kinds = kindsIn(comparison);
    yield kind === undefined || kinds.has(kind)
      ? {
          message: `the allowance names the field ${quoted(field)}, and nothing in ${lower} or ${upper} has it`,
          hint: "name a field as findings do, or remove the allowance",
          at: [...at, "field"],
        }
      : {
          message: `the allowance names the kind ${quoted(kind)}, and nothing in ${lower} or ${upper} is one`,
          hint: choose(kind, [...kinds].sort(), "remove the allowance"),
          at: [...at, "kind"],
        };
  }
}

/** The kinds of everything that is compared, as allowances name them. */
function kindsIn({ views }: Comparison): ReadonlySet<string> {
  const pairs = views.flatMap((view) => [...view.pairs.values()]);
  const kinds = pairs.flatMap(({ lower, upper }) => [...lower.values(), ...upper.values()].map(({ kind }) => kind));
  return new Set(kinds.map((kind) => kind.slice(kind.lastIndexOf("/") + 1)).filter((kind) => kind !== ""));
}

/** Allowances that hide nothing. */
export function* unused(comparison: Comparison): Iterable<Problem> {
  const used = usedIn(comparison);
  const { lower, upper } = comparison;
  for (const { allowance, at } of comparison.allowances) {
    if (used.has(allowance) || (allowance.field !== undefined && !isRendered(allowance, comparison))) continue;
    // What lies with another allowance is said once, by the rule about overlaps.
    if (rivals(comparison, allowance).length > 0) continue;
    // Such a difference is an error, which says what to do.
    if (isHidden(comparison, allowance) || isWaiting(comparison, allowance)) continue;
    const why = idle(comparison, allowance);
    yield {
      message: `the allowance for ${subject(allowance)} between ${lower} and ${upper} is not used: ${why}`,
      hint: `remove ${dotted(at)}`,
      at,
    };
  }
}

/** Whether an allowance may be about something that cannot be compared, and so cannot be said to be the same. */
function isHidden({ doubts, views }: Comparison, allowance: Signed["allowance"]): boolean {
  const { field, component } = allowance;
  return doubts.some(({ kind, unit }) => {
    if (kind !== "fails") return false;
    if (field !== undefined) return component === undefined || component === unit;
    return views.some(({ cases }) => cases.get(unit)?.trial.inputs.some((each) => isAbout(allowance, each)));
  });
}

/** Whether an allowance will cover a difference that is reported, once its relation is another or others are signed. */
function isWaiting({ judged, doubts, inputs }: Comparison, allowance: Signed["allowance"]): boolean {
  const open = judged.filter(({ outcome }) => outcome.kind === "undeclared");
  if (allowance.field !== undefined)
    return [...open, ...doubts].some(
      (each) =>
        isInField(allowance, each.unit, each.parts.upper ?? each.parts.lower, each.path) &&
        !relates(allowance, each.lower, each.upper),
    );
  // Causes cost renderings.
  if (!inputs.some((each) => isAbout(allowance, each))) return false;
  return open.some((each) => needed(causeFor(each), each).some((input) => isAbout(allowance, input)));
}

/** Why an allowance about an input hides nothing. */
function idle({ inputs, lower, upper }: Comparison, allowance: Signed["allowance"]): string {
  if (inputs.some((each) => isAbout(allowance, each))) return "the difference has no effect that it would cover";
  const named = target(allowance)?.join(".") ?? "";
  const whole = inputs.find((each) => named.startsWith(`${each.path.join(".")}.`));
  if (whole === undefined || (whole.lower !== undefined && whole.upper !== undefined)) return "there is no difference";
  return `${whole.lower === undefined ? lower : upper} has no ${title(whole)} at all`;
}

/** Two allowances about one difference: whoever removes one of them would see nothing change. */
export function* overlapping(comparison: Comparison): Iterable<Problem> {
  const { allowances } = comparison;
  // Where one is about a field and the other about an input, only the first knows of the other.
  for (const { allowance, at, index } of allowances)
    for (const other of rivals(comparison, allowance))
      if (other.index < index || (allowance.field !== undefined && other.allowance.field === undefined))
        yield {
          message: `the allowances for ${subject(allowance)} and for ${subject(other.allowance)} cover the same difference`,
          hint: `remove ${dotted(at)} or ${dotted(other.at)}`,
          at,
        };
}

/** Allowances that cover what comes from more than one thing, and could be several instead. */
export function* broad(comparison: Comparison): Iterable<Problem> {
  for (const signed of comparison.allowances) {
    const { allowance, at } = signed;
    const causes =
      target(allowance) === undefined
        ? causesOf(comparison.judged.filter((each) => coversField(signed, each)))
        : comparison.inputs.filter((each) => isAbout(allowance, each)).map((each) => [each]);
    const others = comparison.allowances.filter((other) => other !== signed && !other.expired);
    const open = causes.flat().filter((each) => !others.some((other) => isAbout(other.allowance, each)));
    const narrower = new Set((open.length === 0 ? causes.flat() : open).flatMap((each) => allowanceFor(each) ?? []));
    // What nothing names more closely is as narrow as can be: a whole cluster, whoever is told.
    if (causes.length < 2 || new Set(causes.flat().map(allowanceFor)).size < 2) continue;
    yield {
      message: `the allowance for ${subject(allowance)} covers more than one cause: ${inWords(causes.map((each) => each.map(title).join(" with ")))}`,
      hint: `allow each by itself: ${proposed([...narrower])}`,
      at,
    };
  }
}

/** Enough to see whether there is more than one cause. */
const looked = 20;

function causesOf(covered: readonly Judged[]): readonly (readonly Input[])[] {
  const causes = new Map<string, readonly Input[]>();
  for (const each of covered.slice(0, looked)) {
    const cause = causeFor(each);
    if (cause.kind !== "none") causes.set(cause.inputs.map(keyOf).join(" "), cause.inputs);
  }
  return [...causes.values()];
}

function usedIn({ judged, doubts, allowances }: Comparison): ReadonlySet<Signed["allowance"]> {
  const used = new Set<Signed["allowance"]>();
  for (const { allowance } of allowances) if (doubts.some((each) => coversDoubt(allowance, each))) used.add(allowance);
  for (const { trial, outcome } of judged) {
    if (outcome.kind === "undeclared") continue;
    // To know who covers a difference costs renderings: it is asked where somebody is not known to be used yet.
    const open = allowances.some(
      ({ allowance }) =>
        !used.has(allowance) &&
        (allowance.field !== undefined || trial.inputs.some((each) => isAbout(allowance, each))),
    );
    if (open) for (const { allowance } of outcome.by) used.add(allowance);
  }
  return used;
}

/** Other allowances that are about an input that this one is about, or hide a field that this one names. */
function rivals({ inputs, judged, doubts, allowances }: Comparison, allowance: Signed["allowance"]): readonly Signed[] {
  if (allowance.field !== undefined) {
    // No input explains a doubt: whoever removes this one would see it.
    const others = allowances.filter((each) => each.allowance !== allowance && !each.expired);
    const isNeeded = (doubt: Doubt): boolean =>
      coversDoubt(allowance, doubt) && !others.some((each) => coversDoubt(each.allowance, doubt));
    if (doubts.some(isNeeded)) return [];
    const named = judged.filter(
      ({ unit, path, parts, outcome }) =>
        outcome.kind === "allowed" && isInField(allowance, unit, parts.upper ?? parts.lower, path),
    );
    return allowances.filter(
      (other) =>
        other.allowance !== allowance &&
        named.some(({ outcome }) => outcome.kind === "allowed" && outcome.by.includes(other)),
    );
  }
  const own = inputs.filter((each) => isAbout(allowance, each));
  return allowances.filter(
    (other) => other.allowance !== allowance && own.some((each) => isAbout(other.allowance, each)),
  );
}

/** Whether a field that an allowance names is rendered for either environment. */
function isRendered({ field = "", kind, component }: Signed["allowance"], { views }: Comparison): boolean {
  const only = given({ kind, component });
  const has = (unit: string, part: Part): boolean =>
    isInField({ ...only, field: "**" }, unit, part, ["any"]) &&
    walkFields(part, (path: readonly Step[]) => isInField({ ...only, field }, unit, part, path));
  for (const [unit, { lower, upper }] of views.flatMap(({ pairs }) => [...pairs]))
    for (const parts of [lower, upper]) for (const part of parts.values()) if (has(unit, part)) return true;
  return false;
}
