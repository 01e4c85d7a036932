import { describe, expect, test } from "vitest";
import { crdValidators } from "../../../src/checks/schema/crd.ts";

const crd = (spec: object, more: object = {}, version: object = {}) => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "things.example.com" },
  spec: {
    group: "example.com",
    names: { kind: "Thing", plural: "things" },
    scope: "Namespaced",
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", properties: { spec, ...more }, required: ["spec"] } },
        ...version,
      },
    ],
  },
});
const object = (spec: unknown, more: object = {}) => ({
  apiVersion: "example.com/v1",
  kind: "Thing",
  metadata: { name: "x" },
  spec,
  ...more,
});
const text = ({ path, message }: { readonly path: readonly string[]; readonly message: string }) =>
  `${path.join(".")}: ${message}`;

/** The verdict on one object, as lines. */
function judge(document: object, thing: unknown) {
  const { validators, problems, notEvaluated } = crdValidators([{ source: "thing.yaml", object: document }]);
  expect(problems).toEqual([]);
  const verdict = validators.get("example.com/v1/Thing")?.(thing);
  return {
    problems: verdict?.problems.map(text),
    notEvaluated: [...notEvaluated, ...(verdict?.notEvaluated ?? [])].map(text),
  };
}
const problems = (spec: object, value: unknown) => judge(crd(spec), object(value)).problems;
const closed = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });

describe("closed schemas", () => {
  test("an unknown field at any depth, with what was meant", () => {
    const spec = closed({
      size: { type: "string" },
      list: { type: "array", items: closed({ name: { type: "string" } }) },
    });
    expect(problems(spec, { size: "a", list: [{ name: "b" }] })).toEqual([]);
    expect(problems(spec, { siz: "a", list: [{ name: "b", x: 1 }] })).toEqual([
      'spec.siz: "siz" is no field here; did you mean "size"?',
      'spec.list.0.x: "x" is no field here',
    ]);
  });

  test("open where the CRD is: preserved, embedded, maps", () => {
    const spec = closed({
      values: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
      any: { "x-kubernetes-preserve-unknown-fields": true },
      pod: { type: "object", "x-kubernetes-embedded-resource": true, "x-kubernetes-preserve-unknown-fields": true },
      labels: { type: "object", additionalProperties: { type: "string" } },
      half: closed({ a: { type: "string" } }, { "x-kubernetes-preserve-unknown-fields": true }),
    });
    expect(
      problems(spec, { values: { a: null }, any: [1], pod: { kind: "Pod", x: 1 }, labels: { a: "b" }, half: { b: 1 } }),
    ).toEqual([]);
    expect(problems(spec, { labels: { a: 1 }, half: { a: 1 } })).toEqual([
      'spec.labels.a: 1 is no string; write it in quotes: "1"',
      'spec.half.a: 1 is no string; write it in quotes: "1"',
    ]);
    expect(problems({ type: "object" }, { a: 1 })).toEqual(['spec.a: "a" is no field here']);
  });

  test("int-or-string, nullable, formats, bounds, patterns", () => {
    const spec = closed({
      port: { "x-kubernetes-int-or-string": true, anyOf: [{ type: "integer" }, { type: "string" }] },
      maybe: { type: "string", nullable: true, enum: ["a"] },
      small: { type: "integer", format: "int32", minimum: 1, exclusiveMaximum: true, maximum: 3_000_000_000 },
      when: { type: "string", format: "date-time" },
      host: { type: "string", format: "hostname", maxLength: 5 },
      code: { type: "string", pattern: "^[a-z]+$" },
      list: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 2 },
    });
    expect(
      problems(spec, {
        port: 80,
        maybe: null,
        small: 1,
        when: "2026-01-31T12:00:00Z",
        host: "?!",
        code: "a",
        list: ["a"],
      }),
    ).toEqual([]);
    expect(problems(spec, { port: "http" })).toEqual([]);
    expect(
      problems(spec, {
        port: 1.5,
        maybe: "b",
        small: 2_999_999_999,
        when: "today",
        host: "longer",
        code: "A",
        list: [],
      }),
    ).toEqual([
      'spec.port: 1.5 is neither whole number nor string; write it in quotes: "1.5"',
      'spec.maybe: "b" is none of "a", null',
      "spec.small: 2999999999 is no whole number of 32 bits",
      'spec.when: "today" is no time such as "2026-01-31T12:00:00Z"',
      'spec.host: "longer" has more than 5 characters',
      'spec.code: "A" does not match ^[a-z]+$',
      "spec.list: fewer than 1 entry",
    ]);
    expect(problems(spec, { code: null, small: 0 })).toEqual([
      "spec.small: 0 is less than 1",
      "spec.code: null is no string",
    ]);
  });

  test("alternatives judge and close nothing", () => {
    const spec = closed(
      { a: { type: "string" }, b: { type: "string" } },
      { oneOf: [{ required: ["a"] }, { required: ["b"] }] },
    );
    expect(problems(spec, { a: "x" })).toEqual([]);
    expect(problems(spec, {})).toEqual([
      'spec: none of the alternatives holds: "a" is required and missing; "b" is required and missing',
    ]);
  });

  test("defaults stand in before anything is judged", () => {
    const spec = closed(
      { size: { type: "string", default: "small" } },
      {
        required: ["size"],
        "x-kubernetes-validations": [{ rule: "self.size == 'small'", message: "small only" }],
      },
    );
    expect(problems(spec, {})).toEqual([]);
    expect(problems(spec, { size: "big" })).toEqual(["spec: small only"]);
  });

  test("the rest of the object: metadata, status, apiVersion", () => {
    const status = { type: "object", default: { observed: -1 }, properties: { observed: { type: "integer" } } };
    const withStatus = crd(closed({}), { status }, { subresources: { status: {} } });
    expect(judge(withStatus, object({})).problems).toEqual([]);
    expect(judge(withStatus, object({}, { status: {} })).problems).toEqual([
      'status: "status" is written by the cluster, not by you',
    ]);
    expect(judge(crd(closed({}), { status }), object({}, { status: { observed: 1 } })).problems).toEqual([]);
    const metadata = { name: "x", label: {}, annotations: { a: 1 } };
    expect(judge(crd(closed({})), object({}, { metadata })).problems).toEqual([
      'metadata.label: "label" is no field here; did you mean "labels"?',
      'metadata.annotations.a: 1 is no string; write it in quotes: "1"',
    ]);
    expect(judge(crd(closed({})), { apiVersion: "example.com/v1", kind: "Thing", spec: {} }).problems).toEqual([
      'metadata: "metadata" is required and missing',
    ]);
    expect(judge(crd(closed({})), null).problems).toEqual([": null is no object"]);
  });

  test("what occurs twice is judged twice", () => {
    const source = closed({ url: { type: "string", minLength: 1 } }, { required: ["url"] });
    const spec = closed({ source, sources: { type: "array", items: source }, more: closed({ source }) });
    expect(problems(spec, { source: {}, sources: [{ url: "" }], more: { source: { uri: "x", url: "y" } } })).toEqual([
      'spec.source.url: "url" is required and missing',
      'spec.sources.0.url: "" is empty',
      'spec.more.source.uri: "uri" is no field here; did you mean "url"?',
    ]);
  });
});

