import { isRecord } from "../../../../imports/json.ts";
import { open } from "../../../checks/parity/diff/open.ts";
import type { Json, JsonObject } from "../../../policy/index.ts";
import { isJson, ownership } from "../../../synth/header.ts";
import { groupOf } from "../../../synth/manifest.ts";
import { parseYaml } from "../../../synth/yaml.ts";

/** One object of a rendered file, or what else such a file holds. */
export interface Document {
  /** Group, kind, namespace and name; or nothing, where it is no object of a cluster. */
  readonly id: string | undefined;
  /** `apps/v1/Deployment`; empty where there is no schema. */
  readonly kind: string;
  /** `Deployment/web`; empty where it is no object of a cluster. */
  readonly title: string;
  /** The value of its label `environment`. */
  readonly environment: string | undefined;
  /** With the documents in its texts opened. */
  readonly body: Json;
}

/** What a rendered file says, or why it cannot be read. */
export type Content =
  | { readonly documents: readonly Document[] }
  | { readonly unreadable: string; readonly line: number | undefined };

/** Reads a rendered file by its name. Never throws. */
export function contentOf(path: string, text: string): Content {
  if (isJson(path)) return json(text);
  if (/\.ya?ml$/i.test(path)) return yaml(text);
  return { documents: [plain(/\.env$/.test(path) ? variables(text) : text)] };
}

function json(text: string): Content {
  try {
    const value: Json = JSON.parse(text);
    if (!isObject(value) || value["//"] !== ownership) return { documents: [documentOf(value)] };
    const { "//": _, ...rest } = value;
    return { documents: [documentOf(rest)] };
  } catch (thrown) {
    return { unreadable: thrown instanceof Error ? thrown.message : String(thrown), line: undefined };
  }
}

function yaml(text: string): Content {
  const { documents, problems } = parseYaml(text);
  const [problem] = problems;
  if (problem !== undefined) return { unreadable: problem.message.split("\n")[0] ?? "", line: problem.line };
  return { documents: documents.map(documentOf) };
}

function documentOf(value: Json): Document {
  if (!isObject(value) || !isObject(value.metadata)) return plain(open(value));
  const { apiVersion, kind, metadata } = value;
  const { name, namespace, labels } = metadata;
  if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof name !== "string") return plain(open(value));
  const environment = isObject(labels) ? labels.environment : undefined;
  return {
    id: JSON.stringify([groupOf(apiVersion), kind, typeof namespace === "string" ? namespace : "", name]),
    kind: `${apiVersion}/${kind}`,
    title: `${kind}/${name}`,
    environment: typeof environment === "string" ? environment : undefined,
    body: open(value),
  };
}

const plain = (body: Json): Document => ({ id: undefined, kind: "", title: "", environment: undefined, body });

/** `A=1` by name; of a name that is there twice the last counts. Comments say nothing. */
function variables(text: string): JsonObject {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => {
      const equals = line.indexOf("=");
      return equals === -1 ? [line, ""] : [line.slice(0, equals), line.slice(equals + 1)];
    }),
  );
}

const isObject = (value: Json | undefined): value is JsonObject => isRecord(value);
