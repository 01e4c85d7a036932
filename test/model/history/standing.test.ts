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

test("what is behind has been so since the version came here again, by all that the source had", () => {
  const source = held("1.9.1", ["1.8.0", 0], ["1.9.0", 20], ["1.9.1", 95]);
  const here = held("1.8.0", ["1.8.0", 0], ["1.9.0", 30], ["1.8.0", 90]);
  expect(lag(here, source, 100)).toEqual({ kind: "behind", versions: 2, seconds: 10, isLeast: false });
});

test("what the source never had is behind since the first version that is newer", () => {
  const source = held("1.9.0", ["1.8.4", 0], ["1.9.0", 97]);
  expect(lag(held("1.8.5", ["1.8.4", 0], ["1.8.5", 50]), source, 100)).toEqual({
    kind: "behind",
    versions: 1,
    seconds: 3,
    isLeast: false,
  });
});

test("a version that no commit has here has been behind for no time that is known", () => {
  expect(lag(held("1", ["2", 0]), held("3", ["1", 0], ["3", 40]), 100)).toMatchObject({
    kind: "behind",
    seconds: undefined,
  });
});

test("under the same numbers the source's history tells what is behind, and what is ahead", () => {
  const source = held("1.4.0-0abc", ["1.4.0-f00b", 0], ["1.4.0-0abc", 10]);
  expect(lag(held("1.4.0-f00b", ["1.4.0-f00b", 0]), source, 100)).toMatchObject({ kind: "behind", seconds: 90 });
  const back = held("red", ["red", 0], ["blue", 10], ["red", 30]);
  expect(lag(held("blue", ["blue", 10]), back, 100)).toMatchObject({ kind: "ahead", seconds: 70 });
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
