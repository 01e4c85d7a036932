import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { rules } from "../../src/checks/rules/index.ts";
import { ruleIds } from "../../src/policy/rules.ts";

test("every rule that a policy can turn down is there, but for those that resolving and comparing report", () => {
  const elsewhere: readonly string[] = ["order/one-engine", "parity/no-leak"];
  expect(Object.keys(rules).sort()).toEqual(ruleIds.filter((id) => !elsewhere.includes(id)).sort());
});

test.for(Object.entries(rules))("%s says why in whole sentences", ([, { why }]) => {
  expect(why).toMatch(/^[A-Z0-9"`].{20,}\.$/s);
});

test.for(Object.keys(rules))("%s has a file and a test of its name", (id) => {
  const name = id.replace("/", "-");
  expect(existsSync(new URL(`../../src/checks/rules/${name}.ts`, import.meta.url))).toBe(true);
  expect(existsSync(new URL(`./rules/${name}.test.ts`, import.meta.url))).toBe(true);
});
