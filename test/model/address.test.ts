import { expect, test } from "vitest";
import { sortFindings } from "../../src/checks/sort.ts";
import { addressOf } from "../../src/model/address.ts";
import type { Finding } from "../../src/model/finding.ts";

const at = { file: "environments/versions.ts", path: ["production", "web"] };

test("what stands beside the version map is named by its export first", () => {
  expect(addressOf(at)).toEqual(["production", "web"]);
  expect(addressOf({ ...at, export: "holds" })).toEqual(["holds", "production", "web"]);
});

test("a component and a hold of the same keys are two places", () => {
  const finding: Finding = { rule: "promotion/hold", severity: "error", message: "one", hint: "two", at };
  const beside: Finding = { ...finding, at: { ...at, export: "holds" } };
  expect(sortFindings([finding, beside, finding])).toEqual([finding, beside]);
});
