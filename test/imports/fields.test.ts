import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "../../imports/catalogue.ts";
import { newerFields, newerTypes } from "../../imports/newer-fields.ts";
import { knownKinds } from "../../imports/validators.ts";
import { fieldsFile } from "../../scripts/fields.ts";

const file = readFileSync(new URL("../../imports/fields.json", import.meta.url), "utf8");
const { types: generated } = JSON.parse(file);

test("fields.json is what the installed packages say (if not: node --import tsx scripts/fields.ts)", () => {
  expect(file).toBe(fieldsFile());
});

test("it stays small enough to be loaded on every run", () => {
  expect(file.length).toBeLessThan(100_000);
});

test("every kind with a validator has its fields", () => {
  expect(Object.keys(catalogue.kinds).sort()).toEqual([...knownKinds].sort());
});

test("every shape is a scalar, free, or the name of a type", () => {
  const shapes = Object.values(catalogue.types).flatMap((fields) => Object.values(fields));
  const names = new Set(shapes.map((shape) => shape.replace(/^(?:\[\]|\{\})+/, "")));
  const plain = ["", "*", "quantity", "int-or-string"];
  expect([...names].filter((name) => !plain.includes(name) && !Object.hasOwn(catalogue.types, name))).toEqual([]);
});

test("no type has the name of a scalar", () => {
  expect(Object.keys(catalogue.types)).not.toEqual(expect.arrayContaining(["quantity"]));
  expect(Object.keys(catalogue.types)).not.toEqual(expect.arrayContaining(["int-or-string"]));
});

test("a newer field is no field that the packages already have", () => {
  const known = Object.entries(newerTypes).flatMap(([name, fields]) =>
    Object.keys(fields).filter((field) => Object.hasOwn(generated[name] ?? {}, field)),
  );
  expect(known).toEqual([]);
});

test("a newer type either completes a type of the packages or is referred to by one that does", () => {
  const shapes = Object.values(newerTypes).flatMap((fields) => Object.values(fields));
  const orphans = Object.keys(newerTypes).filter(
    (name) => !Object.hasOwn(generated, name) && !shapes.some((shape) => shape.endsWith(name)),
  );
  expect(orphans).toEqual([]);
});

test("every gated field is in the catalogue", () => {
  const lost = newerFields.filter(({ kind, path }) => {
    let shape = catalogue.kinds[kind] ?? "";
    for (const key of path) shape = key === "*" ? shape.slice(2) : (catalogue.types[shape]?.[key] ?? "lost");
    return shape === "lost";
  });
  expect(lost).toEqual([]);
});

test("what is free-form stays free-form", () => {
  const { types } = catalogue;
  expect(types["HelmRelease.spec"]?.values).toBe("*");
  expect(types.ArgoApplicationSourceHelm?.valuesObject).toBe("*");
  expect(types.MetaV1ObjectMeta?.labels).toBe("{}");
  expect(types.ApiextensionsV1JSONSchemaProps?.properties).toBe("{}ApiextensionsV1JSONSchemaProps");
  expect(types.ApiextensionsV1JSONSchemaProps?.default).toBe("*");
});

test("quantities and values that are a number or a text are known as such", () => {
  const { types } = catalogue;
  expect(types.CoreV1ResourceQuotaSpec?.hard).toBe("{}quantity");
  expect(types.CoreV1EmptyDirVolumeSource?.sizeLimit).toBe("quantity");
  expect(types.CoreV1ServicePort?.targetPort).toBe("int-or-string");
  expect(types.AppsV1RollingUpdateDeployment?.maxSurge).toBe("int-or-string");
});

test("what only the cluster writes is no field", () => {
  expect(types("HelmRelease")).not.toContain("status");
  expect(types("MetaV1ObjectMeta")).toEqual([
    "annotations",
    "finalizers",
    "generateName",
    "labels",
    "name",
    "namespace",
    "ownerReferences",
  ]);
});

const types = (name: string): readonly string[] => Object.keys(catalogue.types[name] ?? {});
