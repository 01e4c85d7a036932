import { isList, isRecord } from "../../../../imports/json.ts";
import type { Json } from "../../../policy/index.ts";
import { parseYaml } from "../../../synth/yaml.ts";
import { isLosslessJson, isLosslessYaml } from "./lossless.ts";

/** What a text holds. */
export type Embedded = { readonly json: Json } | { readonly yaml: Json } | { readonly documents: readonly Json[] };

/** The longest text that is opened: no cluster stores a longer one. */
export const longestText = 1_500_000;
/** YAML takes a hundred times as long to read as JSON; nobody writes this much of it by hand. */
const longestYaml = 250_000;
/** As deep as a value of the user's may be. */
const deepest = 64;

/** The JSON or YAML that a text holds, or nothing where it is only a text or says more than its value would. */
export function readDocuments(text: string): Embedded | undefined {
  const first = text.charCodeAt(0);
  if (first === brace || first === bracket) {
    const json = readJson(text);
    if (json !== undefined) return { json };
  }
  return isYamlLike(text) ? readYaml(text) : undefined;
}

/** Whether it is worth a second look. Nearly no text is, and there are many. */
export function mayHoldDocuments(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === brace || first === bracket || text.includes("\n");
}

/** What templates yield is not known from their text. */
function isYamlLike(text: string): boolean {
  return text.length <= longestYaml && text.includes("\n") && begins.test(text) && !text.includes("{{");
}

const brace = 0x7b;
const bracket = 0x5b;

function readJson(text: string): Json | undefined {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isTree(value) && isLosslessJson(text, value) ? value : undefined;
}

/**
 * How a YAML document begins, comments aside: most texts are none, and this is cheaper than to read them. A comment
 * without a space in the very first line is a message to whoever runs the file: `#!/bin/sh`, `#cloud-config`.
 */
const begins =
  /^(?!#\S)(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:---(?:\s|$)|[ \t]*(?:-(?:\s|$)|[[{]|(?:[\w./$-]+|"[^"\n]*"|'[^'\n]*')[ \t]*:(?:\s|$)))/;

function readYaml(text: string): Embedded | undefined {
  const { documents, problems } = parseYaml(text);
  const [first, second] = documents;
  if (problems.length > 0 || first === undefined || !isLosslessYaml(text)) return undefined;
  if (second === undefined) return isTree(first) && hasKeys(first) ? { yaml: first } : undefined;
  return documents.every((each) => isRecord(each) && isTree(each) && hasKeys(each)) ? { documents } : undefined;
}

/** A value with anything in it, and not deeper than is meant. */
function isTree(value: Json): boolean {
  if (typeof value !== "object" || value === null) return false;
  return (isList(value) ? value.length > 0 : Object.keys(value).length > 0) && isShallow(value, deepest);
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((child) => isShallow(child, depth - 1));
}

/** Prose with a colon is YAML as well. */
function hasKeys(value: Json): boolean {
  return isList(value) || (isRecord(value) && Object.keys(value).every((key) => /^[\w.\-/$]+$/.test(key)));
}
