import { expect, test } from "vitest";
import { momentsOf } from "../../../src/model/history/moments.ts";

test("no commit is older than the one before it", () => {
  expect(momentsOf([10, 5, 12], 20)).toEqual([
    { from: 10, to: 10 },
    { from: 10, to: 10 },
    { from: 12, to: 12 },
  ]);
});

test("a time that is still to come lengthens nothing, and spoils no time after it", () => {
  expect(momentsOf([10, 99, 8, 15, 99], 20)).toEqual([
    { from: 10, to: 10 },
    { from: 15, to: 10 },
    { from: 15, to: 10 },
    { from: 15, to: 15 },
    { from: 20, to: 15, isDoubted: true },
  ]);
  expect(momentsOf([99], 20)).toEqual([{ from: 20, to: 20, isDoubted: true }]);
  expect(momentsOf([], 20)).toEqual([]);
});

test("a first date that is still to come makes nothing after it late", () => {
  expect(momentsOf([99, 10, 12], 20)).toEqual([
    { from: 10, to: 10 },
    { from: 10, to: 10 },
    { from: 12, to: 12 },
  ]);
});
