import { expect, test } from "vitest";
import { isOwn, joined, nothing, stateOf } from "../../../src/checks/promotion/state.ts";

const flat = (version: string) => ({ map: { web: version }, holds: [], hotfixes: [] });

test("what branches say together belongs to the file of the first, and all of one file belongs to it", () => {
  const both = joined(stateOf(flat("1"), "production"), stateOf(flat("2"), "staging"));
  expect(both.map).toEqual({ web: { production: "1", staging: "2" } });
  expect(isOwn(both, { component: "web", home: "production" })).toBe(true);
  expect(isOwn(both, { component: "web", home: "staging" })).toBe(false);
  expect(joined(nothing, stateOf(flat("2"), "staging")).home).toBeUndefined();
  expect(isOwn(stateOf({ map: {}, holds: [], hotfixes: [] }), { component: "web", home: "staging" })).toBe(true);
});
