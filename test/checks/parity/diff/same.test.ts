import fc from "fast-check";
import { expect, test } from "vitest";
import { same } from "../../../../src/checks/parity/diff/same.ts";
import { anyJson, nested, nestedObject } from "./json.ts";

test("any JSON is the same as its copy", () => {
  fc.assert(fc.property(anyJson, (value) => same(value, structuredClone(value))));
});

test("two values are the same exactly when they print alike with sorted keys", () => {
  const sorted = (value: unknown): unknown =>
    typeof value !== "object" || value === null
      ? value
      : Array.isArray(value)
        ? value.map(sorted)
        : Object.entries(value)
            .map(([key, child]) => [key, sorted(child)])
            .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
            .concat([["object"]]);
  fc.assert(
    fc.property(anyJson, anyJson, (left, right) => {
      expect(same(left, right)).toBe(JSON.stringify(sorted(left)) === JSON.stringify(sorted(right)));
    }),
  );
});

test("absent, null, an empty object, an empty list, an empty text, 0 and false are all different", () => {
  const values = [undefined, null, {}, [], "", 0, false, [null], { a: null }];
  for (const [i, left] of values.entries())
    for (const [j, right] of values.entries()) expect(same(left, right), `${i} and ${j}`).toBe(i === j);
});

test("the order of keys means nothing, that of lists does", () => {
  expect(same({ a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
});

test("a key that objects inherit is no key", () => {
  expect(same({ toString: 1 }, {})).toBe(false);
  expect(same({}, { constructor: 1 })).toBe(false);
  expect(same(JSON.parse('{"__proto__":{}}'), {})).toBe(false);
  expect(same({ a: 1 }, JSON.parse('{"__proto__":{}}'))).toBe(false);
});

test("a value of any depth is compared to the end", () => {
  expect(same(nested(100_000, 1), nested(100_000, 1))).toBe(true);
  expect(same(nested(100_000, 1), nested(100_000, 2))).toBe(false);
  expect(same(nestedObject(50_000, 1), nestedObject(50_000, 1))).toBe(true);
  expect(same(nestedObject(50_000, 1), nestedObject(49_999, 1))).toBe(false);
  expect(same(nested(600, { a: 1 }), nested(600, { b: 1 }))).toBe(false);
  expect(same(nested(600, [1]), nested(600, [1, 2]))).toBe(false);
  expect(same(nested(600, {}), nested(600, []))).toBe(false);
});
