import { describe, expect, test } from "vitest";
import { crdValidators } from "../../../src/checks/schema/crd.ts";
import { closed, crd, object, text } from "./thing.ts";

describe("documents", () => {
  const read = (...objects: readonly unknown[]) =>
    crdValidators(objects.map((document, index) => ({ source: `${index}.yaml`, object: document })));
  const complaints = (...objects: readonly unknown[]) =>
    read(...objects).problems.map((problem) => `${problem.source} ${text(problem)}`);

  test("what is no CRD, or half of one, is a problem and no exception", () => {
    const whole = crd(closed({}));
    expect(
      complaints(
        null,
        "text",
        [],
        { kind: "ConfigMap" },
        { ...whole, apiVersion: "apiextensions.k8s.io/v1beta1" },
        { ...whole, spec: null },
      ),
    ).toEqual([
      "0.yaml kind: this is no CustomResourceDefinition",
      "1.yaml kind: this is no CustomResourceDefinition",
      "2.yaml kind: this is no CustomResourceDefinition",
      "3.yaml kind: this is no CustomResourceDefinition",
      '4.yaml apiVersion: "apiextensions.k8s.io/v1beta1" is not "apiextensions.k8s.io/v1"',
      '5.yaml spec.group: "group" is required and missing',
    ]);
    expect(
      complaints(
        { ...whole, spec: { ...whole.spec, names: {} } },
        { ...whole, spec: { ...whole.spec, versions: [null, { name: "v1", served: true }] } },
      ),
    ).toEqual([
      '0.yaml spec.names.kind: "kind" is required and missing',
      '1.yaml spec.versions.0.name: "name" is required and missing',
      '1.yaml spec.versions.1.schema.openAPIV3Schema: "openAPIV3Schema" is required and missing',
    ]);
  });

  test("a broken schema: every defect, and the rest is still judged", () => {
    const spec = {
      type: "object",
      properties: {
        a: { type: "strnig" },
        b: "text",
        c: { type: "string", minLength: "3" },
        d: {},
        e: { type: "string", enum: [] },
      },
      required: "a",
    };
    const at = "0.yaml spec.versions.0.schema.openAPIV3Schema.properties.spec";
    expect(complaints(crd(spec))).toEqual([
      `${at}.required: "required" is no list of fields`,
      `${at}.properties.a.type: "strnig" is no type`,
      `${at}.properties.b: this is no schema`,
      `${at}.properties.c.minLength: "minLength" is no number`,
      `${at}.properties.d.type: "type" is required and missing`,
      `${at}.properties.e.enum: "enum" is no list of choices`,
    ]);
    const verdict = read(crd(spec)).validators.get("example.com/v1/Thing")?.(object({ a: 1, z: 1 }));
    expect(verdict?.problems.map(text)).toEqual(['spec.z: "z" is no field here']);
  });

  test("a schema that contains itself", () => {
    const loop: Record<string, unknown> = { type: "object" };
    loop.properties = { again: loop, oncemore: { type: "array", items: loop } };
    expect(complaints(crd(loop))).toEqual([
      "0.yaml spec.versions.0.schema.openAPIV3Schema: the schema contains itself",
    ]);
  });

  test("a pattern that only Go reads is said to be left out", () => {
    const { validators, notEvaluated } = read(crd(closed({ a: { type: "string", pattern: "(?i)^[[:alpha:]]+$" } })));
    expect(notEvaluated.map(({ message }) => message)).toEqual([
      'the pattern "(?i)^[[:alpha:]]+$" is not evaluated: JavaScript cannot read it',
    ]);
    expect(validators.get("example.com/v1/Thing")?.(object({ a: "1" })).problems).toEqual([]);
  });

  test("the List that kubectl prints", () => {
    const list = { apiVersion: "v1", kind: "List", items: [crd(closed({})), { kind: "Pod" }] };
    expect([...read(list).validators.keys()]).toEqual(["example.com/v1/Thing"]);
    expect(complaints(list)).toEqual(["0.yaml items.1.kind: this is no CustomResourceDefinition"]);
  });

  test("the same kind twice", () => {
    expect(complaints(crd(closed({})), crd(closed({})))).toEqual([
      '1.yaml spec.versions.0.schema.openAPIV3Schema: "example.com/v1/Thing" is described a second time',
    ]);
  });

  test("a version that the cluster does not serve", () => {
    const document = crd(closed({}));
    const [version] = document.spec.versions;
    const versions = [version, { ...version, name: "v1beta1", served: false }];
    const { validators } = read({ ...document, spec: { ...document.spec, versions } });
    expect(validators.get("example.com/v1beta1/Thing")?.({}).problems.map(text)).toEqual([
      'apiVersion: the cluster does not serve "example.com/v1beta1/Thing"; served: "example.com/v1"',
    ]);
  });
});
