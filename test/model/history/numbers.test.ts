import { expect, test } from "vitest";
import { byNumbers } from "../../../src/model/history/numbers.ts";

test.each([
  ["1.8.0", "1.9.0", -1],
  ["2026.01.15", "1.0.0", 1],
  ["1.9.0-rc.1", "1.8.0", 1],
  ["1.4.0-f00ba12", "1.4.0-0abc123", undefined],
  ["1.9.0-alpine", "1.9.0", undefined],
  ["v1.9.0", "1.9.0", undefined],
  ["noble", "jammy", undefined],
  ["1.2.0", "1.2", undefined],
])("numbers of %s stand to those of %s as %s", (left, right, order) => {
  const found = byNumbers(left, right);
  expect(found === undefined ? undefined : Math.sign(found)).toBe(order);
});
