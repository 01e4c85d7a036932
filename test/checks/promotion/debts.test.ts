import { describe, expect, test } from "vitest";
import type { IsoDate } from "../../../src/policy/index.ts";
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
    const ahead = { 1: { web: "1.0 1.0 1.0" }, 2: { web: "2.0 2.0 2.0" }, 3: { web: "2.0 1.0 2.0" } };
    expect(said({ order, history: ahead, change: { web: "2.0 1.0 2.0" }, on: 9 })).toEqual([]);
    expect(said({ order, history: { 1: { web: "2 2 none" } }, change: { web: "2 2 none" }, on: 9 })).toEqual([]);
  });

  test("warns alone while other rules keep the version away", () => {
    const late = { history, change: same, on: 7 };
    const warned = [behind("cache", "warning"), behind("web", "warning")];
    const frozen = (until: IsoDate) =>
      producing({ maxSkew: "2d", freeze: [{ from: "2026-11-05", until, reason: "sale" }] });
    expect(said({ ...late, order: frozen("2026-11-07") })).toEqual(warned);
    expect(said({ ...late, order: frozen("2026-11-06") })).toEqual([behind("cache"), behind("web")]);
    const windows = (schedule: string) => producing({ maxSkew: "2d", window: [{ schedule, duration: "8h" }] });
    expect(said({ ...late, order: windows("0 8 * * 1-5") })).toEqual(warned);
    expect(said({ ...late, order: windows("0 8 * * 6") })).toEqual([behind("cache"), behind("web")]);
    expect(said({ ...late, order: producing({ maxSkew: "2d", soak: "5d" }) })).toEqual(warned);
    expect(said({ ...late, order: producing({ maxSkew: "2d", soak: "4d" }) })).toEqual([
      behind("cache"),
      behind("web"),
    ]);
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

  test("lets nothing in that was paid, nor anything older than what is there", () => {
    const paid = { 1: { web: "1.1 1.1 1.1" }, 2: { web: "1.2 1.2 1.2" } };
    const back = { history: paid, change: { web: "1.2 1.2 1.1" }, on: 5 };
    const refused = 'error promotion/rollback: web goes back from "1.2" to "1.1" in production without a hold on "1.2"';
    expect(said({ ...back, beside: [entry, entry] })).toContain(refused);
    expect(said({ ...back, beside: ["", entry] })).toContain(refused);
    const soak = producing({ soak: "9d" });
    const forward = { order: soak, history: { 1: { web: "1.0 1.0 1.0" }, 4: { web: "1.1 1.1 1.0" } }, on: 5 };
    const change = { web: "1.1 1.1 1.1" };
    expect(said({ ...forward, change, beside: [entry, entry] })).toContain(
      'error promotion/seen: web "1.1" has been in staging for 1d; production asks for "9d"',
    );
    expect(said({ ...forward, change, beside: ["", entry] }).filter((line) => line.startsWith("error"))).toEqual([]);
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

  test("knows what was there before an environment was put in between", () => {
    const canary = {
      ...producing({ promotesFrom: "canary" }),
      components: { web: {} },
    };
    const order = { ...canary, environments: { ...canary.environments, canary: { promotesFrom: "staging" } } };
    const row = (staging: string, production: string, between?: string) => ({
      web: { dev: staging, staging, production, ...(between === undefined ? {} : { canary: between }) },
    });
    const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
    const [a, b, c] = [digest("a"), digest("b"), digest("c")];
    const before = { 1: row(a, a), 2: row(b, a), 3: row(b, b), 4: row(c, b) };
    const on = (change: ReturnType<typeof row>, history: Readonly<Record<number, ReturnType<typeof row>>> = before) =>
      said({ order, history, change, on: 9 });
    for (const between of ["none", c]) {
      expect(on(row(c, b, between))).toEqual([]);
      expect(on(row(c, b, between), { ...before, 5: row(c, b, between) })).toEqual([]);
    }
    expect(on(row(c, digest("d"), c), { ...before, 5: row(c, b, c), 6: row(c, digest("d"), c) })).toHaveLength(1);
    expect(
      on(row(c, digest("d"), "none"), { ...before, 5: row(c, b, "none"), 6: row(c, digest("d"), "none") }),
    ).toEqual([
      `error promotion/known-below: web "${digest("d")}" is in production, was never in canary, and no hotfix stands for it`,
    ]);
  });

  test("knows what another environment above had", () => {
    const history = { 1: { web: "1.0 1.0 1.0" }, 2: { web: "1.1 1.0 1.0" }, 3: { web: "1.1 1.0 1.1" } };
    expect(said({ history, change: { web: "1.1 1.0 1.1" }, on: 5 })).toEqual([]);
  });

  test("knows what the first map had, and asks nothing of a clone that lacks it", () => {
    const first = { history: { 1: { web: "1.0 1.0 2.0" } }, change: { web: "1.0 1.0 2.0" }, on: 5 };
    expect(said(first)).toEqual([]);
    expect(
      said({ history: bypassed, change: { web: "1.0 1.0 1.1", cache: "1.0 1.0 1.1" }, on: 5, shallow: true }),
    ).toEqual([]);
  });
});
