import { isRecord } from "../../../imports/json.ts";
import type { Json, JsonObject } from "../../policy/scalars.ts";
import { canonical } from "./canonical.ts";
import { Documents } from "./documents.ts";
import { Identity } from "./identity.ts";
import type { ObjectMutant, ObjectOperator } from "./mutant.ts";
import type { Neighbour } from "./subject.ts";

/**
 * Mutants of the list of objects that an object is in: without it, with a copy under another name, with it renamed,
 * with it in another namespace (where it has one). A values file (`kind` is ""), which has no name, can only go missing.
 * In lists of real objects it is found by its name with the values of `neighbour` in place of tokens.
 */
export function objectMutants(kind: string, template: Json, neighbour: Neighbour = new Map()): readonly ObjectMutant[] {
  const identity = new Identity(neighbour);
  const metadata = isRecord(template) && isRecord(template.metadata) ? template.metadata : {};
  const isNamed = kind !== "" && typeof metadata.name === "string";
  const ids = [template, identity.fillAll(template)].map((body) => (isNamed ? nameOf(body) : contentOf(body)));
  const isIt = (body: Json) => ids.includes(isNamed ? nameOf(body) : contentOf(body));

  const made = (operator: ObjectOperator, replace: (body: Json) => readonly Json[]): ObjectMutant => ({
    operator,
    label: "must",
    applyAll: (bodies) => {
      const index = bodies.findIndex(isIt);
      const body = bodies[index];
      return body === undefined ? bodies : bodies.toSpliced(index, 1, ...replace(body));
    },
  });
  const removed = made("remove-object", () => []);
  if (!isNamed) return [removed];
  return [
    removed,
    made("add-object", (body) => [body, withMetadata(body, "name", "-added")]),
    made("rename-object", (body) => [withMetadata(body, "name", "-renamed")]),
    ...(typeof metadata.namespace === "string"
      ? [made("move-object", (body) => [withMetadata(body, "namespace", "-moved")])]
      : []),
  ];
}

function withMetadata(body: Json, key: "name" | "namespace", suffix: string): Json {
  if (!isRecord(body)) return body;
  const metadata: JsonObject = isRecord(body.metadata) ? body.metadata : {};
  return { ...body, metadata: { ...metadata, [key]: `${metadata[key]}${suffix}` } };
}

function nameOf(body: Json): string {
  if (!isRecord(body)) return "";
  const { name, namespace } = isRecord(body.metadata) ? body.metadata : { name: null, namespace: null };
  return JSON.stringify([body.apiVersion ?? null, body.kind ?? null, namespace ?? null, name ?? null]);
}

function contentOf(body: Json): string {
  return canonical(body, new Documents());
}
