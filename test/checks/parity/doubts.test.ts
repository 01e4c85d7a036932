import { expect, test } from "vitest";
import { type Allowances, charted, checked, once, pair, type Small, said, settings, type View } from "./fleet.ts";

const reason = "because";

/** Three lists of one place that are told apart by name, by id and by key. */
const rows: { readonly [name: string]: readonly object[] } = {
  staging: [
    { name: "a", id: "one", key: "k", size: 1 },
    { name: "b", id: "two", key: "k", size: 1 },
  ],
  production: [
    { name: "n", id: "one", key: "x", size: 7 },
    { name: "n", id: "two", key: "y", size: 7 },
  ],
};
const other = [
  { name: "c", id: "nine", key: "v", size: 1 },
  { name: "d", id: "nine", key: "w", size: 1 },
];

const shards = ["[0].name", "[0].key", "[0].size", "[1].name", "[1].key", "[1].size"].map(
  (each) => `spec.values.shards${each}`,
);

test("what is signed for in an object hides nothing else in it that hangs on a name", () => {
  const values = ({ name }: View) => ({ big: name === "production", shards: rows[name] ?? other });
  const allow: Allowances = [{ field: "spec.values.big", component: "web", reason }];
  const [unsigned] = checked({ components: { web: charted(values) } }).findings;
  expect([unsigned?.rendered, ...(unsigned?.more ?? [])].map((each) => each?.field)).toEqual([
    "spec.values.big",
    ...shards,
  ]);
  const [left] = checked({ components: { web: charted(values) }, allow }).findings;
  expect(left?.rule).toBe("parity/branches-on-identity");
  expect([left?.rendered, ...(left?.more ?? [])].map((each) => each?.field)).toEqual(shards);
  const all: Allowances = [...allow, { field: "spec.values.shards", component: "web", reason }];
  expect(said({ components: { web: charted(values) }, allow: all })).toEqual([]);
});

test.each(["name", "id", "key"])("an entry of a list that is known by its %s is reported once", (field) => {
  const values = ({ name }: View) => ({
    list: ["a", "b"].map((each) => ({ [field]: each, size: name === "production" && each === "b" ? 3 : 1 })),
  });
  const { findings } = checked({ components: { web: charted(values) } });
  expect(findings.map(({ message, more }) => [message, more])).toEqual([
    [expect.stringContaining("spec.values.list[b].size"), undefined],
  ]);
});

const throwing = ({ name, settings: { a } }: View) => {
  const size = { staging: 1, production: 3, lab: 1, live: 3 }[name];
  if (size === undefined) throw new Error(`no size for ${name}`);
  return { size, a };
};

test("an allowance is not called unused while what it is about cannot be compared", () => {
  const small = (allow: Allowances): Small => ({
    components: { web: charted(throwing) },
    environments: settings({ a: 1, b: 1 }, { a: 2, b: 1 }),
    allow,
  });
  const rules = (allow: Allowances) => checked(small(allow)).findings.map(({ rule }) => rule);
  expect(rules([{ setting: "a", reason }])).toEqual(["parity/branches-on-identity"]);
  expect(rules([{ field: "spec.values.size", component: "web", reason }])).toEqual(["parity/branches-on-identity"]);
  expect(rules([{ setting: "b", reason }])).toEqual(["parity/branches-on-identity", "parity/allowance-used"]);
  expect(rules([{ field: "spec.values.size", component: "api", reason }])).toEqual([
    "parity/branches-on-identity",
    "parity/allowance-known",
  ]);
});

test("what runs once in a cluster sees no settings, and is not told to have one", () => {
  const small = (values: Parameters<typeof charted>[0]): Small => ({
    clusters: { lab: {}, live: {} },
    environments: pair({ cluster: "lab" }, { cluster: "live" }),
    components: { web: charted(values, once()) },
  });
  const [branch] = checked(small(({ name }) => ({ big: name === "live" }))).findings;
  expect(branch?.hint).toBe(
    'make them equal, or add { field: "spec.values.big", kind: "HelmRelease", component: "web", reason: "…" } to parity[0].allow',
  );
  const [fails] = checked(small(throwing)).findings;
  expect(fails?.hint).toBe("let its functions work with any name");
});
