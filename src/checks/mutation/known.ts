import { isList, isRecord } from "../../../imports/json.ts";
import type { Json } from "../../policy/scalars.ts";
import { type Field, object, type ScalarType, unordered } from "./field.ts";
import { gitopsFields } from "./gitops-fields.ts";
import { kubernetesFields } from "./kubernetes-fields.ts";

/**
 * What holds where no table says anything: `free`: the user's own data, every list is ordered and every scalar is what
 * it is; `listed`: the tables name all types of scalars, and lists are not known; `foreign`: nothing is known.
 */
type Ground = "foreign" | "free" | "listed";

/** What is known about one place of an object. */
export interface Known {
  readonly ground: Ground;
  readonly field: Field;
  /** The schema of the place in the user's definition, if there is one. */
  readonly schema: unknown;
  /** The last key on the way here. */
  readonly name: string;
}

const nothing: Field = {};
const metadata = object({ finalizers: unordered() });

/** What is known about the root of an object of a kind (`apps/v1/Deployment`; "" for a values file). */
export function knownOf(kind: string, definition: unknown): Known {
  if (kind === "") return { ground: "free", field: nothing, schema: undefined, name: "" };
  const parts = kind.split("/");
  const key = `${parts.length > 2 ? parts[0] : ""}/${parts.at(-1)}`;
  const field = kubernetesFields.get(key) ?? gitopsFields.get(key);
  const ground = field === undefined ? "foreign" : "listed";
  return { ground, field: { fields: { metadata, ...field?.fields } }, schema: definition, name: "" };
}

/** What is known about the document in a text: an API object of whatever kind there is not judged. */
export function knownOfDocument(value: Json): Known {
  const isObject = isRecord(value) && typeof value.apiVersion === "string" && typeof value.kind === "string";
  return { ground: isObject ? "foreign" : "free", field: nothing, schema: undefined, name: "" };
}

/** What is known about the value of a key. */
export function knownAtKey({ ground, field, schema }: Known, key: string): Known {
  const own = field.fields !== undefined && Object.hasOwn(field.fields, key) ? field.fields[key] : field.each;
  if (field.free === true || own?.free === true)
    return { ground: "free", field: nothing, schema: undefined, name: key };
  return { ground, field: own ?? nothing, schema: schemaAt(schema, key), name: key };
}

/** What is known about the items of a list. */
export function knownInList({ ground, field, schema, name }: Known): Known {
  return { ground, field: field.each ?? nothing, schema: isRecord(schema) ? schema.items : undefined, name };
}

/** The type of a scalar: `plain` when one value has one way of writing, `unknown` when that is not sure. */
export function scalarType({ ground, field, schema }: Known): ScalarType | "plain" | "unknown" {
  if (field.type !== undefined) return field.type;
  if (isRecord(schema)) {
    if (schema["x-kubernetes-int-or-string"] === true) return "int-or-string";
    if (typeof schema.type === "string") return "plain";
  }
  return ground === "foreign" ? "unknown" : "plain";
}

/** The order of a list, and what tells its items apart (nothing: their content); `unknown` when that is not sure. */
export interface KnownOrder {
  readonly order: "ordered" | "unknown" | "unordered";
  readonly keys: readonly string[];
}

/** Lists without order in some kind: in a schema that does not say more, the same name likely means the same list. */
const doubtful = new Set(
  `addresses accessModes apiGroups containers dependsOn env ephemeralContainers finalizers from hostAliases
  imagePullSecrets matchExpressions ownerReferences policyTypes ports resourceNames resources rules subjects to
  tolerations topologySpreadConstraints verbs volumeDevices volumeMounts volumes`.split(/\s+/),
);

/** What is known about the order of a list. */
export function listOrder({ ground, field, schema, name }: Known, items: readonly Json[]): KnownOrder {
  const type = isRecord(schema) ? schema["x-kubernetes-list-type"] : undefined;
  if (type === "set") return { order: "unordered", keys: [] };
  if (type === "map") {
    const keys = mapKeys(schema);
    return { order: keys.length > 0 ? "unordered" : "unknown", keys };
  }
  const { order, keys = [] } = field;
  if (order !== undefined) {
    const means = order === "references" ? (items.some(refers) ? "ordered" : "unordered") : order;
    // The schema says that the list is one value, the table that its order means nothing: leave it alone.
    return { order: type === "atomic" && means === "unordered" ? "unknown" : means, keys };
  }
  if (ground === "free") return { order: "ordered", keys };
  const described = isRecord(schema) && schema.items !== undefined;
  return { order: described && !doubtful.has(name) ? "ordered" : "unknown", keys };
}

function mapKeys(schema: unknown): readonly string[] {
  const keys = isRecord(schema) ? schema["x-kubernetes-list-map-keys"] : undefined;
  return isList(keys) ? keys.filter((key) => typeof key === "string") : [];
}

/** An environment variable may refer to those before it: `$(HOST):80`. */
function refers(item: Json): boolean {
  return isRecord(item) && typeof item.value === "string" && item.value.includes("$(");
}

function schemaAt(schema: unknown, key: string): unknown {
  if (!isRecord(schema)) return undefined;
  const { properties, additionalProperties } = schema;
  return isRecord(properties) && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
}
