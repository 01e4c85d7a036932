import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diff } from "../../../../src/checks/parity/diff/diff.ts";
import type { Difference } from "../../../../src/checks/parity/diff/difference.ts";
import { open } from "../../../../src/checks/parity/diff/open.ts";
import { same } from "../../../../src/checks/parity/diff/same.ts";
import type { Json } from "../../../../src/policy/index.ts";
import { anyJson, anyKind, nested, nestedObject } from "./json.ts";
import { lines, mirrored } from "./objects.ts";

/** Positions of entries in one list or the other are not the same from both sides. */
const shown = (differences: readonly Difference[]): readonly string[] =>
  differences
    .map(({ path, kind, left, right }) =>
      JSON.stringify([path.map((step) => step.replace(/^\[\d+\]$/, "[]")), kind, left ?? "absent", right ?? "absent"]),
    )
    .sort();

/** Everything that can be changed in a value by changing one leaf, as pairs of a path and the changed value. */
function* changed(value: Json, path: readonly string[] = []): Iterable<readonly [readonly string[], Json]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const [at, result] of changed(item, [...path, `[${index}]`])) yield [at, value.with(index, result)];
  } else if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    for (const [index, [key, item]] of entries.entries())
      for (const [at, result] of changed(item, [...path, key]))
        yield [at, Object.fromEntries(entries.with(index, [key, result]))];
  } else yield [path, "changed, which is nowhere else"];
}

describe("on any JSON", () => {
  test("a value does not differ from its copy", () => {
    fc.assert(
      fc.property(anyJson, anyKind, (value, kind) => {
        expect(diff(value, structuredClone(value), kind)).toEqual([]);
      }),
    );
  });

  test("two values differ exactly when they are not the same, where nothing is known of them", () => {
    fc.assert(
      fc.property(anyJson, anyJson, (left, right) => {
        expect(diff(left, right, "").length === 0).toBe(same(left, right));
      }),
    );
  });

  test("exchanging the sides exchanges the sides of the differences, and nothing else", () => {
    fc.assert(
      fc.property(anyJson, anyJson, anyKind, (left, right, kind) => {
        expect(shown(diff(left, right, kind))).toEqual(shown(mirrored(diff(right, left, kind))));
      }),
      { numRuns: 500 },
    );
  });

  test("one changed leaf is one difference, at its path", () => {
    const keyless = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.integer(),
        fc.boolean(),
        fc.array(tie("value"), { maxLength: 5 }),
        fc.dictionary(fc.constantFrom("a", "b", "c.d", "e"), tie("value")),
      ),
    })).value;
    fc.assert(
      fc.property(keyless, (value) => {
        for (const [path, result] of changed(value))
          expect(diff(value, result, "").map((each) => [each.path, each.kind])).toEqual([[path, "changed"]]);
      }),
    );
  });

  test("a difference has its two values, and undefined where there is none", () => {
    expect(diff({ a: 1, b: null }, { a: 2, c: { d: [] } }, "")).toEqual([
      { path: ["a"], kind: "changed", left: 1, right: 2 },
      { path: ["b"], kind: "removed", left: null, right: undefined },
      { path: ["c"], kind: "added", left: undefined, right: { d: [] } },
    ]);
  });

  test("a missing object is one difference", () => {
    const object = { kind: "Service", metadata: {} };
    expect(diff(undefined, object, "v1/Service")).toEqual([
      { path: [], kind: "added", left: undefined, right: object },
    ]);
    expect(diff(object, undefined, "v1/Service")).toEqual([
      { path: [], kind: "removed", left: object, right: undefined },
    ]);
    expect(diff(undefined, undefined, "v1/Service")).toEqual([]);
  });

  test("absent, null, empty and other types are differences", () => {
    expect(lines({ a: null }, {})).toEqual(["a removed"]);
    expect(lines({ a: null }, { a: {} })).toEqual(["a changed"]);
    expect(lines({ a: {} }, { a: [] })).toEqual(["a changed"]);
    expect(lines({ a: "1" }, { a: 1 })).toEqual(["a changed"]);
    expect(lines({ a: [] }, { a: "" })).toEqual(["a changed"]);
    expect(lines([], [null])).toEqual(["[0] added"]);
  });
});

