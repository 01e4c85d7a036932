import type { Names } from "./names.ts";
import { type Digest, token } from "./token.ts";

/** A way to make placeholders: what a function does with one set it may not be able to do with another. */
export interface Manner {
  readonly salt: string;
  /** Letters of a token, beside five that are always there. */
  readonly length: number;
  /**
   * `"segments"`: what all environments have in common between `.`, `/`, `:` and `@` stays as it is, and each other
   * part gets a token. `"name"`: the environment's name inside a longer name gets the environment's token.
   * `"whole"`: one token for the whole name. `"dotted"`: the same, with a dot in the token where the name has dots, for
   * functions that put another sign in their place. `"marked"`: with a colon where the name has a sign that addresses
   * cannot hold, for functions that encode it. `"cased"`: with a capital where the name has one, for functions that put
   * it in lower case.
   */
  readonly shape: "segments" | "name" | "whole" | "dotted" | "marked" | "cased";
}

/** The manners in the order in which they are tried; any that certifies is a proof. */
export const manners: readonly [Manner, ...Manner[]] = [
  { salt: "a", length: 8, shape: "segments" },
  { salt: "b", length: 8, shape: "name" },
  { salt: "c", length: 22, shape: "segments" },
  { salt: "d", length: 6, shape: "whole" },
  { salt: "e", length: 8, shape: "dotted" },
  { salt: "f", length: 8, shape: "marked" },
  { salt: "g", length: 8, shape: "cased" },
];

/** Placeholders that are the same for all environments of a fleet. */
export interface Placeholders {
  readonly names: Names;
  /** What each token stands for in an environment: `undefined` where the environment has no such name. */
  readonly meaning: (environment: string) => ReadonlyMap<string, string>;
  /** The names that hold a token, by token. */
  readonly keys: ReadonlyMap<string, string>;
}

/** Names that are equal everywhere need no placeholder: whatever a function does with them, it does everywhere. */
export function placeholders(environments: ReadonlyMap<string, Names>, manner: Manner, digest: Digest): Placeholders {
  const names = new Map<string, string>();
  const meanings = new Map([...environments.keys()].map((each) => [each, new Map<string, string>()]));
  const keys = new Map<string, string>();
  const known = new Map<string, string>();
  const order = [...environments.keys()];
  const valuesOf = (key: string): readonly (string | undefined)[] =>
    order.map((each) => environments.get(each)?.get(key));

  /** One token for each row of values: two names that are equal in every environment are one. */
  const stand = (values: readonly (string | undefined)[], key: string): string => {
    const row = JSON.stringify(values);
    const made = known.get(row) ?? signed(token(row, manner.salt, manner.length, digest), values, manner.shape);
    known.set(row, made);
    if (!keys.has(made)) keys.set(made, key);
    for (const [index, value] of values.entries()) {
      const meaning = meanings.get(order[index] ?? "");
      if (value !== undefined) meaning?.set(made, value);
    }
    return made;
  };

  const own = valuesOf("name");
  for (const key of new Set([...environments.values()].flatMap((each) => [...each.keys()]))) {
    const values = valuesOf(key);
    const [first] = values;
    if (first !== undefined && values.every((each) => each === first)) names.set(key, first);
    else names.set(key, shaped(key, values));
  }
  return { names, keys, meaning: (environment) => meanings.get(environment) ?? new Map() };

  function shaped(key: string, values: readonly (string | undefined)[]): string {
    if (manner.shape === "name") return around(values, own, (row) => stand(row, key)) ?? stand(values, key);
    if (manner.shape === "segments") return segments(values, (row) => stand(row, key)) ?? stand(values, key);
    return stand(values, key);
  }
}

/** A token with the sign that its names have and that functions replace. */
function signed(made: string, values: Row, shape: Manner["shape"]): string {
  const has = (sign: RegExp): boolean => values.every((value) => value === undefined || sign.test(value));
  if (shape === "dotted" && has(/\./)) return made.replace("-", ".");
  if (shape === "cased" && has(/[A-Z]/)) return made.replace("q", "Q");
  return shape === "marked" && has(/[/:@]/) ? made.replace("-", ":") : made;
}

type Row = readonly (string | undefined)[];

/** Token by token, where all values have the same separators in the same places. */
function segments(values: Row, stand: (row: Row) => string): string | undefined {
  const split = values.map((value) => value?.split(/([./:@])/));
  const present = split.filter((each) => each !== undefined);
  const [first] = present;
  if (first === undefined || first.length === 1) return undefined;
  const alike = present.every(
    (each) => each.length === first.length && each.every((part, index) => index % 2 === 0 || part === first[index]),
  );
  if (!alike) return undefined;
  return first
    .map((part, index) =>
      index % 2 === 1 || present.every((each) => each[index] === part)
        ? part
        : stand(split.map((each) => each?.[index])),
    )
    .join("");
}

/** `logforge-{name}`, where all values are made that way. */
function around(values: Row, names: Row, stand: (row: Row) => string): string | undefined {
  const frames = values.map((value, index) => {
    const name = names[index];
    return value === undefined || name === undefined ? undefined : replaceName(value, name, "\u0000");
  });
  const present = frames.filter((each) => each !== undefined);
  const [first] = present;
  if (first === undefined || !first.includes("\u0000") || present.some((each) => each !== first)) return undefined;
  return first.replaceAll("\u0000", stand(names));
}

/** A name inside a longer one, where nothing but other signs touches it. */
export function replaceName(text: string, name: string, by: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, "g"), by.replaceAll("$", "$$$$"));
}

/** Takes the names of environments out of texts. */
export function withoutNames(names: readonly (Names | undefined)[]): (text: string) => string {
  const longestFirst = names.map((each) => [...(each ?? [])].sort(([, a], [, b]) => b.length - a.length));
  const seen = new Map<string, string>();
  return (text) => {
    const before = seen.get(text);
    if (before !== undefined) return before;
    const made = longestFirst.flat().reduce((rest, [key, value]) => replaceName(rest, value, `<${key}>`), text);
    seen.set(text, made);
    return made;
  };
}
