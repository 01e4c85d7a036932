import { describe, expect, test } from "vitest";
import { others } from "../../../../src/checks/parity/why/another.ts";
import { laid } from "../../../../src/checks/parity/why/draft.ts";
import { leaves } from "../../../../src/checks/parity/why/lever.ts";

describe("a draft", () => {
  test("has another value at a path, and leaves the original as it was", () => {
    const whole = { a: { b: [1, { c: 2 }] }, d: 3 };
    expect(laid(whole, ["a", "b", "1", "c"], 7)).toEqual({ a: { b: [1, { c: 7 }] }, d: 3 });
    expect(whole.a.b).toEqual([1, { c: 2 }]);
  });

  test("makes what is not there on the way, and takes out what is undefined", () => {
    expect(laid({ a: 1 }, ["b", "c"], 2)).toEqual({ a: 1, b: { c: 2 } });
    expect(laid({ a: 1, b: [1, 2, 3] }, ["b", "1"], undefined)).toEqual({ a: 1, b: [1, 3] });
    expect(laid({ a: 1, b: 2 }, ["b"], undefined)).toEqual({ a: 1 });
  });

  test("has a key of any name as its own", () => {
    const made = laid(JSON.parse('{"__proto__": {"a": 1}}'), ["__proto__", "a"], 2);
    expect(JSON.stringify(made)).toBe('{"__proto__":{"a":2}}');
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  });
});

describe("other values", () => {
  test("are those of other environments first", () => {
    expect(others("info", "logs", ["debug", "info"])[0]).toBe("debug");
  });

  test.each([
    ["256Mi", "memory", "512Mi"],
    ["500m", "cpu", "1000m"],
    ["1h30m", "drift", "2h30m"],
    [3, "replicas", 4],
    [true, "on", false],
    ["automatic", "sync", "manual"],
    ["v1.20.2", "cert-manager", "v1.20.773"],
    ["", "name", "q7x"],
  ])("keep the kind of %j under %s: %j", (value, key, expected) => {
    expect(others(value, key, [])).toContain(expected);
  });

  test.each(["a", 0, 1, false, null, "1", "sha256:abcd7777"])("are never %j itself", (value) => {
    expect(others(value, "key", [value])).not.toContain(value);
    expect(others(value, "key", [value]).length).toBeGreaterThan(0);
  });
});

test("leaves are scalars and empty lists; functions and what is undefined are none", () => {
  const value = { a: [1, { b: null }], c: [], d: {}, e: () => 1, f: undefined };
  expect([...leaves(value, [])]).toEqual([
    [["a", "0"], 1],
    [["a", "1", "b"], null],
    [["c"], []],
  ]);
});
