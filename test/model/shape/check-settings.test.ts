import { describe, expect, test } from "vitest";
import { found } from "./edit.ts";

class Bucket {
  readonly name = "a";
}

const loop: { self?: unknown } = {};
loop.self = { again: loop };

/** What is found where this is the setting `storage` of one environment. */
const setting = (value: unknown): readonly string[] => found({ "environments.dev.settings.storage": value });

describe("settings", () => {
  test.each<[string, unknown, string]>([
    ["a Map", new Map([["a", 1]]), "is of the class Map, which JSON cannot hold"],
    ["a Set", new Set(["a"]), "is of the class Set, which JSON cannot hold"],
    ["a Date", new Date(0), "is of the class Date, which JSON cannot hold"],
    ["a pattern", /a/, "is of the class RegExp, which JSON cannot hold"],
    ["an object of a class", new Bucket(), "is of the class Bucket, which JSON cannot hold"],
    ["a bigint", 1n, "is a bigint, which JSON cannot hold"],
    ["a function", () => 1, "is a function, which JSON cannot hold"],
    ["a symbol", Symbol("a"), "is a symbol, which JSON cannot hold"],
    ["no number", Number.NaN, "is NaN, which JSON cannot hold"],
    ["a number without end", Number.POSITIVE_INFINITY, "is Infinity, which JSON cannot hold"],
  ])("that hold %s are reported at the field", (_, value, message) => {
    expect(setting(value)).toEqual([
      `policy/not-json environments.dev.settings.storage | settings.storage of dev ${message} → write plain JSON: text, finite numbers, true or false, null, lists and objects`,
    ]);
  });

  test("that hold themselves are reported where they begin again", () => {
    const lines = found({ "environments.staging.settings": loop, "environments.production.settings": loop });
    expect(lines.filter((line) => line.startsWith("policy/not-json"))).toEqual(
      ["staging", "production"].map((name) =>
        expect.stringContaining(`settings.self.again of ${name} holds itself, without end`),
      ),
    );
  });

  test("that are no JSON as a whole are reported at their own field", () => {
    expect(found({ "environments.dev.settings": new Map() })).toEqual([
      expect.stringContaining("policy/not-json environments.dev.settings | settings of dev is of the class Map"),
    ]);
  });

  test("are reported with every place in lists and groups", () => {
    expect(setting({ list: [1, { size: 2n }], other: [() => 1] })).toEqual([
      expect.stringContaining("settings.storage.list[1].size of dev is a bigint"),
      expect.stringContaining("settings.storage.other[0] of dev is a function"),
    ]);
  });

  test.each<[string, unknown]>([
    ["nothing", null],
    ["lists and groups", { list: [1, "a", false, { deep: [] }] }],
    ["members that are undefined", { storage: undefined, other: { name: undefined } }],
    ["an object without a prototype", Object.create(null)],
    ["one object twice", ((shared) => ({ one: shared, two: shared }))({ a: 1 })],
  ])("may hold %s", (_, value) => {
    expect(found({ "environments.dev.settings.more": value })).toEqual([]);
  });
});