describe("CEL rules", () => {
  const rule = (text: string, more: object = {}) => ({
    "x-kubernetes-validations": [{ rule: text, message: "broken", ...more }],
  });
  const number = { type: "integer" };

  test("hold at any level, with the types of the schema", () => {
    const item = closed({ n: number }, rule("self.n + 1 > 1"));
    const spec = closed(
      {
        list: { type: "array", items: item, ...rule("self.all(x, has(x.n))") },
        map: { type: "object", additionalProperties: { type: "string", ...rule("self.startsWith('a')") } },
      },
      rule("size(self.list) <= 2"),
    );
    expect(problems(spec, { list: [{ n: 1 }], map: { k: "ab" } })).toEqual([]);
    expect(problems(spec, { list: [{ n: 1 }, { n: 0 }], map: { k: "b" } })).toEqual([
      "spec.list.1: broken",
      "spec.map.k: broken",
    ]);
    expect(problems(spec, { list: [{ n: 1 }, { n: 2 }, {}] })).toEqual([
      "spec: broken",
      "spec.list: broken",
      "spec.list.2: broken",
    ]);
  });

  test("names that CEL cannot spell, messages that are computed, places that are named", () => {
    const spec = closed(
      { "my-size": number, namespace: { type: "string" } },
      rule("self.my__dash__size < 3 && self.__namespace__ != 'x'", {
        messageExpression: "'size ' + string(self.my__dash__size)",
        fieldPath: ".namespace",
      }),
    );
    expect(problems(spec, { "my-size": 1, namespace: "a" })).toEqual([]);
    expect(problems(spec, { "my-size": 4, namespace: "a" })).toEqual(["spec.namespace: size 4"]);
  });

  test("a rule that reads what is missing is broken, as in a cluster", () => {
    expect(problems(closed({ n: number }, rule("self.n > 0")), {})).toEqual(["spec: broken"]);
  });

  test("rules about a change are left out", () => {
    expect(judge(crd(closed({ n: number }, rule("self.n == oldSelf.n"))), object({ n: 1 }))).toEqual({
      problems: [],
      notEvaluated: [],
    });
  });

  test("what cannot be evaluated is said, never passed over and never a problem", () => {
    const spec = closed(
      { url: { type: "string" }, n: number },
      {
        "x-kubernetes-validations": [
          { rule: "isURL(self.url)", message: "a" },
          { rule: "self.n >", message: "b" },
          { rule: "self.url > self.n", message: "c" },
          {},
        ],
      },
    );
    const verdict = judge(crd(spec), object({ url: "x", n: 1 }));
    expect(verdict.problems).toEqual([]);
    expect(verdict.notEvaluated.map((line) => /the rule.* is not evaluated/.exec(line)?.[0])).toEqual([
      'the rule "isURL(self.url)" is not evaluated',
      'the rule "self.n >" is not evaluated',
      "the rule is not evaluated",
      'the rule "self.url > self.n" is not evaluated',
    ]);
  });

  test("rules wait until the form is right, but do not wait for unknown fields", () => {
    const spec = closed({ n: number }, rule("self.n > 5"));
    expect(problems(spec, { n: "a" })).toEqual(['spec.n: "a" is no whole number']);
    expect(problems(spec, { n: 1, m: 2 })).toEqual(['spec.m: "m" is no field here', "spec: broken"]);
  });
});

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
