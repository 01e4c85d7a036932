import { describe, expect, test } from "vitest";
import { allowing } from "./allowing.ts";
import { found } from "./edit.ts";

const reason = "traffic";

describe("the shape of an allowance", () => {
  test.each<[string, unknown, readonly string[]]>([
    [
      "nothing that is allowed",
      { reason },
      [
        'policy/one-of parity.0.allow.0 | parity[0].allow[0] has none of "setting", "property", "environment" and "field" → add "setting", "property", "environment" or "field"',
      ],
    ],
    [
      "nothing at all",
      {},
      [
        'policy/missing-field parity.0.allow.0 | parity[0].allow[0] has no "reason" → add "reason", a text that is not empty',
        'policy/one-of parity.0.allow.0 | parity[0].allow[0] has none of "setting", "property", "environment" and "field" → add "setting", "property", "environment" or "field"',
      ],
    ],
    [
      "two things that are allowed",
      { setting: "storage", field: "spec.replicas", reason },
      [
        'policy/one-of parity.0.allow.0 | parity[0].allow[0] has "setting" and "field", which exclude each other → keep one and remove the rest',
      ],
    ],
    [
      "a component without a property",
      { component: "web", reason },
      [
        'policy/one-of parity.0.allow.0 | parity[0].allow[0] has none of "setting", "property", "environment" and "field" → add "setting", "property", "environment" or "field"',
      ],
    ],
    [
      "a property without a component",
      { property: "in", reason },
      [
        'policy/missing-field parity.0.allow.0 | parity[0].allow[0] has no "component" → add "component", "minio", "ingress", "logforge", "own", "web", "shop", "docs", "topics" or "operator"',
      ],
    ],
    [
      "a kind beside a setting",
      { setting: "storage", kind: "Deployment", reason },
      [
        'policy/unknown-field parity.0.allow.0.kind | parity[0].allow[0] has "kind", which goes with "field" and not with "setting" → remove it',
      ],
    ],
    [
      "an unknown field",
      { setting: "storage", raeson: "x", reason },
      [
        'policy/unknown-field parity.0.allow.0.raeson | parity[0].allow[0] has "raeson", which is no field of it → did you mean "reason"?',
      ],
    ],
    [
      "a misspelt reason as one finding",
      { setting: "storage", raeson: "x" },
      [
        'policy/unknown-field parity.0.allow.0.raeson | parity[0].allow[0] has "raeson", which is no field of it → did you mean "reason"?',
      ],
    ],
    [
      "no reason",
      { setting: "storage" },
      [
        'policy/missing-field parity.0.allow.0 | parity[0].allow[0] has no "reason" → add "reason", a text that is not empty',
      ],
    ],
    [
      "oneOf without values",
      { setting: "storage", relation: "oneOf", reason },
      ['policy/missing-field parity.0.allow.0 | parity[0].allow[0] has no "values" → add "values", a list'],
    ],
    [
      "values without a relation",
      { setting: "storage", values: ["file"], reason },
      [
        'policy/unknown-field parity.0.allow.0.values | parity[0].allow[0] has "values", which goes with "oneOf" and not with "any" → remove it',
      ],
    ],
    [
      "values of another relation",
      { setting: "pipeline", relation: "atLeast", values: [1], reason },
      [
        'policy/unknown-field parity.0.allow.0.values | parity[0].allow[0] has "values", which goes with "oneOf" and not with "atLeast" → remove it',
      ],
    ],
    [
      "values of a misspelt relation as one finding",
      { setting: "storage", relation: "oneof", values: ["file"], reason },
      [
        'policy/not-a-choice parity.0.allow.0.relation | parity[0].allow[0].relation is "oneof", not "any", "atLeast", "atMost" or "oneOf" → did you mean "oneOf"?',
      ],
    ],
    [
      "no values",
      { setting: "storage", relation: "oneOf", values: [], reason },
      ["policy/format parity.0.allow.0.values | parity[0].allow[0].values is an empty list → write at least one value"],
    ],
    [
      "one value",
      { setting: "storage", relation: "oneOf", values: "file", reason },
      [
        'policy/wrong-type parity.0.allow.0.values | parity[0].allow[0].values is "file", not a list → put it into a list: ["file"]',
      ],
    ],
    [
      "values that are none, or stand twice",
      { setting: "storage", relation: "oneOf", values: ["file", "file", {}, Number.NaN], reason },
      [
        "policy/wrong-type parity.0.allow.0.values.2 | parity[0].allow[0].values[2] is an object, not text, a number, true or false → write text, a number, true or false",
        "policy/wrong-type parity.0.allow.0.values.3 | parity[0].allow[0].values[3] is NaN, not text, a number, true or false → write text, a number, true or false",
        'policy/duplicate-name parity.0.allow.0.values.1 | parity[0].allow[0].values holds "file" twice → remove one of them',
      ],
    ],
    [
      "an empty field",
      { field: "", reason },
      ['policy/format parity.0.allow.0.field | parity[0].allow[0].field: "" is empty → write a text that is not empty'],
    ],
    [
      "an empty setting",
      { setting: "", reason },
      [
        'policy/format parity.0.allow.0.setting | parity[0].allow[0].setting: "" is empty → write a text that is not empty',
      ],
    ],
    [
      "a misspelt property",
      { component: "web", property: "replica", reason },
      [
        'policy/not-a-choice parity.0.allow.0.property | parity[0].allow[0].property is "replica", not "cpu", "cpuLimit", "in", "memory", "path", "replicas" or "sync" → did you mean "replicas"?',
      ],
    ],
    [
      "a day that does not exist",
      { environment: "sync", reason, until: "2027-02-30" },
      [
        'policy/format parity.0.allow.0.until | parity[0].allow[0].until: "2027-02-30" does not exist; 2027-02 has 28 days → write a day, such as "2027-01-31"',
      ],
    ],
    [
      "a component that does not exist",
      { field: "spec.replicas", component: "wbe", reason },
      [
        'policy/unknown-name parity.0.allow.0.component | parity[0].allow[0].component is "wbe", which is no component → did you mean "web"?',
      ],
    ],
    [
      "text",
      "storage",
      [
        'policy/wrong-type parity.0.allow.0 | parity[0].allow[0] is "storage", not an object → write an object with "setting", "property", "environment" or "field"',
      ],
    ],
  ])("is reported where it holds %s", (_, allowance, findings) => {
    expect(allowing([allowance])).toEqual(findings);
  });

  test("is reported with the nearest property of an environment", () => {
    expect(allowing([{ environment: "quota.cpus", reason }])).toEqual([
      expect.stringMatching(/^policy\/not-a-choice parity\.0\.allow\.0\.environment .* → did you mean "quota.cpu"\?$/),
    ]);
  });
});

