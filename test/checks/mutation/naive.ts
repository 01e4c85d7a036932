import { parseDuration } from "../../../src/model/duration.ts";
import { parseQuantity } from "../../../src/model/quantity.ts";
import type { Json } from "../../../src/policy/scalars.ts";
import { parseYaml } from "../../../src/synth/yaml.ts";

// Knows by field name, for the objects of bodies.ts alone, what means the same. Shares no table with the generator.
const sets =
  /\.(finalizers|containers|ports|volumeMounts|tolerations|volumes|policyTypes|egress|to|dependsOn|syncOptions)$/;
const quantities = /\.(limits|requests|hard)\.[^/]+$|\.(sizeLimit|divisor)$/;
const durations = /\.(interval|timeout|retryInterval|duration|maxDuration)$/;
const numbersOrText = /\.(maxSurge|maxUnavailable|targetPort|httpGet\.port)$|egress\.\*\.ports\.\*\.port$/;
const data = /\$|\.values\.|\.valuesObject\.|^values/;

function read(text: string): Json | undefined {
  if (text.startsWith("{")) {
    try {
      return JSON.parse(text);
    } catch {
      // No JSON, then perhaps YAML.
    }
  }
  const { documents, problems } = text.includes("\n") ? parseYaml(text) : { documents: [], problems: [] };
  return problems.length === 0 && typeof documents[0] === "object" ? documents[0] : undefined;
}

const documents = new Map<string, Json | undefined>();

function opened(text: string): Json | undefined {
  if (!documents.has(text)) documents.set(text, read(text));
  return documents.get(text);
}

function normalised(value: Json | undefined, path: string): unknown {
  const known = !data.test(path);
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => normalised(item, `${path}.*`));
    const references = JSON.stringify(items).includes("$(");
    const isSet = known && (sets.test(path) || (path.endsWith(".env") && !references));
    return isSet ? items.map((item) => JSON.stringify(item)).sort() : items;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return { entries: entries.map(([key, item]) => [key, normalised(item, `${path}.${key}`)]) };
  }
  if (known && quantities.test(path) && parseQuantity(value)) return `${parseQuantity(value)?.nano}`;
  if (known && durations.test(path) && parseDuration(value)) return `${parseDuration(value)?.nanoseconds}`;
  if (known && numbersOrText.test(path)) return String(value);
  const document = typeof value === "string" ? opened(value) : undefined;
  return document === undefined ? value : { document: normalised(document, `${path}.$`) };
}

/** An object as text, the same for all that mean the same. */
export function meaning(kind: string, body: Json): string {
  return JSON.stringify(normalised(body, kind === "" ? "values" : "object"));
}
