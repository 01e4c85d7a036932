import { smallest } from "../cause.ts";
import type { Step } from "../diff/difference.ts";
import type { Source } from "../inputs.ts";
import { type Draft, put } from "./draft.ts";
import { bearing, type Effect, type Question } from "./effect.ts";
import { type Lever, valueOfProbe } from "./lever.ts";

/**
 * How an input has to do with a field. `"made of"`: the field holds its value. `"decided by"`: the field is another
 * where the input is. `"together"`: the field is another where several inputs are. `"may depend on"`: a function cannot
 * do its work with another value. `"default"`: the policy leaves it out and Lockstep's own value holds.
 */
export type How = "made of" | "decided by" | "together" | "may depend on" | "default";

/** One input of a field. */
export interface Reason {
  readonly title: string;
  readonly how: How;
  /** Nothing where the policy leaves it out. */
  readonly value: unknown;
  readonly source: Source;
}

/** Where a rendered field comes from. */
export interface Answer {
  readonly inputs: readonly Reason[];
  /** The functions of a component that write it. */
  readonly functions: readonly Pick<Reason, "title" | "source">[];
  /** What the object would not be there without. */
  readonly presence: readonly Pick<Reason, "title" | "source" | "value">[];
}

/** An input with all that was seen of it. */
export interface Seen {
  readonly lever: Lever;
  readonly effects: readonly Effect[];
}

/** Asks about an input until it has an effect; `isEnough` says which. */
export function seen(question: Question, lever: Lever, isEnough: (effect: Effect) => boolean): Seen {
  const effects: Effect[] = [];
  for (const probe of lever.probes) {
    const effect = question.ask(probe, lever);
    if (effect === undefined) continue;
    effects.push(effect);
    if (isEnough(effect)) break;
  }
  return { lever, effects };
}

/** Where one field comes from. */
export function answer(question: Question, draft: Draft, levers: readonly Lever[], field: readonly Step[]): Answer {
  const isAt = (effect: Effect): boolean => bearing(effect, field) !== undefined;
  const asked = levers.filter(({ kind }) => kind !== "absent").map((lever) => seen(question, lever, isAt));
  const through = functionsAt(question, draft, asked, field);
  const names = new Set(through.map(({ source }) => source.path.join(".")));
  const sure = asked.flatMap((each) => (each.lever.kind === "field" ? reasonOf(each, field) : []));
  const hit = new Set(sure.map(({ source }) => source.path.join(".")));
  const silent = asked.filter(({ lever }) => lever.kind === "field" && !hit.has(lever.source.path.join(".")));
  const together = joint(question, draft, silent, field);
  const joined = new Set(together.map(({ source }) => source.path.join(".")));
  const perhaps = silent.flatMap(({ lever: { title, value, source }, effects }): readonly Reason[] =>
    !joined.has(source.path.join(".")) &&
    effects.length > 0 &&
    effects.every(({ broken }) => [...broken].some((each) => names.has(each)))
      ? [{ title, how: "may depend on", value, source }]
      : [],
  );
  const inputs = [...sure, ...together, ...perhaps];
  return {
    inputs: inputs.length > 0 || through.length > 0 ? inputs : defaults(question, levers, field),
    functions: through,
    presence: presenceOf(asked),
  };
}

/** What the probes of an input show of a field; nothing where it has no part in it. */
export function reasonOf({ lever, effects }: Seen, field: readonly Step[]): readonly Reason[] {
  const { title, value, source } = lever;
  const how = effects.map((each) => bearing(each, field)).find((each) => each !== undefined);
  return how === undefined ? [] : [{ title, how, value, source }];
}

/** The functions that a field comes out of; one that builds objects writes all of them. */
export function functionsAt(
  { subject }: Question,
  { policy }: Draft,
  asked: readonly Seen[],
  field: readonly Step[],
): Answer["functions"] {
  const component = policy.components[subject.unit];
  if (subject.isPayload && component !== undefined && "manifests" in component) {
    const path = ["components", subject.unit, "manifests"];
    return [{ title: `manifests of ${subject.unit}`, source: { source: "policy", path } }];
  }
  return asked
    .filter((each) => each.lever.kind === "function" && reasonOf(each, field).length > 0)
    .map(({ lever: { title, source } }) => ({ title, source }));
}

/** Inputs that have an effect only where others are other too. */
function joint(question: Question, draft: Draft, silent: readonly Seen[], field: readonly Step[]): readonly Reason[] {
  const open = silent.flatMap(({ lever, effects }) => {
    const isGiven = lever.source.path[2] === "settings" || lever.source.path[2] === "identity";
    const at = effects.findIndex(({ broken }) => broken.size === 0);
    const to = at === -1 ? undefined : valueOfProbe(lever, at);
    return isGiven && to !== undefined ? [{ lever, to }] : [];
  });
  const [first] = open;
  if (first === undefined || open.length < 2) return [];
  const holds = (some: readonly (typeof first)[]): boolean => {
    const changed = some.reduce((each, { lever, to }) => put(each, lever.source, to), draft);
    const effect = question.ask({ draft: changed }, first.lever);
    return effect !== undefined && bearing(effect, field) !== undefined;
  };
  if (!holds(open)) return [];
  return smallest(open, holds).map(({ lever: { title, value, source } }) => ({
    title,
    how: "together",
    value,
    source,
  }));
}

function defaults(question: Question, levers: readonly Lever[], field: readonly Step[]): readonly Reason[] {
  const seenAt = levers
    .filter(({ kind }) => kind === "absent")
    .map((lever) => seen(question, lever, (effect) => bearing(effect, field) !== undefined));
  const found = new Map<string, Reason>();
  for (const each of seenAt)
    for (const { title, value, source } of reasonOf(each, field))
      found.set(source.path.join("."), { title, how: "default", value, source });
  return [...found.values()];
}

/** Inputs without whose value the object would not be there. */
export function presenceOf(asked: readonly Seen[]): Answer["presence"] {
  const found = new Map<string, Answer["presence"][number]>();
  for (const { lever, effects } of asked)
    if ((lever.kind === "section" || lever.kind === "field") && effects.some(({ isGone }) => isGone))
      found.set(lever.source.path.join("."), { title: lever.title, source: lever.source, value: lever.value });
  return [...found.values()];
}
