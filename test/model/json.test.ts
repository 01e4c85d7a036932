import vm from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyJson, type JsonLimits } from "../../src/model/json.ts";

test("whatever is JSON is copied as it is, keys in their order", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const original = JSON.stringify(value);
      expect(JSON.stringify(copied(value))).toBe(original);
      expect(JSON.stringify(value)).toBe(original);
    }),
  );
});

test("the copy shares nothing with the original", () => {
  const original = { list: [{ a: 1 }], object: { b: 2 } };
  const copy = copied(original);
  original.list.push({ a: 2 });
  original.object.b = 3;
  expect(copy).toEqual({ list: [{ a: 1 }], object: { b: 2 } });
});

test("a property that is undefined is left out", () => {
  expect(Object.keys(Object(copied({ a: undefined, b: 1 })))).toEqual(["b"]);
});

test("a key __proto__ stays a key, and nobody's prototype changes", () => {
  const copy = copied(JSON.parse('{"__proto__":{"polluted":true},"a":1}'));
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  expect(Object.keys(Object(copy))).toEqual(["__proto__", "a"]);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("negative zero becomes zero", () => {
  expect(Object.is(copied(-0), 0)).toBe(true);
});

test("objects without prototype, of another realm, frozen or behind a Proxy are plain", () => {
  expect(copied(Object.assign(Object.create(null), { a: 1 }))).toEqual({ a: 1 });
  expect(copied(vm.runInNewContext("({ a: [1, { b: 2 }] })"))).toEqual({ a: [1, { b: 2 }] });
  expect(copied(Object.freeze({ a: Object.freeze([1]) }))).toEqual({ a: [1] });
  expect(copied(new Proxy({ a: new Proxy([1, 2], {}) }, {}))).toEqual({ a: [1, 2] });
});

test("the same object may stand in two places", () => {
  const shared = { a: 1 };
  expect(copied([shared, { shared }])).toEqual([{ a: 1 }, { shared: { a: 1 } }]);
});

describe("what JSON cannot hold", () => {
  class Money {
    readonly amount = 1;
  }
  const cyclic: Record<string, unknown> = {};
  cyclic.again = [cyclic];
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const holes = [1, 2, 3];
  delete holes[1];

  test.each<[string, unknown, readonly string[], string]>([
    ["a function", { a: { b: () => 1 } }, ["a", "b"], "is a function, which JSON cannot hold"],
    ["a symbol", { a: Symbol("s") }, ["a"], "is a symbol, which JSON cannot hold"],
    ["a symbol as key", { a: { [Symbol("s")]: 1 } }, ["a"], "has a key that is a symbol, which JSON cannot hold"],
    ["a bigint", [1n], ["0"], "is a bigint, which JSON cannot hold"],
    ["NaN", { a: Number.NaN }, ["a"], "is NaN, which JSON cannot hold"],
    ["Infinity", { a: Number.NEGATIVE_INFINITY }, ["a"], "is -Infinity, which JSON cannot hold"],
    ["a Date", { a: new Date(0) }, ["a"], "is of the class Date, which JSON cannot hold"],
    ["a Map", new Map(), [], "is of the class Map, which JSON cannot hold"],
    ["a class instance", { a: new Money() }, ["a"], "is of the class Money, which JSON cannot hold"],
    ["a boxed text", { a: Object("text") }, ["a"], "is of the class String, which JSON cannot hold"],
    ["a typed array", new Uint8Array(3), [], "is of the class Uint8Array, which JSON cannot hold"],
    [
      "a promise",
      { a: Promise.resolve(1) },
      ["a"],
      "is a promise (values are built without await), which JSON cannot hold",
    ],
    ["a cycle", cyclic, ["again", "0"], "holds itself, without end"],
    ["undefined", undefined, [], "is undefined, which JSON cannot hold"],
    ["an undefined item", { a: [1, undefined] }, ["a", "1"], "is undefined, which JSON cannot hold"],
    ["a list with holes", { a: holes }, ["a"], "is a list with holes"],
    ["a huge empty list", new Array(4_000_000_000), [], "is a list with holes"],
    ["a match", "a-b".match(/-/), [], "is a list with properties beside its items, which JSON cannot hold"],
    ["a lone surrogate", { a: "\ud83d" }, ["a"], "holds half a character (a lone surrogate)"],
    ["a lone surrogate as key", { "\ud83d": 1 }, ["\ud83d"], "has half a character in its key"],
    [
      "a revoked Proxy",
      { a: revoked.proxy },
      ["a"],
      "cannot be read: Cannot perform 'IsArray' on a proxy that has been revoked",
    ],
  ])("%s is refused where it stands", (_name, value, path, message) => {
    expect(problems(value)).toEqual([{ path, message }]);
  });

  test("a getter that throws is named with its reason", () => {
    const value = {
      get a(): never {
        throw new Error("no\nvalue");
      },
      b: Number.NaN,
    };
    expect(problems(value)).toEqual([
      { path: ["a"], message: "cannot be read: no value" },
      { path: ["b"], message: "is NaN, which JSON cannot hold" },
    ]);
  });

  test.each(["get", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"])(
    "a Proxy whose %s throws is a problem, not an exception",
    (trap) => {
      const nasty = new Proxy(
        {},
        {
          get: () => {
            throw nasty;
          },
        },
      );
      const value = new Proxy(
        { a: 1 },
        {
          [trap]: () => {
            throw nasty;
          },
        },
      );
      expect(problems({ value })).toHaveLength(1);
      const list = new Proxy([1], {
        [trap]: () => {
          throw new Error("stop");
        },
      });
      if (trap !== "getPrototypeOf")
        expect(problems({ list })).toEqual([{ path: ["list"], message: "cannot be read: stop" }]);
    },
  );

  test("a Proxy that lies about its length or its keys ends", () => {
    for (const length of ["abc", Number.NaN, -1, Number.POSITIVE_INFINITY, 1e15, 4_000_000_000]) {
      const value = new Proxy([1], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });
      expect(problems(value)).toHaveLength(1);
    }
    const endless: object = new Proxy({ a: 1, b: 1 }, { get: () => new Proxy(endless, {}) });
    expect(problems(endless).length).toBeGreaterThan(0);
  });
});

describe("limits", () => {
  const nested = (depth: number): unknown => {
    let value: unknown = "end";
    for (let level = 0; level < depth; level += 1) value = [value];
    return value;
  };

  test("64 levels are enough, 65 are too many, and 100,000 overflow nothing", () => {
    expect(copied(nested(64))).toBeDefined();
    expect(problems(nested(65))).toEqual([
      { path: Array.from({ length: 64 }, () => "0"), message: "is nested more than 64 deep" },
    ]);
    expect(problems(nested(100_000))).toHaveLength(1);
  });

  test("text beyond the limit is one problem, at the place that passes it", () => {
    expect(problems({ a: "x".repeat(50), b: "x".repeat(50) }, { text: 100 })).toEqual([
      { path: ["b"], message: "is where the value passes 100 characters of text" },
    ]);
    expect(problems("x".repeat(10_000_000))).toHaveLength(1);
  });

  test("a small value that unfolds into a giant one ends", () => {
    let value: unknown = [];
    for (let level = 0; level < 60; level += 1) value = { a: value, b: value };
    expect(problems(value)).toHaveLength(1);
  });

  test("20 problems are enough", () => {
    expect(problems(Array.from({ length: 100 }, () => Number.NaN))).toHaveLength(20);
    expect(problems([Number.NaN, Number.NaN], { problems: 1 })).toHaveLength(1);
  });
});

test("anything at all is copied or refused, and what is copied is what JSON would keep", () => {
  fc.assert(
    fc.property(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withSparseArray: true,
        withNullPrototype: true,
        withTypedArray: true,
      }),
      (value) => {
        const result = copyJson(value);
        if ("value" in result) expect(JSON.stringify(result.value)).toBe(JSON.stringify(value));
        else expect(result.problems.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  );
});

function copied(value: unknown): unknown {
  const result = copyJson(value);
  expect(result).toHaveProperty("value");
  return "value" in result ? result.value : undefined;
}

function problems(value: unknown, limits?: JsonLimits) {
  const result = copyJson(value, limits);
  expect(result).toHaveProperty("problems");
  return "problems" in result ? result.problems : [];
}
