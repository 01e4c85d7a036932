import { isList, isRecord } from "../../../../imports/json.ts";
import type { Json, JsonObject } from "../../../policy/index.ts";
import { printYaml } from "../../../synth/yaml.ts";
import { decodeBase64, encodeBase64, isBase64Like } from "./base64.ts";
import { longestText, mayHoldDocuments, readDocuments } from "./documents.ts";
import { isWrapperLike, onlyKey, wrapperOf } from "./wrapper.ts";

/** Documents in texts in documents …: further inside, texts stay texts. */
const deepestText = 8;
/** Objects and lists inside each other; further inside, values stay as they are, on both sides alike. */
const deepest = 400;
const rememberedCharacters = 16_000_000;

/** What each text was opened to, by how many texts it stands in; forgotten as a whole when it grows too large. */
const remembered: Map<string, Json>[] = Array.from({ length: deepestText }, () => new Map());
let characters = 0;

/**
 * A rendered value with the documents that stand in its texts in the place of these texts: `{ $json: tree }`,
 * `{ $yaml: tree }`, `{ $yaml: { $documents: [tree, …] } }`, `{ $base64: text or tree }`. An object of the user's
 * that looks like one of these has one more `$` before its key afterwards. Whoever opens twice opens too much.
 * Returns the same reference where nothing inside changes; what is returned is shared and must not be written to.
 */
export function open(value: Json): Json {
  return opened(value, 0, 0);
}

function opened(value: Json, depth: number, texts: number): Json {
  if (typeof value === "string") return openedText(value, texts);
  if (typeof value !== "object" || value === null || depth > deepest) return value;
  if (isList(value)) return mapped(value, (item) => opened(item, depth + 1, texts));
  const only = onlyKey(value);
  const children = mappedObject(value, (child) => opened(child, depth + 1, texts));
  return isWrapperLike(only) ? { [`$${only}`]: children[only] ?? null } : children;
}

function openedText(text: string, texts: number): Json {
  if (text.length > longestText || !(mayHoldDocuments(text) || isBase64Like(text))) return text;
  const memory = remembered[texts];
  if (memory === undefined) return text;
  const known = memory.get(text);
  if (known !== undefined) return known;
  const value = readText(text, texts);
  characters += text.length;
  if (characters > rememberedCharacters) forget();
  memory.set(text, value);
  return value;
}

function forget(): void {
  for (const memory of remembered) memory.clear();
  characters = 0;
}

function readText(text: string, texts: number): Json {
  const inner = (value: Json): Json => opened(value, 0, texts + 1);
  const found = readDocuments(text);
  if (found === undefined) {
    const decoded = decodeBase64(text);
    return decoded === undefined ? text : { $base64: openedText(decoded, texts + 1) };
  }
  if ("json" in found) return { $json: inner(found.json) };
  if ("yaml" in found) return { $yaml: inner(found.yaml) };
  return { $yaml: { $documents: found.documents.map(inner) } };
}

/**
 * An opened value as a rendered one: its trees printed back into texts, in our own layout. Opened again, it is the
 * same value.
 */
export function close(value: Json): Json {
  return closed(value, 0);
}

function closed(value: Json, depth: number): Json {
  if (typeof value !== "object" || value === null || depth > deepest) return value;
  if (isList(value)) return mapped(value, (item) => closed(item, depth + 1));
  const wrapper = wrapperOf(value);
  if (wrapper !== undefined) return printed(value, depth + 1);
  const only = onlyKey(value);
  const children = mappedObject(value, (child) => closed(child, depth + 1));
  return isWrapperLike(only) ? { [only.slice(1)]: children[only] ?? null } : children;
}

function printed(value: JsonObject, depth: number): Json {
  const { $json, $yaml, $base64 } = value;
  if ($json !== undefined) return JSON.stringify(closed($json, depth));
  if ($base64 !== undefined) {
    const text = closed($base64, depth);
    return encodeBase64(typeof text === "string" ? text : JSON.stringify(text));
  }
  const documents = isRecord($yaml) && wrapperOf($yaml) === "$documents" ? $yaml.$documents : undefined;
  if (documents !== undefined && isList(documents))
    return documents.map((each) => yamlText(closed(each, depth))).join("---\n");
  return $yaml === undefined ? value : yamlText(closed($yaml, depth));
}

function yamlText(value: Json): string {
  return typeof value === "object" && value !== null ? printYaml(value) : `${JSON.stringify(value)}\n`;
}

function mapped(list: readonly Json[], map: (item: Json) => Json): readonly Json[] {
  let copy: Json[] | undefined;
  for (const [index, item] of list.entries()) {
    const changed = map(item);
    if (copy === undefined && changed !== item) copy = list.slice(0, index);
    copy?.push(changed);
  }
  return copy ?? list;
}

function mappedObject(object: JsonObject, map: (child: Json) => Json): JsonObject {
  let results: Map<string, Json> | undefined;
  for (const key in object) {
    const child = object[key];
    if (child === undefined) continue;
    const result = map(child);
    if (result === child) continue;
    results ??= new Map();
    results.set(key, result);
  }
  if (results === undefined) return object;
  // Entries are defined, not assigned: assigning `__proto__` would set the prototype.
  return Object.fromEntries(Object.entries(object).map(([key, child]) => [key, results.get(key) ?? child]));
}
