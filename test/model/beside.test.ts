import { expect, test } from "vitest";
import { besideOf, entriesBeside } from "../../src/model/beside.ts";
import type { AnyHolds } from "../../src/model/shape/any-fleet.ts";

const hold = { not: "1.9.0", reason: "it is slow", until: "2027-01-31" } as const;
const nested: AnyHolds = { staging: { reason: hold, web: { ...hold, not: "1.8.0" } }, production: { web: hold } };
const flat: AnyHolds = { web: hold };

test("all entries are told with their environment, their component and their fields", () => {
  expect(entriesBeside(nested)).toEqual([
    { home: "staging", component: "reason", fields: hold },
    { home: "staging", component: "web", fields: { ...hold, not: "1.8.0" } },
    { home: "production", component: "web", fields: hold },
  ]);
  expect(entriesBeside(flat)).toEqual([{ component: "web", fields: hold }]);
  expect(entriesBeside({})).toEqual([]);
});

test.each([[nested], [flat], [{}]])("entries are what they were once they are put together again", (beside) => {
  expect(besideOf(entriesBeside(beside))).toEqual(beside);
});