describe("the shape of a contract", () => {
  test.each<[string, unknown, readonly string[]]>([
    [
      "one environment",
      { between: ["staging"] },
      [
        "policy/format parity.0.between | parity[0].between has 1 item, not 2 → name the two environments that must stay in step",
      ],
    ],
    ["no environments", {}, ['policy/missing-field parity.0 | parity[0] has no "between" → add "between", a list']],
    [
      "one environment three times",
      { between: ["staging", "staging", "staging"] },
      [
        "policy/format parity.0.between | parity[0].between has 3 items, not 2 → name the two environments that must stay in step",
      ],
    ],
    [
      "an unknown environment twice",
      { between: ["prod", "prod"] },
      [
        'policy/unknown-name parity.0.between.0 | parity[0].between[0] is "prod", which is no environment → did you mean "production"?',
        'policy/unknown-name parity.0.between.1 | parity[0].between[1] is "prod", which is no environment → did you mean "production"?',
      ],
    ],
    [
      "allowances that are no list",
      { between: ["staging", "production"], allow: { setting: "storage", reason } },
      ["policy/wrong-type parity.0.allow | parity[0].allow is an object, not a list → write a list"],
    ],
    [
      "an unknown field",
      { between: ["staging", "production"], allows: [] },
      [
        'policy/unknown-field parity.0.allows | parity[0] has "allows", which is no field of it → did you mean "allow"?',
      ],
    ],
  ])("is reported where it holds %s", (_, contract, findings) => {
    expect(found({ parity: [contract] })).toEqual(findings);
  });
});
