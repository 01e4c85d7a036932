import fc from "fast-check";
import { expect, test } from "vitest";
import { charted, checked, settings } from "./fleet.ts";

const inputs = ["a", "b", "c"] as const;
type Some = ReadonlySet<string>;

/** Any function of three settings: staging has none of them, production all. */
const anyTable = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 });
const result = (table: readonly number[], on: Some): number =>
  table[inputs.reduce((sum, key, index) => sum + (on.has(key) ? 1 << index : 0), 0)] ?? 0;

const all: Some = new Set(inputs);
const none: Some = new Set();
const without = (some: Some, key: string): Some => new Set([...some].filter((each) => each !== key));
const others = (some: Some): Some => new Set(inputs.filter((each) => !some.has(each)));

/** What a contract says about a function when some of the settings may differ. */
function findings(table: readonly number[], allowed: Some) {
  const on = (own: { readonly [key: string]: unknown }): Some => new Set(inputs.filter((key) => own[key] === true));
  return checked({
    components: { web: charted(({ settings: own }) => ({ deep: { x: result(table, on(own)) } })) },
    environments: settings({ a: false, b: false, c: false }, { a: true, b: true, c: true }),
    allow: [...allowed].map((setting) => ({ setting, reason: "because" })),
  }).findings;
}

/** Whether settings alone make the difference, whatever becomes of the others. */
const covers = (table: readonly number[], some: Some): boolean =>
  some.size > 0 && result(table, some) === result(table, all) && result(table, others(some)) === result(table, none);

test("a difference passes where those who signed make it alone, and nowhere else", () => {
  fc.assert(
    fc.property(anyTable, fc.subarray([...inputs]), (table, allowed) => {
      const some = new Set(allowed);
      const differs = result(table, all) !== result(table, none);
      const isReported = findings(table, some).some(({ rule }) => rule === "parity/undeclared-difference");
      expect(isReported).toBe(differs && !covers(table, some));
    }),
    { numRuns: 150 },
  );
});

test("an allowance without which a difference would be reported is never called unused", () => {
  fc.assert(
    fc.property(anyTable, fc.subarray([...inputs], { minLength: 1 }), (table, allowed) => {
      const some = new Set(allowed);
      const unused = findings(table, some).flatMap(({ rule, at }) =>
        rule === "parity/allowance-used" ? [allowed[Number(at.path[3])] ?? ""] : [],
      );
      const differs = result(table, all) !== result(table, none);
      if (!differs) expect(unused).toEqual(allowed);
      else if (covers(table, some)) for (const key of unused) expect(covers(table, without(some, key)), key).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("a difference goes when what it is said to come from is made equal", () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      fc.pre(result(table, all) !== result(table, none));
      const [found] = findings(table, none);
      const named = [found?.at, ...(found?.causes ?? [])].map((at) => at?.path.at(-1) ?? "");
      expect(named.length).toBeGreaterThan(0);
      const equal = (some: readonly string[]): boolean =>
        result(table, new Set(inputs.filter((each) => !some.includes(each)))) === result(table, none);
      expect(equal(named) || named.every((each) => equal([each]))).toBe(true);
      // Of several that only together do it none is too many.
      if (/each make/.test(found?.message ?? ""))
        for (const each of named) expect(equal([...without(new Set(named), each)])).toBe(false);
      else for (const each of named) expect(equal([each])).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("a difference passes once all is signed that its hint names", () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      fc.pre(result(table, all) !== result(table, none));
      const [found] = findings(table, none);
      const named = [...(found?.hint ?? "").matchAll(/setting: "(\w)"/g)].map(([, key = ""]) => key);
      expect(named.length).toBeGreaterThan(0);
      expect(findings(table, new Set(named)).map(({ message }) => message)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