describe("documents in texts", () => {
  const of = (text: Json): Json => open({ data: { x: text } });

  test("differ at the place inside", () => {
    expect(lines(of("a: 1\nb: 2\n"), of("b: 2\na: 3\n"))).toEqual(["data.x.$yaml.a changed"]);
    expect(lines(of('{"a":1}'), of('{ "a": 1 }'))).toEqual([]);
  });

  test("in another format, or none, are one difference", () => {
    expect(lines(of("a: 1\nb: 2\n"), of('{"a":1,"b":2}'))).toEqual(["data.x changed"]);
    expect(lines(of("a: 1\nb: 2\n"), of("text"))).toEqual(["data.x changed"]);
    expect(lines(of("a: 1\nb: 2\n"), of("a: 1\n---\nb: 2\n"))).toEqual(["data.x.$yaml changed"]);
  });
});

describe("hostile input", () => {
  test("of any depth is compared to the end", () => {
    for (const depth of [150, 2_000, 10_000]) {
      for (const nest of [nested, nestedObject]) {
        for (const kind of ["", "apps/v1/Deployment"]) {
          expect(diff(nest(depth, 1), nest(depth, 1), kind)).toEqual([]);
          expect(diff(nest(depth, 1), nest(depth, 2), kind)).toHaveLength(1);
          expect(diff([nest(depth, 1), nest(depth, 3)], [nest(depth, 2), nest(depth, 3)], kind)).toHaveLength(1);
        }
      }
    }
  });

  test("deep below a set, where texts no longer tell entries apart, is compared all the same", () => {
    const role = (innermost: Json): Json => ({ rules: [{ verbs: [nested(150, innermost)] }] });
    expect(diff(role(1), role(2), "rbac.authorization.k8s.io/v1/Role")).toHaveLength(1);
  });

  test("with a key called __proto__ or constructor differs there", () => {
    expect(lines(JSON.parse('{"__proto__":{"a":1}}'), JSON.parse('{"__proto__":{"a":2}}'))).toEqual([
      "__proto__.a changed",
    ]);
    expect(lines(JSON.parse('{"__proto__":{}}'), {})).toEqual(["__proto__ removed"]);
    expect(lines({ constructor: 1 }, {})).toEqual(["constructor removed"]);
    expect(lines([{ constructor: "a" }], [{ name: "a" }])).toEqual(["[0].constructor removed", "[0].name added"]);
    expect(lines({ spec: { constructor: ["a", "b"] } }, { spec: { constructor: ["b"] } }, "v1/Service")).toEqual([
      "spec.constructor.[0] removed",
    ]);
    expect(diff({}, { a: 1 }, "constructor")).toHaveLength(1);
  });

  test("without metadata or with wrong types is compared as it stands", () => {
    const kind = "apps/v1/Deployment";
    expect(lines({ metadata: "text" }, { metadata: { finalizers: {} } }, kind)).toEqual(["metadata changed"]);
    expect(lines({ spec: [] }, { spec: { template: 7 } }, kind)).toEqual(["spec changed"]);
    const pod = (containers: Json): Json => ({ spec: { template: { spec: { containers } } } });
    for (const containers of ["text", null, { name: "a" }, [null], [[1]], [{ name: 1 }], [{ name: {} }]])
      expect(diff(pod(containers), pod([{ name: "web" }]), kind)).not.toEqual([]);
  });

  test("of ten million characters is compared", () => {
    const long = "x".repeat(10_000_000);
    expect(lines({ a: long, b: [long] }, { a: `${long}y`, b: ["y", long] })).toEqual(["a changed", "b.[0] added"]);
  });

  test("of long lists is compared entry by entry where a search would take too long", () => {
    const numbers = Array.from({ length: 2_000 }, (_, index) => index);
    const found = diff(numbers, numbers.toReversed(), "");
    expect(found).toHaveLength(2_000);
    expect(found.every(({ kind }) => kind === "changed")).toBe(true);
    expect(lines(numbers, [...numbers.slice(0, 700), -1, ...numbers.slice(700)])).toEqual(["[700] added"]);
  });
});

test("ten thousand equal objects do not differ, and one field among them is found", () => {
  const object = (index: number): Json => ({
    metadata: { name: `web-${index}` },
    spec: { template: { spec: { containers: [{ name: "web", env: [{ name: "A", value: String(index) }] }] } } },
  });
  const fleet = (): readonly Json[] => Array.from({ length: 10_000 }, (_, index) => object(index));
  const [left, right] = [fleet(), fleet()];
  const differences = left.flatMap((each, index) => diff(each, right[index], "apps/v1/Deployment"));
  expect(differences).toEqual([]);
  expect(lines({ items: left }, { items: right.with(5_000, object(-1)) })).toEqual([
    "items.[5000].metadata.name changed",
    "items.[5000].spec.template.spec.containers.[web].env.[A].value changed",
  ]);
});
