import { describe, expect, test } from "vitest";
import { producing, said } from "./built.ts";

const fix = (until: string) =>
  `export const hotfixes = { production: { web: { version: "1.1", reason: "a hole", until: "${until}" } } };`;
const hold = `export const holds = { production: { web: { not: "2", reason: "it leaks", until: "2026-11-30" } } };`;

describe("promotion/max-skew", () => {
  const order = producing({ maxSkew: "2d" });
  const history = { 1: { web: "1 1 1", cache: "1 1 1" }, 3: { web: "2 2 1", cache: "2 2 1" } };
  const same = { web: "2 2 1", cache: "2 2 1" };
  const behind = (name: string, severity = "error") =>
    `${severity} promotion/max-skew: ${name} "1" in production is behind staging since 2026-11-03 12:00 UTC, longer than "2d"`;

  test("gives an environment its time to follow", () => {
    expect(said({ order, history, change: same, on: 5 })).toEqual([]);
    expect(said({ order, history, change: same, on: 6 })).toEqual([behind("cache"), behind("web")]);
  });

  test("counts from the first version that was not followed", () => {
    const further = { ...history, 5: { web: "3 3 1", cache: "2 2 2" } };
    expect(said({ order, history: further, change: { web: "3 3 1", cache: "2 2 2" }, on: 6 })).toEqual([behind("web")]);
  });

  test("does not stop a change that pays one debt because of another, nor a rollback", () => {
    expect(said({ order, history, change: { web: "2 2 2", cache: "2 2 1" }, on: 6 })).toEqual([
      behind("cache", "warning"),
    ]);
    const moved = { ...history, 4: { web: "2 2 2", cache: "2 2 1" } };
    const back = { order, history: moved, change: { web: "2 2 1", cache: "2 2 1" }, on: 6 };
    expect(said({ ...back, beside: ["", hold] })).toEqual([behind("cache", "warning")]);
  });

  test("asks nothing of what is held back, is ahead, or has no version there", () => {
    const held = hold.replace("it leaks", "it still leaks");
    expect(said({ order, history, change: same, on: 9, beside: [held, held] })).toEqual([behind("cache")]);
    const ahead = { 1: { web: "2.0 2.0 2.0" }, 3: { web: "2.0 1.0 2.0" } };
    expect(said({ order, history: ahead, change: { web: "2.0 1.0 2.0" }, on: 9 })).toEqual([]);
    expect(said({ order, history: { 1: { web: "2 2 none" } }, change: { web: "2 2 none" }, on: 9 })).toEqual([]);
  });

  test("counts from the first map where the source never had the version", () => {
    const apart = { 1: { web: "2 2 1" } };
    expect(said({ order, history: apart, change: { web: "2 2 1" }, on: 3 })).toEqual([]);
    expect(said({ order, history: apart, change: { web: "2 2 1" }, on: 4 })).toHaveLength(1);
  });
});

describe("promotion/hotfix", () => {
  const order = producing({});
  const history = { 1: { web: "1.0 1.0 1.0" }, 3: { web: "1.0 1.0 1.1" } };
  const entry = fix("2026-11-10");
  const on = (day: number, web: string, beside = entry) =>
    said({ order, history, change: { web }, on: day, beside: [entry, beside] });

  test("is a debt that fails after its end", () => {
    expect(on(10, "1.0 1.0 1.1")).toEqual([]);
    expect(on(11, "1.0 1.0 1.1")).toEqual([
      'error promotion/hotfix: the hotfix web "1.1" in production was to be in staging by 2026-11-10, and is not',
    ]);
  });

  test("is paid by its version, or a later one, in the source", () => {
    const paid =
      'warning promotion/hotfix: the hotfix web "1.1" in production is no debt any more: staging has caught up';
    const later = { ...history, 4: { web: "1.2 1.0 1.1" } };
    expect(said({ order, history: later, change: { web: "1.2 1.2 1.1" }, on: 11, beside: [entry, entry] })).toEqual([
      paid,
    ]);
  });

  test("is to be removed where its end is over and another version is there", () => {
    const after = { ...history, 4: { web: "1.2 1.2 1.1" } };
    expect(said({ order, history: after, change: { web: "1.2 1.2 1.2" }, on: 11, beside: [entry, entry] })).toEqual([
      'warning promotion/hotfix: the hotfix web "1.1" in production is over: production has another version',
    ]);
  });

  test("lets nothing in after its end", () => {
    const late = said({
      order,
      history: { 1: { web: "1.0 1.0 1.0" } },
      change: { web: "1.0 1.0 1.1" },
      on: 11,
      beside: ["", entry],
    });
    expect(late.map((line) => line.split(":")[0])).toEqual(["error promotion/hotfix", "error promotion/not-ahead"]);
  });
});

describe("promotion/known-below", () => {
  const bypassed = { 1: { web: "1.0 1.0 1.0", cache: "1.0 1.0 1.0" }, 3: { web: "1.0 1.0 1.1", cache: "1.0 1.0 1.1" } };
  const stray = (name: string, severity = "error") =>
    `${severity} promotion/known-below: ${name} "1.1" is in production, was never in staging, and no hotfix stands for it`;
  const on = (web: string, before = "", after = "", cache = "1.0 1.0 1.0") =>
    said({
      history: { 1: { web: "1.0 1.0 1.0", cache }, 3: { web: "1.0 1.0 1.1", cache } },
      change: { web, cache },
      on: 5,
      beside: [before, after],
    });

  test("misses a hotfix that is taken away before it is paid", () => {
    const entry = fix("2026-11-10");
    expect(on("1.0 1.0 1.1", entry, entry)).toEqual([]);
    expect(on("1.0 1.0 1.1", entry, "")).toEqual([stray("web")]);
    expect(on("1.0 1.1 1.1").filter((line) => line.includes("known-below"))).toEqual([]);
  });

  test("does not stop a change that repairs some of what came past the rules", () => {
    const both = { history: bypassed, on: 5 };
    expect(said({ ...both, change: { web: "1.0 1.0 1.1", cache: "1.0 1.0 1.1" } })).toEqual([
      stray("cache"),
      stray("web"),
    ]);
    expect(
      said({ ...both, change: { web: "1.0 1.0 1.1", cache: "1.0 1.0 1.1" }, beside: ["", fix("2026-11-10")] }),
    ).toEqual([stray("cache", "warning")]);
  });

  test("knows what the first map had, and asks nothing of a clone that lacks it", () => {
    const first = { history: { 1: { web: "1.0 1.0 2.0" } }, change: { web: "1.0 1.0 2.0" }, on: 5 };
    expect(said(first)).toEqual([]);
    expect(
      said({ history: bypassed, change: { web: "1.0 1.0 1.1", cache: "1.0 1.0 1.1" }, on: 5, shallow: true }),
    ).toEqual([]);
  });
});
