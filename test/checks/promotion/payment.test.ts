import { describe, expect, test } from "vitest";
import { hinted, producing, said } from "./built.ts";

const severities = (given: Parameters<typeof said>[0]) =>
  said(given)
    .filter((line) => line.includes("max-skew"))
    .map((line) => line.split(" ")[0]);

describe("a version that is behind minor by minor", () => {
  const minor = producing({ maxSkew: "2d" }, { components: { web: { upgrade: "one-minor" } } });
  const history = {
    1: { web: "1.30.0 1.30.0 1.30.0" },
    3: { web: "1.31.0 1.31.0 1.30.0" },
    5: { web: "1.32.0 1.32.0 1.30.0" },
  };

  test("names the step that may come, and the commit that has it", () => {
    const still = { order: minor, history, change: history[5], on: 20 };
    expect(severities(still)).toEqual(["error"]);
    expect(hinted(still)).toEqual(['promote "1.31.0": lockstep promote staging production web --at 3']);
  });

  test("is paid by that step", () => {
    expect(said({ order: minor, history, change: { web: "1.32.0 1.32.0 1.31.0" }, on: 20 })).toEqual([]);
    const stepped = { ...history, 20: { web: "1.32.0 1.32.0 1.31.0" } };
    expect(severities({ order: minor, history: stepped, change: stepped[20], on: 22 })).toEqual([]);
    expect(hinted({ order: minor, history: stepped, change: stepped[20], on: 23 })).toEqual([
      'promote "1.32.0": lockstep promote staging production web',
    ]);
  });

  test("stops nothing where the source never had the next step", () => {
    const jumped = { 1: { web: "1.30.0 1.30.0 1.30.0" }, 3: { web: "1.32.0 1.32.0 1.30.0" } };
    expect(severities({ order: minor, history: jumped, change: jumped[3], on: 20 })).toEqual(["warning"]);
  });
});

describe("a version that is behind with its group", () => {
  const group = producing({ maxSkew: "2d", soak: "1d" }, { together: [["web", "cache"]] });
  const history = { 1: { web: "1 1 1", cache: "1 1 1" }, 3: { web: "2 2 1", cache: "2 2 1" } };

  test("names all that has to come with it", () => {
    const command = 'promote "2": lockstep promote staging production web cache';
    expect(hinted({ order: group, history, change: history[3], on: 9 })).toEqual([command, command]);
  });

  test("names the commit that had the whole group for long enough", () => {
    const fresh = { ...history, 9: { web: "2 2 1", cache: "3 3 1" } };
    const still = { order: group, history: fresh, change: fresh[9], on: 9 };
    expect(severities(still)).toEqual(["error", "error"]);
    const command = 'promote "2": lockstep promote staging production web cache --at 3';
    expect(hinted(still)).toEqual([command, command]);
  });

  test("leaves out what is held back on the way", () => {
    const beside =
      'export const holds = { staging: { cache: { not: "2", reason: "it leaks", until: "2026-11-30" } } };';
    const held = { order: group, history, change: history[3], on: 9, beside: [beside, beside] } as const;
    expect(hinted(held)).toEqual(['promote "2": lockstep promote staging production web']);
  });
});

test("what was taken back comes with --again alone, and last", () => {
  const late = producing({ maxSkew: "2d" });
  const history = { 1: { web: "1 1 1" }, 3: { web: "2 2 2" }, 5: { web: "2 2 1" } };
  expect(severities({ order: late, history, change: history[5], on: 7 })).toEqual([]);
  expect(hinted({ order: late, history, change: history[5], on: 8 })).toEqual([
    'promote "2": lockstep promote staging production web --again',
  ]);
});

test("with the layout branch the whole branch comes", () => {
  const flat = producing({ maxSkew: "2d", soak: "1d" }, { layout: "branch" });
  const history = {
    1: { web: "1 1 1", cache: "1 1 1" },
    3: { web: "2 2 1", cache: "1 1 1" },
    9: { web: "2 2 1", cache: "2 2 1" },
  };
  expect(hinted({ order: flat, history, change: history[9], on: 9, home: "production" })).toEqual([
    'promote "2": lockstep promote staging production --at 3',
  ]);
});

test("counts from when the environment got the version again", () => {
  const late = producing({ maxSkew: "2w" });
  const history = { 1: { web: "1 1 1" }, 2: { web: "2 2 2" }, 20: { web: "2 2 1" }, 21: { web: "3 3 1" } };
  expect(said({ order: late, history, change: history[21], on: 21 })).toEqual([]);
});
