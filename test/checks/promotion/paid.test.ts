import { describe, expect, test } from "vitest";
import { isPaid } from "../../../src/checks/promotion/paid.ts";
import { built, type Rows, said } from "./built.ts";

const entry =
  'export const hotfixes = { production: { web: { version: "1.8.5", reason: "a hole", until: "2026-11-30" } } };';
const paid = (history: Readonly<Record<number, Rows>>, web: string, version = "1.8.5") => {
  const change = built({ history, change: { web }, on: 20 });
  return isPaid({ component: "web", home: "production", version }, change, change.after);
};

describe("a hotfix of an older line", () => {
  const history = { 1: { web: "1.8.4 1.8.4 1.8.4" }, 3: { web: "1.9.0 1.9.0 1.8.4" }, 5: { web: "1.9.0 1.9.0 1.8.5" } };

  test("is not paid by a later version that the source had before", () => {
    expect(paid(history, "1.9.0 1.9.0 1.8.5")).toBe(false);
  });

  test("is paid by a later version that comes after it, also one that left since", () => {
    expect(paid(history, "1.9.0 1.9.1 1.8.5")).toBe(true);
    const back = { ...history, 7: { web: "1.9.1 1.9.1 1.8.5" }, 9: { web: "1.9.1 1.9.0 1.8.5" } };
    expect(paid(back, "1.9.1 1.9.0 1.8.5")).toBe(true);
  });

  test("is paid by its own version, whenever the source had it", () => {
    const had = { ...history, 2: { web: "1.8.5 1.8.5 1.8.4" } };
    expect(paid(had, "1.9.0 1.9.0 1.8.5")).toBe(true);
    expect(paid({ 1: { web: "v1.8.5 v1.8.5 1.8.4" } }, "v1.8.5 v1.8.5 1.8.5")).toBe(true);
  });

  test("is told to go by no change that writes it", () => {
    const early = { 1: history[1], 3: history[3] };
    expect(said({ history: early, change: { web: "1.9.0 1.9.0 1.8.5" }, on: 5, beside: ["", entry] })).toEqual([]);
    const there = { 1: history[1], 3: { web: "1.8.5 1.8.5 1.8.4" } };
    expect(said({ history: there, change: { web: "1.8.5 1.8.5 1.8.5" }, on: 5, beside: ["", entry] })).toEqual([]);
    expect(said({ history: there, change: { web: "1.8.5 1.8.5 1.8.5" }, on: 5, beside: [entry, entry] })).toHaveLength(
      1,
    );
  });
});

test("under the same numbers what came later is the later version, and a digest is none", () => {
  const history = { 1: { web: "1.4.0-b 1.4.0-b 1.4.0-b" }, 3: { web: "1.4.0-b 1.4.0-b 1.4.0-c" } };
  expect(paid(history, "1.4.0-b 1.4.0-a 1.4.0-c", "1.4.0-c")).toBe(true);
  expect(paid(history, "1.4.0-b 1.4.0-b 1.4.0-c", "1.4.0-c")).toBe(false);
  expect(paid(history, "noble noble 1.4.0-c", "1.4.0-c")).toBe(false);
});
