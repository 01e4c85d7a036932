import type { Json, JsonObject } from "../policy/scalars.ts";
import { isPlain } from "./plain.ts";
import { printKey, printValue } from "./scalar.ts";

const remembered = 16_384;
const rememberedLength = 256;

/** A map that forgets everything once it is full: what it holds is only ever a shortcut. */
class Memo {
  readonly #known = new Map<string, string>();
  readonly #print: (text: string) => string;

  constructor(print: (text: string) => string) {
    this.#print = print;
  }

  of(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const printed = this.#print(text);
    if (text.length <= rememberedLength) {
      if (this.#known.size >= remembered) this.#known.clear();
      this.#known.set(text, printed);
    }
    return printed;
  }
}

const values = new Memo(printValue);
const keys = new Memo((text) => printKey(text, "nested"));
const outermostKeys = new Memo((text) => printKey(text, "outermost"));

const step = "  ";

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** `printed` was made one level deep; lines that hold nothing stay empty at any depth. */
function indented(printed: string, indent: string): string {
  if (indent.length === step.length || !printed.includes("\n")) return printed;
  return printed.replace(/\n(?=[^\n])/g, `\n${indent.slice(step.length)}`);
}

function scalar(value: Json, indent: string): string {
  if (typeof value === "string") return isPlain(value) ? value : indented(values.of(value), indent);
  if (typeof value === "number" && Number.isFinite(value)) return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  return value === null ? "null" : printValue(value);
}

function list(items: readonly Json[], indent: string): string {
  if (items.length === 0) return "[]";
  const inner = indent + step;
  let printed = "";
  for (const item of items) {
    if (printed !== "") printed += `\n${indent}`;
    printed +=
      typeof item === "object" && item !== null ? `- ${collection(item, inner)}` : `- ${scalar(item ?? null, inner)}`;
  }
  return printed;
}

function map(value: JsonObject, names: readonly string[], indent: string): string {
  const inner = indent + step;
  const known = indent === "" ? outermostKeys : keys;
  let printed = "";
  for (const name of names) {
    const item = value[name];
    // JSON leaves it out as well.
    if (item === undefined) continue;
    if (printed !== "") printed += `\n${indent}`;
    const key = known.of(name);
    printed += key.includes("\n") ? key.replace("\n", `\n${indent}`) : key;
    if (typeof item !== "object" || item === null) {
      printed += ` ${scalar(item, inner)}`;
      continue;
    }
    const body = collection(item, inner);
    // An explicit key (`? key`) has its value beside the colon; an empty collection stands on the key's line.
    printed += key.includes("\n") || body === "{}" || body === "[]" ? ` ${body}` : `\n${inner}${body}`;
  }
  return printed === "" ? "{}" : printed;
}

function collection(value: readonly Json[] | JsonObject, indent: string): string {
  return isList(value) ? list(value, indent) : map(value, Object.keys(value), indent);
}

const heads = ["apiVersion", "kind", "metadata"] as const;

/** Who it is comes first, whatever the order in which it was put together. */
function ordered(value: JsonObject): readonly string[] {
  const names = Object.keys(value);
  const found = heads.filter((name) => Object.hasOwn(value, name));
  if (found.every((name, index) => names[index] === name)) return names;
  return [...found, ...names.filter((name) => !heads.some((head) => head === name))];
}

/**
 * One object as a YAML document that YAML 1.1 readers and 1.2 readers understand alike.
 *
 * `apiVersion`, `kind` and `metadata` come first; every other key stays where it was written, at every depth.
 */
export function printYaml(value: JsonObject | readonly Json[]): string {
  return `${isList(value) ? list(value, "") : map(value, ordered(value), "")}\n`;
}
