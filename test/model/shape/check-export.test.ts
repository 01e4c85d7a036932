import { describe, expect, test } from "vitest";
import * as otherModule from "../../../src/model/order.ts";
import { defineFleet } from "../../../src/policy/index.ts";
import { big } from "./big-fleet.ts";
import { type Edits, found } from "./edit.ts";

describe("checkExport", () => {
  test.each<[string, Edits, Edits, readonly string[]]>([
    [
      "nothing",
      { "": undefined },
      {},
      [
        'policy/export  | "environments/policy.ts" exports no "fleet" → write export const fleet = defineFleet<Settings>()({ … })',
      ],
    ],
    [
      "a function, because the second call is missing",
      { "": defineFleet() },
      {},
      [
        "policy/wrong-type  | the policy is a function, not an object → call it a second time, with the policy: defineFleet<Settings>()({ … })",
      ],
    ],
    [
      "a Promise",
      { "": Promise.resolve(big.policy) },
      {},
      ["policy/wrong-type  | the policy is a Promise, not an object → await it where it is exported"],
    ],
    [
      "null",
      { "": null },
      {},
      [
        "policy/wrong-type  | the policy is null, not an object → write export const fleet = defineFleet<Settings>()({ … })",
      ],
    ],
    [
      "a very long text",
      { "": "x".repeat(10_000) },
      {},
      [
        'policy/wrong-type  | the policy is "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", not an object → write export const fleet = defineFleet<Settings>()({ … })',
      ],
    ],
    [
      "a module without the export",
      { "": otherModule },
      {},
      [
        'policy/export  | "environments/policy.ts" exports "cycles", "layers" and "topological", and no "fleet" → write export const fleet = defineFleet<Settings>()({ … })',
      ],
    ],
    [
      "a version map that is missing",
      {},
      { "": undefined },
      [
        'versions/export  | "environments/versions.ts" exports no "versions" → write export const versions = { … } as const satisfies Versions<typeof fleet>',
      ],
    ],
    [
      "a version map that is a list",
      {},
      { "": [] },
      [
        "versions/wrong-type  | the version map is an empty list, not an object → write export const versions = { … } as const satisfies Versions<typeof fleet>",
      ],
    ],
    [
      "a version map that is a Promise",
      {},
      { "": Promise.resolve(big.versions) },
      ["versions/wrong-type  | the version map is a Promise, not an object → await it where it is exported"],
    ],
  ])("reports %s", (_, policy, versions, findings) => {
    expect(found(policy, versions)).toEqual(findings);
  });
});
