import { expect, test } from "vitest";
import { sampled } from "../../../src/checks/mutation/sample.ts";

const numbers = Array.from({ length: 10_000 }, (_, index) => index);

test("a share of the items, in their order, the same for the same seed", () => {
  const once = [...sampled(numbers, 0.1, 7)];
  expect(once).toEqual([...sampled(numbers, 0.1, 7)]);
  expect(once).not.toEqual([...sampled(numbers, 0.1, 8)]);
  expect(once).toEqual(once.toSorted((left, right) => left - right));
  expect(once.length).toBeGreaterThan(800);
  expect(once.length).toBeLessThan(1_200);
});

test("all items for the share 1, the first of each group for the share 0", () => {
  expect([...sampled(numbers, 1, 1)]).toEqual(numbers);
  expect([...sampled(numbers, 0, 1, (item) => String(item % 3))]).toEqual([0, 1, 2]);
});

test("a rare group is there whatever the share, and does not move the rest", () => {
  const kept = [...sampled(numbers, 0.001, 3, (item) => (item === 9_999 ? "rare" : "common"))];
  expect(kept).toContain(9_999);
  expect(kept.slice(0, -1)).toEqual([...sampled(numbers, 0.001, 3)].filter((item) => item !== 9_999));
});

test("items are taken one at a time", () => {
  let taken = 0;
  function* endless() {
    for (;;) {
      taken += 1;
      yield taken;
    }
  }
  for (const item of sampled(endless(), 0.5, 1)) if (item > 20) break;
  expect(taken).toBeLessThan(40);
});
