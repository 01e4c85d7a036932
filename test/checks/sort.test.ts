import { expect, test } from "vitest";
import { sortFindings } from "../../src/checks/sort.ts";
import type { Finding } from "../../src/model/finding.ts";

const finding: Finding = {
  rule: "parity/undeclared-difference",
  severity: "error",
  message: "web differs",
  hint: "make them equal",
  at: { file: "environments/policy.ts", path: ["components", "web"] },
};

test("the same finding twice is one, about all that both are about", () => {
  const [one, two] = [
    { ...finding, essence: ["a", "b"] },
    { ...finding, essence: ["b", "c"] },
  ];
  expect(sortFindings([one, two])).toEqual([{ ...finding, essence: ["a", "b", "c"] }]);
  expect(sortFindings([finding, finding])).toEqual([finding]);
});
