import { describe, expect, test } from "vitest";
import { closed, crd, judge, object, problems } from "./thing.ts";

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
