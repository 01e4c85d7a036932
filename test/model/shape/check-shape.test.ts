import { Ajv } from "ajv";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { AnyFleet, AnyVersions } from "../../../src/model/shape/any-fleet.ts";
import { checkShape, type ShapeResult } from "../../../src/model/shape/check-shape.ts";
import { keywords } from "../../../src/model/shape/keywords.ts";
import { policySchema } from "../../../src/model/shape/policy-schema.ts";
import { shapeRules } from "../../../src/model/shape/shape-rules.ts";
import { defineFleet, type Versions } from "../../../src/policy/index.ts";
import { ruleIds } from "../../../src/policy/rules.ts";
import { big, bigFleet, files } from "./big-fleet.ts";
import { findingsOf, line } from "./edit.ts";

describe("checkShape", () => {
  test("finds nothing in a policy that uses every field", () => {
    expect(findingsOf(big)).toEqual([]);
  });

  test("hands back the very values, typed", () => {
    const result = checkShape(big, files);
    expectTypeOf(result).toEqualTypeOf<ShapeResult>();
    if (!result.ok) throw new Error("the policy is right");
    expectTypeOf(result.policy).toEqualTypeOf<AnyFleet>();
    expectTypeOf(result.versions).toEqualTypeOf<AnyVersions>();
    expect(result.policy).toBe(big.policy);
    expect(result.versions).toBe(big.versions);
  });

  test("reads the exports of modules", () => {
    const module = (names: object): object => ({ ...names, [Symbol.toStringTag]: "Module" });
    expect(findingsOf({ policy: module({ fleet: big.policy }), versions: module({ versions: big.versions }) })).toEqual(
      [],
    );
    expect(findingsOf({ policy: module({ fleets: 1, other: 2 }), versions: module({ default: 1 }) }).map(line)).toEqual(
      [
        'policy/export  | "environments/policy.ts" exports "fleets" and "other", and no "fleet" → rename the export "fleets" to "fleet"',
        'versions/export  | "environments/versions.ts" exports "default", and no "versions" → rename the export "default" to "versions"',
      ],
    );
  });

  test("finds nothing in a policy with a branch for each environment", () => {
    const policy = defineFleet()({
      repository: { owner: "acme", name: "myapp", visibility: "public" },
      layout: "branch",
      clusters: { lab: { delivery: "flux" } },
      environments: {
        dev: { cluster: "lab", sync: "automatic", identity: {} },
        prod: { cluster: "lab", sync: "automatic", identity: {}, promotesFrom: "dev", branch: "main" },
      },
      components: { myapp: { image: "ghcr.io/acme/myapp", port: 80 }, topics: { manifests: () => undefined } },
    });
    const versions = { myapp: "1.0.0" } as const satisfies Versions<typeof policy>;
    expect(findingsOf({ policy, versions })).toEqual([]);
  });

  test("takes a field that is undefined for one that is absent", () => {
    const { dev } = bigFleet.environments;
    const environments = { ...bigFleet.environments, dev: { ...dev, promotesFrom: undefined, quota: undefined } };
    expect(findingsOf({ policy: { ...bigFleet, parity: undefined, environments }, versions: big.versions })).toEqual(
      [],
    );
  });

  test("can be turned down by no policy", () => {
    const waivable: readonly string[] = ruleIds;
    expect(shapeRules.filter((rule) => waivable.includes(rule))).toEqual([]);
  });
});

describe("policySchema", () => {
  test("is a schema, by the meta schema and by ajv's strictest reading", () => {
    const ajv = new Ajv({ strict: true, allErrors: true, keywords: [...keywords], validateSchema: "log" });
    expect(ajv.validateSchema(policySchema)).toBe(true);
    expect(() => ajv.compile(policySchema)).not.toThrow();
  });
});
