import { expect, test } from "vitest";
import { json } from "../../../src/cli/reporters/json.ts";
import { bare, full, old, resultOf } from "./result.ts";

test("findings pass through whole, and old ones are counted apart", () => {
  expect(JSON.parse(json(resultOf([full, bare, old, { ...full, old: true }], { waived: 3 })))).toEqual({
    findings: [full, bare, old, { ...full, old: true }],
    summary: { errors: 1, warnings: 1, old: 2, waived: 3, environments: 2, components: 1, files: 21 },
  });
});
