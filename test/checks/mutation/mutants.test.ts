import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Mutant } from "../../../src/checks/mutation/mutant.ts";
import { mutants } from "../../../src/checks/mutation/mutants.ts";
import type { Json } from "../../../src/policy/scalars.ts";
import { bodies, domain, filled, name, neighbour } from "./bodies.ts";
import { meaning } from "./naive.ts";

const of = (kind: string, template: Json): readonly Mutant[] => [...mutants({ kind, template, neighbour })];
const real = Object.entries(bodies).map(([kind, template]) => ({ kind, template, all: of(kind, template) }));
const said = ({ operator, label, path }: Mutant) => `${label} ${operator} ${path.join(" ")}`;

function frozen(value: Json): Json {
  if (typeof value === "object" && value !== null) for (const item of Object.values(Object.freeze(value))) frozen(item);
  return value;
}

describe.each(real)("$kind", ({ kind, template, all }) => {
  test("a mutant differs from the object when its label is must, and means the same when it is must-not", () => {
    for (const body of [template, filled(template)]) {
      const before = meaning(kind, body);
      for (const mutant of all) {
        const after = mutant.apply(body);
        expect(after, said(mutant)).toBeDefined();
        expect(meaning(kind, after ?? null) === before, said(mutant)).toBe(mutant.label === "must-not");
      }
    }
  });

  test("every mutant changes the text of the object, and none changes its input", () => {
    const body = frozen(structuredClone(template));
    for (const mutant of all)
      expect(JSON.stringify(mutant.apply(body)), said(mutant)).not.toBe(JSON.stringify(template));
    expect(body).toEqual(template);
  });

  test("a mutant of the real object is the mutant of the template with identity filled in", () => {
    for (const mutant of all) {
      const after = mutant.apply(template);
      expect(mutant.apply(filled(template)), said(mutant)).toEqual(filled(after ?? null));
    }
  });

  test("the same object has the same mutants, and no two alike", () => {
    expect(of(kind, template).map(said)).toEqual(all.map(said));
    const texts = all.map((mutant) => JSON.stringify([said(mutant), mutant.apply(template)]));
    expect(new Set(texts).size).toBe(all.length);
  });
});

test("the other side's identity takes the place of each token whose values differ, in keys too", () => {
  const same = new Map([...neighbour, [domain, { own: "a.org", other: "a.org" }]]);
  const template = { [`${name}/a`]: `${name}.${domain}/${name}`, b: domain };
  const foreign = [...mutants({ kind: "", template, neighbour: same })].filter(
    (m) => m.operator === "foreign-identity",
  );
  expect(foreign.map(({ apply }) => apply(template))).toEqual([
    { "production/a": `${name}.${domain}/${name}`, b: domain },
    { [`${name}/a`]: `production.${domain}/production`, b: domain },
  ]);
  expect(foreign.map(({ apply }) => apply({ "staging/a": "staging.a.org/staging", b: "a.org" }))).toEqual([
    { "production/a": "staging.a.org/staging", b: "a.org" },
    { "staging/a": "production.a.org/production", b: "a.org" },
  ]);
});

test("a key made of identity in another way is found by its place", () => {
  const template = { first: "1", [name.toUpperCase()]: { a: "b" }, last: "2" };
  const changed = of("", template).find(({ operator, path }) => operator === "change" && path.at(-1) === "a");
  expect(changed?.apply({ first: "1", STAGING: { a: "b" }, last: "2" })).toEqual({
    first: "1",
    STAGING: { a: "bx" },
    last: "2",
  });
});

test("a mutant does not apply to a rendering that has something else at the place", () => {
  const template = { list: ["a", "b"], deep: { a: 1 }, text: '{"a":1}' };
  for (const mutant of of("", template))
    if (mutant.path[0] !== "added" && mutant.path.length > 1)
      expect(mutant.apply({ list: "a", deep: ["x"], text: "prose" }), said(mutant)).toBeUndefined();
});

test("any JSON: must differs but for the order of keys, must-not does not, nothing throws", () => {
  const value = fc.jsonValue({ maxDepth: 4 }).map((json): Json => JSON.parse(JSON.stringify(json)));
  fc.assert(
    fc.property(value, (template) => {
      for (const mutant of of("", template)) {
        const after = mutant.apply(frozen(template));
        expect(JSON.stringify(after), said(mutant)).not.toBe(JSON.stringify(template));
        expect(meaning("", after ?? null) === meaning("", template), said(mutant)).toBe(mutant.label === "must-not");
      }
    }),
  );
});

test("a text that is nested without end is a text", () => {
  const template = { text: `${"[".repeat(100_000)}1${"]".repeat(100_000)}` };
  expect(of("", template).every(({ path }) => path.length < 2)).toBe(true);
});

test("a text that is no document for sure is changed as a text, and never in a comment at its end", () => {
  const after = (text: string) =>
    of("", { text })
      .find(({ operator }) => operator === "change")
      ?.apply({ text });
  expect(after("Note: this is prose\nwith two: lines: and colons")).toEqual({
    text: "Note: this is prose\nwith two: lines: and colonsx",
  });
  expect(after("a: 1\n---\nb: 2 # two")).toEqual({ text: "changed" });
  expect(after("")).toEqual({ text: "x" });
});

test("a key __proto__ stays a key, and keys that are numbers are not reordered in vain", () => {
  const template: Json = JSON.parse('{"__proto__": {"a": 1, "b": 2}, "1": "x", "2": "y"}');
  for (const mutant of of("", template)) {
    const text = JSON.stringify(mutant.apply(template));
    expect(text, said(mutant)).not.toBe(JSON.stringify(template));
    if (mutant.operator !== "remove" || mutant.path.length > 1) expect(text).toContain("__proto__");
  }
});

test("mutants are made one at a time, and their number grows with the object", () => {
  let read = 0;
  const late = {
    get deep() {
      read += 1;
      return "x";
    },
  };
  const first = mutants({ kind: "", template: { early: { a: 1 }, late }, neighbour });
  for (let count = 0; count < 5; count += 1) first.next();
  expect(read).toBe(0);

  const large = (leaves: number) => ({
    spec: {
      values: Object.fromEntries(Array.from({ length: leaves / 5 }, (_, index) => [`k${index}`, [1, 2, 3, 4, 5]])),
    },
  });
  const count = (leaves: number) => {
    let [made, steps] = [0, 0];
    for (const { path } of mutants({ kind: "", template: large(leaves), neighbour })) {
      made += 1;
      steps += path.length;
    }
    return { made, steps };
  };
  const [small, big] = [count(500), count(5_000)];
  expect(big.made).toBeGreaterThan(5_000);
  expect(big.made).toBeLessThan(11 * small.made);
  expect(big.steps).toBeLessThan(11 * small.steps);
});
