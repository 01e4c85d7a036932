import { isList, isRecord } from "../../../imports/json.ts";
import type { Json } from "../../policy/index.ts";
import type { Behaviour } from "./behaviour.ts";
import { type Filling, isFilled } from "./fill.ts";
import type { Part, Unit } from "./part.ts";
import { type Manner, manners } from "./placeholders.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";

/**
 * Whether a template with the names of an environment in it is what is really rendered there, part by part and byte by
 * byte. Then names are all that makes it differ from the template, whatever functions do inside.
 */
export function certifies(template: Unit, real: Unit, filling: Filling): boolean {
  if (template.size !== real.size) return false;
  for (const [id, part] of template) if (!certifiesPart(part, real.get(filling.text(id)), filling)) return false;
  return true;
}

/**
 * The same for one part. What a text holds may hang on the names in it: `account: 123456789012` is a number, and a
 * placeholder is none. So texts with names in them, as they are rendered, are as good a proof.
 */
export function certifiesPart(template: Part, real: Part | undefined, filling: Filling): boolean {
  if (real === undefined) return false;
  if (isFilled(template.body, real.body, filling)) return true;
  const [texts, rendered] = [template.texts ?? template.body, real.texts ?? real.body];
  if (texts === template.body && rendered === real.body) return false;
  return isProven({ body: template.body, text: texts }, { body: real.body, text: rendered }, filling);
}

/** A value as it is opened and as it is rendered: they part where a text holds a document. */
interface Both {
  readonly body: Json | undefined;
  readonly text: Json | undefined;
}

/** Whether every part is proven by what it holds or by how it is written. */
function isProven(template: Both, real: Both, filling: Filling): boolean {
  if (isFilled(template.body, real.body, filling)) return true;
  const { text: one } = template;
  const { text: other } = real;
  if (isList(one))
    return (
      isList(other) &&
      one.length === other.length &&
      one.every((text, at) =>
        isProven({ body: entry(template.body, at), text }, { body: entry(real.body, at), text: other[at] }, filling),
      )
    );
  if (!isRecord(one) || !isRecord(other)) return isFilled(one, other, filling);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => {
      const name = filling.text(key);
      const [own, theirs] = [
        { body: field(template.body, key), text: one[key] },
        { body: field(real.body, name), text: field(other, name) },
      ];
      return theirs.text !== undefined && isProven(own, theirs, filling);
    })
  );
}

const entry = (value: Json | undefined, at: number): Json | undefined => (isList(value) ? value[at] : undefined);
const field = (value: Json | undefined, key: string): Json | undefined =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** Templates of both sides of a unit, under one set of placeholders. */
export interface Pair {
  readonly lower: Unit;
  readonly upper: Unit;
  /** With them `part` finds what a template's part is in an environment. */
  readonly fillings: { readonly lower: Filling; readonly upper: Filling };
  /** The placeholders that certify both sides; nothing where none does. */
  readonly manner: Manner | undefined;
}

/** What a part of a template is in an environment. */
export const realPart = (unit: Unit | string, filling: Filling, id: string): Part | undefined =>
  typeof unit === "string" ? undefined : unit.get(filling.text(id));

/** Looks for placeholders that certify both sides; any that do are a proof. */
export function certified(sides: Sides, lower: Side, upper: Side, unit: string): Pair {
  const of = (side: Side, behaviour: Behaviour, manner: Manner): Unit | string =>
    manner === manners[0]
      ? (side.failures.get(unit) ?? side.templates.get(unit) ?? empty)
      : side.render(unit, behaviour, manner);
  const pair = (manner: Manner): Pair | undefined => {
    const [left, right] = [of(lower, lower.behaviour, manner), of(upper, upper.behaviour, manner)];
    if (typeof left === "string" || typeof right === "string") return undefined;
    const fillings = {
      lower: sides.filling(lower.environment, manner),
      upper: sides.filling(upper.environment, manner),
    };
    return { lower: left, upper: right, fillings, manner };
  };
  const [realLower, realUpper] = [lower.real(unit), upper.real(unit)];
  for (const manner of manners) {
    const tried = pair(manner);
    if (tried === undefined || typeof realLower === "string" || typeof realUpper === "string") continue;
    const { fillings } = tried;
    if (certifies(tried.lower, realLower, fillings.lower) && certifies(tried.upper, realUpper, fillings.upper))
      return tried;
  }
  return { ...(pair(manners[0]) ?? nothing(sides, lower, upper)), manner: undefined };
}

const empty: Unit = new Map();

const nothing = (sides: Sides, lower: Side, upper: Side): Pair => ({
  lower: empty,
  upper: empty,
  fillings: { lower: sides.filling(lower.environment), upper: sides.filling(upper.environment) },
  manner: undefined,
});
