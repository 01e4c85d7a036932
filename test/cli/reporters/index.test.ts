import { expect, test } from "vitest";
import { formats, report } from "../../../src/cli/reporters/index.ts";
import { full, resultOf } from "./result.ts";

test.each(formats)("%s names the rule and the file, and ends its last line", (format) => {
  const printed = report(format, resultOf([full]), { folder: "fleets/shop", colour: false, explain: false });
  expect(printed).toContain("quota/fits");
  expect(printed).toContain("environments/policy.ts");
  expect(printed.endsWith("\n")).toBe(true);
});

test("colour and reasons are for text alone", () => {
  for (const format of formats) {
    const plain = report(format, resultOf([full]), { folder: "", colour: false, explain: false });
    const rich = report(format, resultOf([full]), { folder: "", colour: true, explain: true });
    if (format === "text") expect(rich).not.toBe(plain);
    else expect(rich).toBe(plain);
  }
});
