import { describe, expect, test } from "vitest";
import { catalogue } from "../../../imports/catalogue.ts";
import { unknownFields } from "../../../src/checks/schema/unknown-fields.ts";

const lines = (object: unknown) =>
  unknownFields(object, catalogue).map(({ path, message }) => `${path.join(".")}: ${message}`);

const release = (spec: object, metadata: object = {}) => ({
  apiVersion: "helm.toolkit.fluxcd.io/v2",
  kind: "HelmRelease",
  metadata: { name: "web", ...metadata },
  spec,
});
const deployment = (pod: object) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: { template: { metadata: { creationTimestamp: null }, spec: pod } },
});

describe("unknown fields", () => {
  test("known ones have no problems, whatever they hold", () => {
    expect(
      lines(release({ interval: 7, install: "wrong type", values: { anything: { goes: [{ here: 1 }] } } })),
    ).toEqual([]);
    expect(
      lines(
        deployment({ containers: [{ name: "a", env: [{ name: "A", value: "b" }] }], nodeSelector: { "a/b": "c" } }),
      ),
    ).toEqual([]);
  });

  test("a slip of the pen, with what was meant", () => {
    expect(lines(release({ intervall: "1m", install: { crd: "Create" } }))).toEqual([
      'spec.intervall: "intervall" is no field here; did you mean "interval"?',
      'spec.install.crd: "crd" is no field here; did you mean "crds"?',
    ]);
    expect(lines(deployment({ containers: [{ name: "a" }, { name: "b", imagePullpolicy: "Always" }] }))).toEqual([
      'spec.template.spec.containers.1.imagePullpolicy: "imagePullpolicy" is no field here; did you mean "imagePullPolicy"?',
    ]);
  });

  test("a field one level too high", () => {
    expect(
      lines({ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "a" }, replicas: 2, spec: {} }),
    ).toEqual(['replicas: "replicas" is no field here; did you mean "spec.replicas"?']);
  });

  test("nothing is proposed where nothing is near", () => {
    expect(lines(release({ zzz: 1 }))).toEqual(['spec.zzz: "zzz" is no field here']);
  });

  test("names that every JavaScript object has are no fields", () => {
    expect(lines(release({ constructor: {}, toString: 1 })).map((line) => line.split(":")[0])).toEqual([
      "spec.constructor",
      "spec.toString",
    ]);
    expect(lines({ apiVersion: "v1", kind: "toString", x: 1 })).toEqual([]);
  });

  test("what the cluster writes is told apart from a mistake", () => {
    expect(lines({ ...release({}, { uid: "1", managedFields: [] }), status: {} })).toEqual([
      'metadata.uid: "uid" is written by the cluster, not by you',
      'metadata.managedFields: "managedFields" is written by the cluster, not by you',
      'status: "status" is written by the cluster, not by you',
    ]);
    expect(lines(release({}, { creationTimestamp: null }))).toEqual([]);
  });

  test("schemas within schemas are followed", () => {
    const crd = (schema: object) => ({
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: "x" },
      spec: { versions: [{ name: "v1", schema: { openAPIV3Schema: schema } }] },
    });
    expect(lines(crd({ type: "object", properties: { spec: { properties: { a: { tipe: "string" } } } } }))).toEqual([
      'spec.versions.0.schema.openAPIV3Schema.properties.spec.properties.a.tipe: "tipe" is no field here; did you mean "type"?',
    ]);
  });

  test("a kind that nobody knows, and what is no object at all", () => {
    expect(lines({ apiVersion: "example.com/v1", kind: "Thing", x: 1 })).toEqual([]);
    expect([null, [], "text", 1, undefined].flatMap(lines)).toEqual([]);
  });
});
