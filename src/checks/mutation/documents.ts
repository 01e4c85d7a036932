import { isList, isRecord } from "../../../imports/json.ts";
import type { Json, JsonObject } from "../../policy/scalars.ts";
import { parseYaml, printYaml } from "../../synth/yaml.ts";

/** The step of a path that goes from a text into the document that it holds. */
export const textStep = "$text";

/** A document that a text holds. */
export interface EmbeddedDocument {
  readonly form: "json" | "yaml";
  readonly value: JsonObject | readonly Json[];
}

const remembered = 16;
const plainKey = /^[\w./-]+$/;

/** Reads documents in texts, and remembers the last few: every mutant of a document reads the same texts again. */
export class Documents {
  readonly #known = new Map<string, EmbeddedDocument | undefined>();

  /** The document that a text clearly is; undefined for prose, scripts, and YAML of several documents. */
  in(text: string): EmbeddedDocument | undefined {
    if (!mayHold(text)) return undefined;
    if (this.#known.has(text)) return this.#known.get(text);
    const read = readJson(text) ?? readYaml(text);
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(text, read);
    return read;
  }
}

/** The text of a document, in the form that it was read from. */
export function printDocument(form: EmbeddedDocument["form"], value: Json): string {
  const isCollection = isList(value) || isRecord(value);
  return form === "yaml" && isCollection ? printYaml(value) : JSON.stringify(value);
}

function mayHold(text: string): boolean {
  return text.startsWith("{") || text.startsWith("[") || text.includes("\n");
}

function readJson(text: string): EmbeddedDocument | undefined {
  if (!text.startsWith("{") && !text.startsWith("[")) return undefined;
  try {
    const value: Json = JSON.parse(text);
    return holdsSomething(value) && !isTooDeep(value) ? { form: "json", value } : undefined;
  } catch {
    return undefined;
  }
}

function readYaml(text: string): EmbeddedDocument | undefined {
  if (!text.includes("\n")) return undefined;
  const { documents, problems } = parseYaml(text);
  const [value] = documents;
  if (value === undefined || documents.length > 1 || problems.length > 0) return undefined;
  return holdsSomething(value) && looksWritten(value) ? { form: "yaml", value } : undefined;
}

/** As deep as YAML is read; `JSON.parse` has no limit, and what walks the document is recursive. */
const deepest = 256;

function isTooDeep(value: Json): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((item) => (isList(item) || isRecord(item) ? Object.values<Json>(item) : []));
  }
  return false;
}

function holdsSomething(value: Json): value is JsonObject | readonly Json[] {
  return isList(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0;
}

/** Prose with a colon or with dashes is YAML too, and nobody means it. */
function looksWritten(value: JsonObject | readonly Json[]): boolean {
  if (isList(value)) return value.every((item) => isRecord(item) && Object.keys(item).length > 0 && looksWritten(item));
  return Object.keys(value).every((key) => plainKey.test(key));
}
