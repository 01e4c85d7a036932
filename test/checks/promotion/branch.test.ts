import { describe, expect, test } from "vitest";
import { branchOrder } from "../../../src/checks/promotion/branch.ts";
import { built, order } from "./built.ts";

const hold = 'export const holds = { production: { web: { not: "2", reason: "it leaks", until: "2026-11-30" } } };';
const hints = (head: string, base: string) => [...branchOrder(order, head, base)].map(({ hint }) => hint);

describe("promotion/branch", () => {
  test("names the next step on the way from a branch further up", () => {
    expect(hints("dev", "production")).toEqual(['merge "dev" into "staging" first: lockstep promote dev staging']);
    expect(hints("feature", "production")).toEqual([
      "merge it into the branch where new versions enter, or name it hotfix/… if production cannot wait",
    ]);
    expect(hints("staging", "production")).toEqual([]);
  });

  test("lets rollbacks come from any branch, and nothing beside them", () => {
    const history = { 1: { web: "1 1 1", cache: "1 1 1" }, 2: { web: "2 2 2", cache: "2 2 1" } };
    const back = { history, on: 5, beside: ["", hold] } as const;
    const found = (web: string, cache: string) => [
      ...branchOrder(order, "back", "production", built({ ...back, change: { web, cache } })),
    ];
    expect(found("2 2 1", "2 2 1")).toEqual([]);
    expect(found("2 2 1", "2 2 2")).toHaveLength(1);
    expect(found("2 2 2", "2 2 1")).toHaveLength(1);
  });
});
