import { describe, expect, test } from "vitest";
import { promotionFindings } from "../../../src/checks/promotion/judge.ts";
import type { Order } from "../../../src/checks/promotion/order.ts";
import { built, order, said } from "./built.ts";

const hold = (not: string, until = "2026-11-30", component = "web", home = "production") =>
  `export const holds = { ${home}: { ${component}: { not: ${not}, reason: "it leaks", until: "${until}" } } };`;
const history = { 1: { web: "1 1 1" }, 2: { web: "2 2 2" }, 3: { web: "3 3 3" } };
const files = { policy: "policy.ts", versions: "versions.ts" };

describe("a hold on several versions", () => {
  const held = (version: string) =>
    `error promotion/hold: web "${version}" does not come into production: it is held back until 2026-11-30: "it leaks"`;

  test("keeps each of them away, and no other", () => {
    const back = { 1: { web: "3 3 1" }, 2: { web: "2 2 1" }, 3: { web: "3 3 1" } };
    const beside = [hold('["2", "3"]'), hold('["2", "3"]')] as const;
    expect(said({ history: back, change: { web: "3 3 3" }, on: 5, beside })).toEqual([held("3")]);
    expect(said({ history: back, change: { web: "3 3 2" }, on: 5, beside })).toEqual([held("2")]);
    const one = [hold('["3"]'), hold('["3"]')] as const;
    expect(said({ history: back, change: { web: "3 3 2" }, on: 5, beside: one })).toEqual([]);
  });

  test("lets a rollback go from any of them", () => {
    const change = { web: "3 3 2" };
    expect(said({ history, change, on: 5, beside: ["", hold('["9", "3"]')] })).toEqual([]);
    expect(said({ history, change, on: 5, beside: ["", hold('["9", "8"]')] })).toEqual([
      'error promotion/rollback: web goes back from "3" to "2" in production without a hold on "3"',
    ]);
    const further = { ...history, 4: { web: "3 3 2" } };
    const beside = [hold('"3"'), hold('["3", "2"]')] as const;
    expect(said({ history: further, change: { web: "3 3 1" }, on: 5, beside })).toEqual([]);
  });

  test("counts for a version that the change itself takes out of it", () => {
    const left = { ...history, 4: { web: "3 3 1" } };
    expect(said({ history: left, change: { web: "3 3 3" }, on: 5, beside: [hold('["3", "2"]'), hold('"2"')] })).toEqual(
      [held("3")],
    );
    const change = built({ history: left, change: { web: "3 3 3" }, on: 5, beside: [hold('["3", "2"]'), hold('"2"')] });
    expect(promotionFindings(change, files).map(({ hint }) => hint)).toEqual([
      "bring this branch up to date if it never had the hold, else keep it; remove it in a change of its own first",
    ]);
  });

  test("is over for all of them at once", () => {
    expect(said({ history, change: { web: "3 3 3" }, on: 5, beside: ["", hold('["2", "1"]', "2026-11-04")] })).toEqual([
      'warning promotion/hold: the hold on web "2" and "1" in production ended on 2026-11-04',
    ]);
  });

  test("is borne whole by another name", () => {
    const site: Order = { ...order, components: { site: {} } };
    const renamed = { order: site, history: { 1: { web: "2 2 1" } }, change: { site: "2 2 1" }, on: 5 };
    const before = hold('["2", "3", "4"]');
    const whole = hold('["4", "3", "2"]', "2026-11-30", "site");
    expect(said({ ...renamed, beside: [before, whole] })).toEqual([]);
    expect(said({ ...renamed, beside: [before, hold('"3"', "2026-11-30", "site")] })).toEqual([
      'error promotion/hold: the hold on web "2" and "4" in production goes, and site comes instead without it',
    ]);
  });

  test("on no version counts for nothing", () => {
    expect(said({ history, change: { web: "3 3 3" }, on: 5, beside: ["", hold("[]", "2026-11-04")] })).toEqual([]);
  });
});

test("tells a component that is called as an export from that export", () => {
  const named: Order = { ...order, components: { holds: {}, hotfixes: {} } };
  const over = hold('"1"', "2026-11-01", "holds");
  const debt =
    'export const hotfixes = { production: { hotfixes: { version: "1", reason: "a hole", until: "2026-11-01" } } };';
  const change = built({
    order: named,
    history: { 1: { holds: "1 1 1", hotfixes: "1 1 1" } },
    change: { holds: "1 1 9", hotfixes: "1 1 1" },
    on: 5,
    beside: [over + debt, over + debt],
  });
  expect(promotionFindings(change, files).map(({ rule, at }) => [rule, at])).toEqual([
    ["promotion/seen", { file: "versions.ts", path: ["holds", "production"] }],
    ["promotion/hold", { file: "versions.ts", export: "holds", path: ["production", "holds"] }],
    ["promotion/hotfix", { file: "versions.ts", export: "hotfixes", path: ["production", "hotfixes"] }],
  ]);
  const flat = built({
    order: { ...named, layout: "branch" },
    history: { 1: { holds: "1 1 1" } },
    change: { holds: "1 1 9" },
    on: 5,
    beside: [over, over],
  });
  expect(promotionFindings(flat, files).map(({ at }) => at)).toEqual([
    { file: "versions.ts", export: "holds", path: ["holds"] },
    { file: "versions.ts", path: ["holds"] },
  ]);
});
