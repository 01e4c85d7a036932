import { isList, isRecord } from "../../../imports/json.ts";
import type { Json } from "../../policy/index.ts";
import { encodeBase64 } from "./diff/base64.ts";
import { same } from "./diff/same.ts";
import type { Digest } from "./token.ts";

/** Deeper than anything that is meant, and far from where the stack ends; what lies below has no names. */
const deepest = 400;

/** Puts the names of one environment where a template has tokens. */
export interface Filling {
  readonly text: (text: string) => string;
  /** Keys of objects are filled too. */
  readonly json: (value: Json) => Json;
}

/**
 * Fills tokens and what functions commonly make of a name: capitals, `_` or nothing in place of `-`, percent encoding,
 * and its SHA-256, whole or shortened to 8 or 10 digits. Base64 is no matter: documents are opened before.
 *
 * @param whole names with several tokens in them, whose digest is that of the whole.
 */
export function filling(
  meaning: ReadonlyMap<string, string>,
  whole: Iterable<readonly [template: string, real: string]>,
  digest: Digest,
): Filling {
  const images = new Map<string, string>();
  for (const [made, value] of meaning) for (const [from, to] of imagesOf(made, value)) images.set(from, to);
  for (const [template, real] of [...meaning, ...whole]) {
    const [from, to] = [digest(template), digest(real)];
    for (const length of [from.length, 10, 8]) images.set(from.slice(0, length), to.slice(0, length));
  }
  const longestFirst = [...images.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  // Tokens and digests are letters, digits, "-" and "_"; some tokens have a dot.
  const any = longestFirst.map((image) => image.replaceAll(".", "\\.")).join("|");
  const pattern = any === "" ? undefined : new RegExp(any, "g");
  const filled = new Map<string, string>();
  const text = (given: string): string => {
    if (pattern === undefined) return given;
    const before = filled.get(given);
    if (before !== undefined) return before;
    const result = given.replace(pattern, (image) => images.get(image) ?? image);
    filled.set(given, result);
    return result;
  };
  const json = (value: Json, depth = 0): Json => {
    if (typeof value === "string") return text(value);
    if (depth > deepest) return value;
    if (isList(value)) return value.map((each) => json(each, depth + 1));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [text(key), json(child, depth + 1)]));
  };
  return { text, json: (value) => json(value) };
}

/** What stands in the place of dots where they are not allowed. */
const dots = ["-", "_", ""].map((sign) => (text: string) => text.replaceAll(".", sign));

function imagesOf(made: string, value: string): readonly (readonly [string, string])[] {
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const forms: readonly ((text: string) => string)[] = [
    (text) => text,
    capital,
    (text) => text.replaceAll("-", "_"),
    (text) => text.replaceAll("-", ""),
    ...(made.includes(".") ? dots : []),
    ...(made.includes(":") ? [encodeURIComponent] : []),
    ...(made.startsWith("Q") ? [(text: string) => text.toLowerCase()] : []),
  ];
  return forms.flatMap(
    (form) =>
      [
        [form(made), form(value)],
        [form(made).toUpperCase(), form(value).toUpperCase()],
      ] as const,
  );
}

/** Whether a template with its tokens filled is another value, strictly; nothing is built to find out. */
export function isFilled(template: Json | undefined, real: Json | undefined, { text }: Filling): boolean {
  const equal = (left: Json | undefined, right: Json | undefined, depth: number): boolean => {
    if (depth > deepest) return same(left, right);
    if (typeof left === "string") return text(left) === right;
    if (isList(left))
      return (
        isList(right) &&
        left.length === right.length &&
        left.every((each, index) => equal(each, right[index], depth + 1))
      );
    if (!isRecord(left)) return left === right;
    // What a short name gives in base64 is not told from a word, and is not opened.
    if (typeof right === "string")
      return typeof left.$base64 === "string" && encodeBase64(text(left.$base64)) === right;
    if (!isRecord(right)) return false;
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length) return false;
    return keys.every((key) => {
      const name = text(key);
      return Object.hasOwn(right, name) && equal(left[key], right[name], depth + 1);
    });
  };
  return equal(template, real, 0);
}
