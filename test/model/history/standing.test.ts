import { expect, test } from "vitest";
import type { Stretch } from "../../../src/model/history/history.ts";
import { lag, standing } from "../../../src/model/history/standing.ts";

/** Stretches that follow one another: each version and when it came. */
function stretches(...from: readonly (readonly [version: string, time: number])[]): readonly Stretch[] {
  const commit = (time: number) => ({ id: String(time), time, author: "Ada", subject: "" });
  return from.map(([version, time], index) => {
    const next = from[index + 1];
    return { version, from: commit(time), to: next && commit(next[1]), isFirst: index === 0 };
  });
}

const held = (version: string, ...from: readonly (readonly [string, number])[]) => ({
  version,
  stretches: stretches(...from),
});

test("a version is as old as its stretch, and has no age before it is committed", () => {
  expect(standing(held("2", ["1", 0], ["2", 40]), 100)).toMatchObject({ isCommitted: true, age: 60 });
  expect(standing(held("3", ["1", 0], ["2", 40]), 100)).toMatchObject({ isCommitted: false, age: undefined });
  expect(standing(held("2", ["2", 400]), 100)).toMatchObject({ age: 0 });
  expect(standing(held("none"), 100)).toMatchObject({ isCommitted: true, age: undefined });
});

test("what the source had before is behind by the versions that came since, for as long as it has been gone", () => {
  expect(lag(held("1", ["1", 0]), held("3", ["1", 0], ["2", 40], ["3", 70]), 100)).toEqual({
    kind: "behind",
    versions: 2,
    seconds: 60,
    isLeast: false,
  });
});

test("the same version is level, and a source without a version says nothing", () => {
  expect(lag(held("1", ["1", 0]), held("1", ["1", 0]), 100)).toMatchObject({ kind: "level", versions: 0 });
  expect(lag(held("1", ["1", 0]), held("none", ["1", 0], ["none", 3]), 100)).toBeUndefined();
});

test("a version from before the history is behind by at least what the history has", () => {
  expect(lag(held("1.0", ["1.0", 0]), held("1.2", ["1.1", 0], ["1.2", 70]), 100)).toEqual({
    kind: "behind",
    versions: 2,
    seconds: 100,
    isLeast: true,
  });
});

test("a source that went back leaves what follows it ahead", () => {
  expect(lag(held("1.1.0", ["1.1.0", 0]), held("1.0.0", ["1.1.0", 0], ["1.0.0", 50]), 100)).toMatchObject({
    kind: "ahead",
    seconds: 50,
  });
});

test("versions without an order are behind by history, or apart", () => {
  expect(lag(held("blue", ["blue", 0]), held("red", ["blue", 0], ["red", 10]), 100)).toMatchObject({ kind: "behind" });
  expect(lag(held("blue", ["blue", 0]), held("red", ["red", 10]), 100)).toMatchObject({ kind: "apart" });
});

test("a component that is not here yet is absent, and what is not committed counts", () => {
  expect(lag(held("none", ["none", 0]), held("2", ["1", 10]), 100)).toEqual({
    kind: "absent",
    versions: 2,
    seconds: 90,
    isLeast: false,
  });
});
