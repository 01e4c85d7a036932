import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Catalogue, catalogue, type Shape } from "../../imports/catalogue.ts";
import { isRecord, valueAt } from "../../imports/json.ts";
import { newerFields, newerValues } from "../../imports/newer-fields.ts";
import { knownKinds, validatorFor } from "../../imports/validators.ts";
import { crossFieldRules } from "../../src/checks/schema/cel.ts";
import { crdValidators } from "../../src/checks/schema/crd.ts";
import { missingSpec } from "../../src/checks/schema/missing-spec.ts";
import { unknownFields } from "../../src/checks/schema/unknown-fields.ts";
import { examples } from "./crd-examples.ts";

/**
 * An oracle that not everybody has: the CRDs of the real controllers, as JSON files beside the repository.
 * Without the folder these tests are skipped; nothing in the repository depends on it.
 */
const folder = new URL("../../../shared/crds/", import.meta.url);
const present = existsSync(folder);
const documents = present
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((source): { source: string; object: unknown } => ({
        source,
        object: JSON.parse(readFileSync(new URL(source, folder), "utf8")),
      }))
  : [];

/** The schema of each kind, by `apiVersion/kind`. */
const schemas = new Map<string, unknown>();
for (const { object } of documents) {
  const versions = valueAt(object, ["spec", "versions"]);
  for (const version of Array.isArray(versions) ? versions : []) {
    const name = [valueAt(object, ["spec", "group"]), version.name, valueAt(object, ["spec", "names", "kind"])].join(
      "/",
    );
    schemas.set(name, version.schema.openAPIV3Schema);
  }
}
const read = crdValidators(documents);
const known = [...schemas.keys()].filter((name) => knownKinds.includes(name));

describe.skipIf(!present)("the CRDs of the real controllers (skipped where ../shared/crds is absent)", () => {
  test("cover every kind of Flux and Argo CD that has a validator", () => {
    expect(known).toEqual(expect.arrayContaining(knownKinds.filter((name) => /fluxcd\.io|argoproj\.io/.test(name))));
  });

  test.each(known)("%s has the fields of our catalogue, no more and no fewer", (name) => {
    const shape = catalogue.types[catalogue.kinds[name] ?? ""]?.spec ?? "";
    expect([...differences(valueAt(schemas.get(name), ["properties", "spec"]), shape, "spec", catalogue)]).toEqual([]);
  });

  test("have every choice that we call newer", () => {
    const choicesAt = (kind: string, path: readonly string[]) => {
      const steps = path.flatMap((key) => (key === "*" ? ["items"] : ["properties", key]));
      const field = valueAt(schemas.get(kind), steps);
      return valueAt(field, ["enum"]) ?? valueAt(field, ["items", "enum"]);
    };
    for (const { kind, path, value } of newerValues) expect(choicesAt(kind, path), `${kind} ${value}`).toContain(value);
    for (const { kind, path, choices } of newerFields) {
      if (choices !== undefined)
        expect(choicesAt(kind, path), `${kind} ${path.join(".")}`).toEqual(expect.arrayContaining([...choices]));
    }
  });

  test("are all read whole, with every pattern and every rule", () => {
    expect(read.validators.size).toBe(documents.length);
    expect(read.problems).toEqual([]);
    expect(read.notEvaluated).toEqual([]);
  });

  test.each(examples())("$kind: $what", async ({ kind, spec, valid }) => {
    const name = known.find((candidate) => candidate.endsWith(`/${kind}`)) ?? "";
    const apiVersion = name.slice(0, name.lastIndexOf("/"));
    const object = {
      apiVersion,
      kind,
      metadata: { name: "web", namespace: "apps" },
      ...(spec === undefined ? {} : { spec }),
    };
    const theirs = read.validators.get(name)?.(object);
    const validate = await validatorFor(apiVersion, kind)?.();
    const ours = [
      ...(validate?.(object) ?? []),
      ...unknownFields(object, catalogue),
      ...crossFieldRules(object),
      ...missingSpec(object),
    ];
    expect(ours.length === 0, `our checks: ${JSON.stringify(ours)}`).toBe(valid);
    // Argo CD has no rules in its CRDs, and no CRD of Flux requires a spec: only our own checks see those.
    if (spec === undefined || !name.includes("fluxcd.io")) return;
    expect(theirs?.problems.length === 0, `the CRD: ${JSON.stringify(theirs?.problems)}`).toBe(valid);
    expect(theirs?.notEvaluated).toEqual([]);
  });
});

/** Where the catalogue and a CRD disagree about fields, and about what is a list, a map or free-form. */
function* differences(schema: unknown, shape: Shape, at: string, { types }: Catalogue): Iterable<string> {
  if (!isRecord(schema)) return void (yield `${at}: not in the CRD`);
  if (shape.startsWith("[]")) return yield* differences(schema.items, shape.slice(2), `${at}[]`, { types, kinds: {} });
  if (shape.startsWith("{}"))
    return yield* differences(schema.additionalProperties, shape.slice(2), `${at}{}`, { types, kinds: {} });
  const free = schema["x-kubernetes-preserve-unknown-fields"] === true;
  if (shape === "*" || free)
    return void (shape === "*" && free
      ? undefined
      : yield `${at}: "${shape}" here, ${free ? "free" : "closed"} in the CRD`);
  const fields = types[shape];
  if (fields === undefined)
    return void (schema.type === "object" || schema.type === "array"
      ? yield `${at}: a scalar here, ${schema.type} in the CRD`
      : undefined);
  const properties = isRecord(schema.properties) ? schema.properties : {};
  for (const name of new Set([...Object.keys(fields), ...Object.keys(properties)])) {
    if (!Object.hasOwn(fields, name)) yield `${at}.${name}: missing here`;
    else yield* differences(properties[name], fields[name] ?? "", `${at}.${name}`, { types, kinds: {} });
  }
}
