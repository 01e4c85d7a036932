import { expect, test } from "vitest";
import { promotionFindings } from "../../../src/checks/promotion/judge.ts";
import { built } from "./built.ts";

test("hints at what can be done", () => {
  const hints = (given: Parameters<typeof built>[0]) =>
    promotionFindings(built(given), { policy: "policy.ts", versions: "versions.ts" }).map(({ hint }) => hint);
  const history = { 1: { web: "1 1 1" }, 2: { web: "2 2 2" } };
  expect(hints({ history, change: { web: "2 2 1" }, on: 5 })).toEqual([
    'write a hold on "2" beside the map: lockstep rollback production web --to 1',
  ]);
  const none = { ...history, 3: { web: "2 2 none" } };
  expect(hints({ history: none, change: { web: "2 2 1" }, on: 5 })).toEqual(['write a hold on "2" beside the map']);
  expect(hints({ history, change: { web: "3 3 2" }, on: 5 })).toEqual([
    "merge and push it in dev first; staging follows in a change of its own",
  ]);
});
