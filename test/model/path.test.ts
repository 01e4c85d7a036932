import { expect, test } from "vitest";
import { isWithin } from "../../src/model/path.ts";

test.each([
  ["dist", "dist"],
  ["dist/web", "dist"],
  ["dist/web/a.yaml", "dist"],
  ["dist/web/a.yaml", "dist/web"],
  ["anything", ""],
  ["", ""],
])("%j lies within %j", (path, outer) => {
  expect(isWithin(path, outer)).toBe(true);
});

test.each([
  ["distant", "dist"],
  ["dist", "dist/web"],
  ["", "dist"],
  ["a/dist/web", "dist"],
  ["dist.yaml", "dist"],
])("%j does not lie within %j", (path, outer) => {
  expect(isWithin(path, outer)).toBe(false);
});
