import { expect, test } from "vitest";
import { type Allowances, charted, checked, type Small, settings, worker } from "./fleet.ts";

const reason = "because";
type Relation = "any" | "atLeast" | "atMost";

const rules = (small: Small) => checked(small).findings.map(({ rule }) => rule.replace("parity/", ""));

/** Values of staging and of production, and the relations that hold. */
const rows: readonly (readonly [one: unknown, two: unknown, holds: readonly Relation[]])[] = [
  [1, 2, ["any", "atLeast"]],
  [2, 1, ["any", "atMost"]],
  ["512Mi", "1Gi", ["any", "atLeast"]],
  ["2Gi", "2048Mi", ["any", "atLeast", "atMost"]],
  ["1G", "1Gi", ["any", "atLeast"]],
  ["250m", "0.5", ["any", "atLeast"]],
  ["90s", "1m", ["any", "atMost"]],
  ["1h", "60m", ["any", "atLeast", "atMost"]],
  ["1.9.0", "1.10.0", ["any", "atLeast"]],
  ["2.0.0", "2.0.0-rc.1", ["any", "atMost"]],
  ["9", "10", ["any", "atLeast"]],
  ["small", "large", ["any"]],
  [true, false, ["any"]],
  [1, "large", ["any"]],
  [null, 1, ["any"]],
  [["a"], ["b"], ["any"]],
  [{ a: 1 }, 2, ["any"]],
  ["1Gi", "1x", ["any"]],
];

for (const [one, two, holds] of rows)
  for (const relation of ["any", "atLeast", "atMost"] as const)
    test(`${JSON.stringify(two)} ${holds.includes(relation) ? "may" : "may not"} stand to ${JSON.stringify(one)} as ${relation}`, () => {
      const fleet = (allow: Allowances): Small => ({
        components: { web: charted(({ settings: { a } }) => ({ a: a ?? null })) },
        environments: settings({ a: one }, { a: two }),
        allow,
      });
      const isCovered = holds.includes(relation);
      const onSetting = rules(fleet([{ setting: "a", relation, reason }]));
      const onField = rules(fleet([{ field: "spec.values.a", relation, reason }]));
      expect(onSetting.includes("undeclared-difference")).toBe(!isCovered);
      expect(onField.includes("undeclared-difference")).toBe(!isCovered);
      if (isCovered) expect([...onSetting, ...onField]).toEqual([]);
    });

test("one of several values may be chosen, by value", () => {
  const fleet = (values: readonly [string | number | boolean, ...(string | number | boolean)[]]): Small => ({
    components: {
      web: worker({ memory: { default: "512Mi", production: "1Gi" }, replicas: { default: 1, production: 3 } }),
    },
    allow: [
      { component: "web", property: "memory", relation: "oneOf", values, reason },
      { component: "web", property: "replicas", relation: "oneOf", values: [2, 3], reason },
    ],
  });
  expect(rules(fleet(["1Gi"]))).toEqual([]);
  expect(rules(fleet(["1024Mi", "2Gi"]))).toEqual([]);
  expect(rules(fleet(["2Gi"]))).toContain("undeclared-difference");
  expect(rules(fleet([3]))).toContain("undeclared-difference");
});

test("a relation that fails names the allowance that asks for it", () => {
  const small: Small = {
    components: { web: worker({ replicas: { default: 3, production: 1 } }) },
    allow: [{ component: "web", property: "replicas", relation: "atLeast", reason }],
  };
  const [found] = checked(small).findings;
  expect(found?.hint).toContain("parity[0].allow[0]");
  expect(found?.hint).toContain("atLeast");
});

test("a relation holds for the environment that receives versions, however the contract is written", () => {
  for (const between of [
    ["staging", "production"],
    ["production", "staging"],
  ] as const) {
    const fleet = (relation: Relation): Small => ({
      components: { web: worker({ replicas: { default: 1, production: 3 } }) },
      parity: [{ between, allow: [{ component: "web", property: "replicas", relation, reason }] }],
    });
    expect(rules(fleet("atLeast"))).toEqual([]);
    expect(rules(fleet("atMost"))).toContain("undeclared-difference");
  }
});

test("a group of settings is measured leaf by leaf", () => {
  const fleet = (two: object): Small => ({
    components: { web: charted(({ settings: { size } }) => ({ size })) },
    environments: settings({ size: { cpu: "1", memory: "1Gi" } }, { size: two }),
    allow: [{ setting: "size", relation: "atLeast", reason }],
  });
  expect(rules(fleet({ cpu: "2", memory: "1Gi" }))).toEqual([]);
  expect(rules(fleet({ cpu: "2", memory: "512Mi" }))).toContain("undeclared-difference");
});
