import { describe, expect, test } from "vitest";
import { contractRules } from "../../../src/model/shape/shape-rules.ts";
import { ruleIds } from "../../../src/policy/rules.ts";
import { allowing } from "./allowing.ts";
import { found } from "./edit.ts";

const reason = "traffic";

describe("a contract", () => {
  test.each<[string, readonly unknown[], readonly string[]]>([
    [
      "of an environment with itself",
      [{ between: ["staging", "staging"] }],
      [
        'parity/contract parity.0.between.1 | parity[0] is a contract of "staging" with itself → choose one of "dev" or "production"',
      ],
    ],
    [
      "about a pair that has one",
      [{ between: ["dev", "staging"] }, { between: ["dev", "production"] }, { between: ["dev", "staging"] }],
      [
        'parity/contract parity.2.between | parity[2] is about "dev" and "staging", as parity[0] is → move its allowances to parity[0] and remove parity[2]',
      ],
    ],
    [
      "about a pair that has one the other way round",
      [{ between: ["dev", "staging"] }, { between: ["staging", "dev"] }],
      [
        'parity/contract parity.1.between | parity[1] is about "staging" and "dev", as parity[0] is → move its allowances to parity[0] and remove parity[1]',
      ],
    ],
    ["without allowances", [{ between: ["dev", "staging"] }], []],
  ])("%s is told apart", (_, parity, findings) => {
    expect(found({ parity })).toEqual(findings);
  });

  test("that allows one thing in two ways is reported, whatever it allows", () => {
    const field = { field: "spec.replicas", kind: "Deployment", reason };
    expect(
      allowing([
        { component: "web", property: "replicas", relation: "atLeast", reason },
        { component: "web", property: "cpu", reason },
        { component: "web", property: "replicas", reason: "another reason", until: "2027-01-31" },
        { setting: "storage", relation: "oneOf", values: ["a", "b"], reason },
        { setting: "storage", relation: "oneOf", values: ["a", "c"], reason },
        { environment: "quota", reason, until: "2027-01-31" },
        { environment: "quota", reason, until: "2027-02-28" },
        field,
        { ...field, relation: "atMost" },
      ]),
    ).toEqual([
      'parity/contract parity.0.allow.2 | parity[0].allow[2] allows the same as parity[0].allow[0], with another "relation" and "until" → keep one of them',
      'parity/contract parity.0.allow.4 | parity[0].allow[4] allows the same as parity[0].allow[3], with another "values" → keep one of them',
      'parity/contract parity.0.allow.6 | parity[0].allow[6] allows the same as parity[0].allow[5], with another "until" → keep one of them',
      'parity/contract parity.0.allow.8 | parity[0].allow[8] allows the same as parity[0].allow[7], with another "relation" → keep one of them',
    ]);
  });

  test("may say one thing twice, or nearly the same thing in two ways", () => {
    expect(
      allowing([
        { environment: "quota", reason },
        { environment: "quota", relation: "any", reason: "another" },
        { environment: "quota.cpu", relation: "atLeast", reason },
        { field: "spec.replicas", reason },
        { field: "spec.replicas", kind: "Deployment", relation: "atLeast", reason },
        { field: "spec.replicas", component: "web", relation: "atMost", reason },
        { setting: "storage", relation: "oneOf", values: ["a", "b"], reason },
        { setting: "storage", relation: "oneOf", values: ["b", "a"], reason },
      ]),
    ).toEqual([]);
  });
});

describe("the rules of contracts", () => {
  test("can be turned down by no policy", () => {
    const waivable: readonly string[] = ruleIds;
    expect(contractRules.filter((rule) => waivable.includes(rule))).toEqual([]);
    const waiver = { severity: "off", reason, until: "2027-01-31" };
    expect(found({ rules: { "parity/contract": waiver } })).toEqual([
      'policy/unknown-name rules.parity/contract | rules turns down "parity/contract", which is no rule that can be turned down → remove it: a policy that breaks this rule cannot be read',
    ]);
  });
});
