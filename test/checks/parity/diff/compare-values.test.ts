import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equalValues, orderValues, type ValueType } from "../../../../src/checks/parity/diff/compare-values.ts";
import type { Json } from "../../../../src/policy/index.ts";
import { anyJson } from "./json.ts";

const types: readonly (ValueType | undefined)[] = [undefined, "quantity", "duration", "int-or-string"];

describe("equal values", () => {
  test.each<[Json, Json, ValueType]>([
    ["100m", "0.1", "quantity"],
    ["1Gi", "1024Mi", "quantity"],
    [1, "1", "quantity"],
    [0.5, "500m", "quantity"],
    ["60s", "1m", "duration"],
    ["1h30m", "90m", "duration"],
    ["1000us", "1ms", "duration"],
    ["0", "0s", "duration"],
    [80, "80", "int-or-string"],
  ])("%j and %j mean the same to who reads a %s", (left, right, type) => {
    expect(equalValues(left, right, type)).toBe(true);
    expect(equalValues(left, right, undefined)).toBe(false);
  });

  test.each<[Json, Json, ValueType]>([
    ["1G", "1Gi", "quantity"],
    ["many", "Many", "quantity"],
    [true, "1", "quantity"],
    ["1", "1s", "duration"],
    [60, "60s", "duration"],
    ["080", 80, "int-or-string"],
    ["100%", 100, "int-or-string"],
    [[80], ["80"], "int-or-string"],
    [null, "null", "int-or-string"],
  ])("%j and %j differ even as a %s", (left, right, type) => {
    expect(equalValues(left, right, type)).toBe(false);
  });

  test("a value equals itself as any type, and sides do not matter", () => {
    fc.assert(
      fc.property(anyJson, anyJson, fc.constantFrom(...types), (left, right, type) => {
        expect(equalValues(left, structuredClone(left), type)).toBe(true);
        expect(equalValues(left, right, type)).toBe(equalValues(right, left, type));
      }),
    );
  });
});

describe("the order of values", () => {
  test.each([
    [1, 2],
    ["512Mi", "1Gi"],
    ["100m", 1],
    ["0.5", "2"],
    ["59s", "1m"],
    ["500us", "1ms"],
    ["1.9.0", "1.10.0"],
    ["v1.2.3", "1.2.4"],
    ["1.2.3-rc.1", "1.2.3"],
  ])("%j is less than %j", (less, more) => {
    expect(orderValues(less, more)).toBeLessThan(0);
    expect(orderValues(more, less)).toBeGreaterThan(0);
  });

  test.each([
    ["2Gi", "2048Mi"],
    ["60s", "1m"],
    [1, "1000m"],
    ["v1.2.3", "1.2.3"],
    [true, true],
    ["text", "text"],
    [undefined, undefined],
    [{ a: [1] }, { a: [1] }],
  ])("%j and %j are at the same place", (left, right) => {
    expect(orderValues(left, right)).toBe(0);
  });

  test.each([
    [true, false],
    ["a", "b"],
    ["1.2.3", "1Gi"],
    ["5m", "x"],
    [1, undefined],
    [null, 0],
    [[1], [2]],
    [Number.NaN, 1],
  ])("%j and %j have no order", (left, right) => {
    expect(orderValues(left, right)).toBeUndefined();
  });

  test("exchanging the sides turns the order around", () => {
    const amount = fc.oneof(
      fc.integer(),
      fc.constantFrom("1", "100m", "5m", "1h", "1Gi", "1.2.3", "v2.0.0", "0", "x", true, null),
    );
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        const [there, back] = [orderValues(left, right), orderValues(right, left)];
        expect(there === undefined ? undefined : Math.sign(there) + 0).toBe(
          back === undefined ? undefined : -Math.sign(back) + 0,
        );
      }),
    );
  });
});
