import type { Fields, Literal } from "./literal.ts";
import { type Address, named, placeOf, type Trouble } from "./problem.ts";

/** Says that something is no text in quotes. */
export function notText(at: Address, value: Literal): Trouble {
  const what = whatIs(value);
  const number = /^the number (.+)$/.exec(what)?.[1];
  const hint = number === undefined ? "write it out in quotes" : `write it in quotes: "${number}"`;
  return { start: value.start, message: `${named(at)} is ${what}, not text in quotes`, hint, ...placeOf(at) };
}

/** Says that something is no object that is written out. */
export function notObject(at: Address, value: Literal): Trouble {
  const message = `${named(at)} is ${whatIs(value)}, not a plain object`;
  return { start: value.start, message, hint: "write the object out here", ...placeOf(at) };
}

/** Says that a key is given another time. */
export function twiceIn(at: Address, start: number): Trouble {
  return { start, message: `${named(at)} is given twice`, hint: "remove one of them", ...placeOf(at) };
}

/** What of an object may stand for any key, so that nobody knows what its fields are in the end. */
export function obstacles(object: Fields, at: Address): readonly Trouble[] {
  return object.unknown.map(({ start, what }) => ({
    start,
    message: `${named(at)} has ${what}, so its fields cannot be told from the text`,
    hint: "write each key and its value out",
    ...placeOf(at),
  }));
}

function whatIs(value: Literal): string {
  if (value.kind === "other") return value.what;
  return value.kind === "text" ? "text" : value.kind === "list" ? "a list" : "an object";
}
