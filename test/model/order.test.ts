import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cycles, type Graph, layers, topological } from "../../src/model/order.ts";

describe("cycles", () => {
  test("there are none where nothing needs itself in the end", () => {
    expect(cycles(graph({ a: ["b", "c"], b: ["c"], c: [] }))).toEqual([]);
    expect(cycles(new Map())).toEqual([]);
  });

  test("each is named once, from the member that the graph lists first", () => {
    expect(cycles(graph({ web: ["api"], db: ["web"], api: ["db"] }))).toEqual([["web", "api", "db"]]);
    expect(cycles(graph({ db: ["web"], api: ["db"], web: ["api"] }))).toEqual([["db", "web", "api"]]);
  });

  test("a node that needs itself is a cycle of one, however often it says so", () => {
    expect(cycles(graph({ a: ["a", "a"], b: ["a"] }))).toEqual([["a"]]);
  });

  test("two cycles that share a node, or steps, are two", () => {
    expect(cycles(graph({ a: ["b"], b: ["a", "c"], c: ["b"] }))).toEqual([
      ["a", "b"],
      ["b", "c"],
    ]);
    expect(cycles(graph({ a: ["b"], b: ["c", "a"], c: ["a"] }))).toEqual([
      ["a", "b"],
      ["a", "b", "c"],
    ]);
  });

  test("cycles come in the order of their first members", () => {
    expect(cycles(graph({ x: ["c"], a: ["b"], b: ["a"], c: ["d"], d: ["c"] }))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  test("a need that nobody offers is passed over", () => {
    expect(cycles(graph({ a: ["nobody"], b: ["a"] }))).toEqual([]);
  });

  test("names that objects already have are names", () => {
    expect(cycles(graph({ constructor: ["toString"], toString: ["constructor"] }))).toEqual([
      ["constructor", "toString"],
    ]);
  });
});

describe("layers", () => {
  test("each needs only layers before it, and keeps the graph's order inside", () => {
    expect(layers(graph({ web: ["api", "cache"], cache: [], api: ["db"], db: [] }))).toEqual([
      ["cache", "db"],
      ["api"],
      ["web"],
    ]);
    expect(topological(graph({ web: ["api"], api: [] }))).toEqual(["api", "web"]);
  });

  test("leave out cycles and what needs them", () => {
    expect(layers(graph({ a: ["b"], b: ["a"], c: ["a"], d: ["nobody"] }))).toEqual([["d"]]);
  });
});

test("cycles and layers agree: a graph has no cycle exactly when every node has a layer", () => {
  fc.assert(
    fc.property(anyGraph, (each) => {
      const found = cycles(each);
      expect(found.length === 0).toBe(topological(each).length === each.size);
      for (const cycle of found) {
        for (const [index, node] of cycle.entries()) {
          expect([...(each.get(node) ?? [])]).toContain(cycle[(index + 1) % cycle.length]);
        }
        expect(new Set(cycle).size).toBe(cycle.length);
      }
      expect(new Set(found.map((cycle) => cycle.join())).size).toBe(found.length);
    }),
  );
});

test("every node that waits for itself is in a knot of which a cycle is named", () => {
  fc.assert(
    fc.property(anyGraph, (each) => {
      const named = cycles(each);
      for (const node of each.keys()) {
        if (!reaches(each, node, node)) continue;
        const inKnot = named.some(
          ([first = ""]) => first === node || (reaches(each, first, node) && reaches(each, node, first)),
        );
        expect(inKnot).toBe(true);
      }
    }),
  );
});

test("every node follows what it needs", () => {
  fc.assert(
    fc.property(anyGraph, (each) => {
      const order = topological(each);
      for (const [index, node] of order.entries()) {
        for (const need of each.get(node) ?? []) if (each.has(need)) expect(order.indexOf(need)).toBeLessThan(index);
      }
    }),
  );
});

test("10,000 nodes are ordered: a chain, a ring, a ladder and a knot", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => index);
  const chain = new Map(many.map((index) => [`n${index}`, [`n${index + 1}`]]));
  const ring = new Map(many.map((index) => [`n${index}`, [`n${(index + 1) % many.length}`]]));
  // Exponentially many paths.
  const ladder = new Map(many.map((index) => [`n${index}`, [`n${index + 2}`, `n${index + 3}`]]));
  const knot = new Map(
    many.map((index) => [`n${index}`, [1, 2, 3, 4999].map((step) => `n${(index + step) % many.length}`)]),
  );
  expect(cycles(chain)).toEqual([]);
  expect(layers(chain)).toHaveLength(10_000);
  expect(cycles(ring)).toHaveLength(1);
  expect(cycles(ladder)).toEqual([]);
  expect(topological(ladder)).toHaveLength(10_000);
  expect(cycles(knot).length).toBeGreaterThan(0);
});

const anyGraph = fc
  .array(fc.array(fc.nat(7), { maxLength: 3 }), { maxLength: 7 })
  .map((rows): Graph => new Map(rows.map((row, index) => [`n${index}`, row.map((need) => `n${need}`)])));

function reaches(each: Graph, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [...(each.get(from) ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === to) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...(each.get(node) ?? []));
  }
  return false;
}

function graph(needs: Readonly<Record<string, readonly string[]>>): Graph {
  return new Map(Object.entries(needs));
}
