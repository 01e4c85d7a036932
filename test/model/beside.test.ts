import { expect, test } from "vitest";
import { entriesBeside, entryBeside } from "../../src/model/beside.ts";
import type { AnyHolds } from "../../src/model/shape/any-fleet.ts";

const hold = { not: "1.9.0", reason: "it is slow", until: "2027-01-31" } as const;
const nested: AnyHolds = { staging: { reason: hold, web: { ...hold, not: "1.8.0" } }, production: { web: hold } };
const flat: AnyHolds = { web: hold };

test("all entries are told with their environment, their component and their place", () => {
  expect(entriesBeside(nested).map(({ path, entry }) => [path.join("."), entry.not])).toEqual([
    ["staging.reason", "1.9.0"],
    ["staging.web", "1.8.0"],
    ["production.web", "1.9.0"],
  ]);
  expect(entriesBeside(flat)).toEqual([{ environment: undefined, component: "web", entry: hold, path: ["web"] }]);
  expect(entriesBeside({})).toEqual([]);
});

test("the entry of a component is found in its environment, and in any where the map is flat", () => {
  expect(entryBeside(nested, "web", "production")?.entry).toBe(hold);
  expect(entryBeside(nested, "web", "dev")).toBeUndefined();
  expect(entryBeside(nested, "reason", "production")).toBeUndefined();
  expect(entryBeside(flat, "web", "dev")?.entry).toBe(hold);
});
