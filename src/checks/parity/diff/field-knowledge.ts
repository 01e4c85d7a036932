import { catalogue, type Shape } from "../../../../imports/catalogue.ts";
import { isList, isRecord } from "../../../../imports/json.ts";
import type { ValueType } from "./compare-values.ts";
import { durationFields } from "./duration-fields.ts";
import { type KeyField, type ListKind, listKinds } from "./list-kinds.ts";

/** Field knowledge of kinds a user defined: openAPIV3 schema of the served version by `apiVersion/Kind`. */
export type Definitions = ReadonlyMap<string, unknown>;

/** What is known about one place in an object; the walk takes it down with it. */
export interface Place {
  /** What the catalogue says of it. */
  readonly shape: Shape;
  /** What the user's definition says of it: an openAPIV3 schema, or anything else. */
  readonly schema: unknown;
  /** How the list that may stand here is to be compared: the first kind that its entries allow. */
  readonly lists: readonly ListKind[];
  /** How the scalar that may stand here is to be read. */
  readonly type: ValueType | undefined;
}

/** Where anything may stand: in Helm values, in documents in texts, in objects of kinds nobody described. */
export const anywhere: Place = { shape: "*", schema: undefined, lists: [], type: undefined };

/** A workload whose pods are where those of a Deployment are. */
const likeDeployments: ReadonlySet<string> = new Set(["apps/v1/ReplicaSet", "v1/ReplicationController"]);
/** What all kinds have. It is no type of the catalogue, and so cannot be confused with one. */
const anyObject = "any object";

/** The root of an object of that kind (`apps/v1/Deployment`); `""` is a document without a kind. */
export function placeOf(kind: string, definitions?: Definitions): Place {
  if (kind === "") return anywhere;
  const known = Object.hasOwn(catalogue.kinds, kind) ? catalogue.kinds[kind] : undefined;
  const other = likeDeployments.has(kind) ? catalogue.kinds["apps/v1/Deployment"] : undefined;
  return { shape: known ?? other ?? anyObject, schema: definitions?.get(kind), lists: [], type: undefined };
}

/** What stands under a key. */
export function placeUnder(place: Place, key: string): Place {
  if (place === anywhere) return place;
  const { shape } = place;
  const schema = isRecord(place.schema) ? childSchema(place.schema, key) : undefined;
  return known(childShape(shape, key), schema, listKinds.get(shape)?.get(key), isDuration(shape, key));
}

/** What each entry of a list is. */
export function placeOfEntries(place: Place): Place {
  if (place === anywhere) return place;
  const schema = isRecord(place.schema) && Object.hasOwn(place.schema, "items") ? place.schema.items : undefined;
  return known(place.shape.startsWith("[]") ? place.shape.slice(2) : "*", schema, undefined, false);
}

function known(shape: Shape, schema: unknown, list: ListKind | undefined, duration: boolean): Place {
  if ((shape === "*" || shape === "") && !isRecord(schema) && list === undefined && !duration) return anywhere;
  const defined = isRecord(schema) ? definedList(schema) : undefined;
  return {
    shape,
    schema,
    lists: [defined, list].filter((kind) => kind !== undefined),
    type: (isRecord(schema) ? definedType(schema) : undefined) ?? typeOf(shape, duration),
  };
}

function childShape(shape: Shape, key: string): Shape {
  if (shape.startsWith("{}")) return shape.slice(2);
  if (shape === anyObject) return key === "metadata" ? "MetaV1ObjectMeta" : "*";
  const fields = Object.hasOwn(catalogue.types, shape) ? catalogue.types[shape] : undefined;
  return fields !== undefined && Object.hasOwn(fields, key) ? (fields[key] ?? "*") : "*";
}

function isDuration(shape: Shape, key: string): boolean {
  return durationFields.get(shape)?.has(key) === true;
}

function typeOf(shape: Shape, duration: boolean): ValueType | undefined {
  if (duration) return "duration";
  return shape === "quantity" || shape === "int-or-string" ? shape : undefined;
}

function childSchema(schema: Readonly<Record<string, unknown>>, key: string): unknown {
  const { properties, additionalProperties } = schema;
  return isRecord(properties) && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
}

/** Quantities are written as numbers or text with a pattern, which holds their units. */
function definedType(schema: Readonly<Record<string, unknown>>): ValueType | undefined {
  if (schema["x-kubernetes-int-or-string"] !== true) return undefined;
  return typeof schema.pattern === "string" && schema.pattern.includes("KMGTPE") ? "quantity" : "int-or-string";
}

function definedList(schema: Readonly<Record<string, unknown>>): ListKind | undefined {
  if (schema["x-kubernetes-list-type"] === "set") return "set";
  const names = schema["x-kubernetes-list-map-keys"];
  if (schema["x-kubernetes-list-type"] !== "map" || !isList(names) || names.length === 0) return undefined;
  const keys = names.filter((name) => typeof name === "string").map((field) => keyField(field, schema.items));
  return keys.length === names.length ? { keys, order: "free" } : undefined;
}

function keyField(field: string, items: unknown): KeyField {
  const schema = isRecord(items) ? childSchema(items, field) : undefined;
  const absent = isRecord(schema) ? schema.default : undefined;
  return typeof absent === "string" || typeof absent === "number" ? { field, absent: String(absent) } : { field };
}
