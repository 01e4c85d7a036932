import { type CST, Parser } from "yaml";
import { isList, isRecord } from "../../../../imports/json.ts";
import { parseYaml } from "../../../synth/yaml.ts";

/**
 * Whether a JSON text says no more than the value read from it: no key twice, and every number spelled as it would be
 * printed. Two texts that differ must not become equal by being read: `1.10` is a version to somebody,
 * and 12345678901234567 is not what a double holds.
 */
export function isLosslessJson(text: string, value: unknown): boolean {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const numbers = bare.match(/-?\d[\d.eE+-]*/g) ?? [];
  return numbers.every(isPrinted) && countOf(bare, ":") === keysIn(value);
}

/** What YAML 1.1 may read as a number. */
const numeric =
  /^[-+]?(?:0b[01_]+|0x[\da-f_]+|0o?[0-7_]+|\.\d[\d_]*(?:e[-+]?\d+)?|\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?)$/i;
/** Words that some readers take for true, false or null and others for text. */
const ambiguous = /^(?:y|yes|n|no|on|off|true|false|null|~)$/i;
const certain: ReadonlySet<string> = new Set(["true", "false", "null"]);

/**
 * Whether a YAML text says no more than the value read from it, comments and layout aside: numbers are spelled as they
 * would be printed, and only `true`, `false` and `null` are those. The text is known to be good YAML.
 */
export function isLosslessYaml(text: string): boolean {
  // A tag makes a number of a text in quotes.
  if (text.includes("!!")) return false;
  for (const scalar of plainScalars(text)) {
    if (certain.has(scalar) || isPrinted(scalar)) continue;
    if ((numeric.test(scalar) || ambiguous.test(scalar)) && typeof parseYaml(scalar).documents[0] !== "string")
      return false;
  }
  return true;
}

/** The scalars without quotes, keys too, as they are written. */
function* plainScalars(text: string): Iterable<string> {
  const open: CST.Token[] = [...new Parser().parse(text)];
  for (let token = open.pop(); token !== undefined; token = open.pop()) {
    if (token.type === "scalar") yield token.source;
    if (token.type === "document" && token.value !== undefined) open.push(token.value);
    if (!("items" in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push(key);
      if (value) open.push(value);
    }
  }
}

function isPrinted(number: string): boolean {
  return String(Number(number)) === number;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

function keysIn(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isList(next) && !isRecord(next)) continue;
    const children = Object.values(next);
    if (!isList(next)) count += children.length;
    for (const child of children) open.push(child);
  }
  return count;
}
