import { expect, test } from "vitest";
import { besideOf, entriesBeside } from "../../src/model/beside.ts";
import type { AnyHolds } from "../../src/model/shape/any-fleet.ts";

const hold = { not: "1.9.0", reason: "it is slow", until: "2027-01-31" } as const;
const nested: AnyHolds = { staging: { reason: hold, web: { ...hold, not: "1.8.0" } }, production: { web: hold } };
const flat: AnyHolds = { web: hold };
const several: AnyHolds = { staging: { not: { ...hold, not: ["1.9.0", "1.8.9"] } } };

test("all entries are told with their environment, their component and their fields", () => {
  expect(entriesBeside(nested)).toEqual([
    { home: "staging", component: "reason", fields: hold },
    { home: "staging", component: "web", fields: { ...hold, not: "1.8.0" } },
    { home: "production", component: "web", fields: hold },
  ]);
  expect(entriesBeside(flat)).toEqual([{ component: "web", fields: hold }]);
  expect(entriesBeside(several)).toEqual([
    { home: "staging", component: "not", fields: { ...hold, not: ["1.9.0", "1.8.9"] } },
  ]);
  expect(entriesBeside({})).toEqual([]);
});

test.each([[nested], [flat], [several], [{}]])(
  "entries are what they were once they are put together again",
  (beside) => {
    expect(besideOf(entriesBeside(beside))).toEqual(beside);
  },
);
