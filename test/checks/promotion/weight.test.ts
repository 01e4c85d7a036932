import { describe, expect, test } from "vitest";
import { order, producing, said } from "./built.ts";

const fix = (version: string, until: string, component = "web") =>
  `export const hotfixes = { production: { ${component}: { version: "${version}", reason: "a hole", until: "${until}" } } };`;
const both = (web: string, cache: string) =>
  `export const hotfixes = { production: {
    web: { version: "1.8.1", reason: "a hole", until: "${web}" },
    cache: { version: "2.0", reason: "a hole", until: "${cache}" },
  } };`;
const debt = (severity: string) =>
  `${severity} promotion/hotfix: the hotfix web "1.8.1" in production was to be in staging by 2026-11-10, and is not`;

describe("a debt of a hotfix in a chain of three", () => {
  const history = {
    1: { web: "1.8.0 1.8.0 1.8.0", cache: "1.0 1.0 1.0" },
    3: { web: "1.8.0 1.8.0 1.8.1", cache: "1.0 1.0 1.0" },
  };
  const beside = [fix("1.8.1", "2026-11-10"), fix("1.8.1", "2026-11-10")] as const;
  const on = (web: string, cache = "1.0 1.0 1.0") => said({ history, change: { web, cache }, on: 20, beside });

  test("does not stop its version, or a later one, on the way to its source", () => {
    expect(on("1.8.1 1.8.0 1.8.1")).toEqual([debt("warning")]);
    expect(on("1.9.0 1.8.0 1.8.1")).toEqual([debt("warning")]);
    expect(on("noble 1.8.0 1.8.1")).toEqual([debt("warning")]);
  });

  test("stops what brings it no nearer", () => {
    expect(on("1.7.9 1.8.0 1.8.1")).toEqual([debt("error")]);
    expect(on("1.8.0 1.8.0 1.8.1", "1.1 1.0 1.0")).toEqual([debt("error")]);
  });

  test("does not stop a fresh hotfix of another component", () => {
    const entries = [beside[0], both("2026-11-10", "2026-11-30")] as const;
    const change = { web: "1.8.0 1.8.0 1.8.1", cache: "1.0 1.0 2.0" };
    expect(said({ history, change, on: 20, beside: entries })).toEqual([debt("warning")]);
    const over = [beside[0], both("2026-11-10", "2026-11-10")] as const;
    expect(said({ history, change, on: 20, beside: over })).toContain(debt("error"));
  });

  test("is not paid by taking the entry away", () => {
    expect(said({ history, change: history[3], on: 20, beside: [beside[0], ""] })).toEqual([
      'error promotion/known-below: web "1.8.1" is in production, was never in staging, and no hotfix stands for it',
    ]);
  });
});

test("a version on its way to where a stray one waits for it is not stopped", () => {
  const history = { 1: { web: "1.0 1.0 1.0" }, 3: { web: "1.0 1.0 2.0" } };
  const stray = (severity: string) =>
    `${severity} promotion/known-below: web "2.0" is in production, was never in staging, and no hotfix stands for it`;
  expect(said({ history, change: { web: "2.1 1.0 2.0" }, on: 5 })).toEqual([stray("warning")]);
  expect(said({ history, change: { web: "1.5 1.0 2.0" }, on: 5 })).toEqual([stray("error")]);
});

test("a change that pays a debt of one kind is not stopped by one of another", () => {
  const skewed = producing({ maxSkew: "2d" });
  const history = { 1: { web: "1 1 1", cache: "1.0 1.0 1.0" }, 3: { web: "2 2 1", cache: "1.0 1.0 2.0" } };
  const change = { web: "2 2 2", cache: "1.0 1.0 2.0" };
  expect(said({ order: skewed, history, change, on: 9 })).toEqual([
    'warning promotion/known-below: cache "2.0" is in production, was never in staging, and no hotfix stands for it',
  ]);
});

test("a rollback where new versions enter is stopped by no debt", () => {
  const history = { 1: { web: "1 1 1", cache: "1.0 1.0 1.0" }, 3: { web: "2 1 1", cache: "1.0 1.0 3.0" } };
  const back = { order, history, change: { web: "1 1 1", cache: "1.0 1.0 3.0" }, on: 5 };
  const hold = 'export const holds = { dev: { web: { not: "2", reason: "it leaks", until: "2026-11-30" } } };';
  const stray =
    'promotion/known-below: cache "3.0" is in production, was never in staging, and no hotfix stands for it';
  expect(said({ ...back, beside: ["", hold] })).toEqual([`warning ${stray}`]);
  expect(said(back)).toEqual([`error ${stray}`]);
});
