import { expect, test } from "vitest";
import { Lots } from "../../../src/checks/mutate/lots.ts";

const drawn = (share: number, takesPart: (number: number) => boolean = () => true): readonly number[] => {
  const lots = new Lots(share);
  return Array.from({ length: 1_000 }, (_, index) => index).filter((index) => lots.draw(() => takesPart(index)));
};

test("lots are drawn for the first and for a share of all, always the same", () => {
  expect(drawn(0.01)[0]).toBe(0);
  expect(drawn(0.01)).toEqual(drawn(0.01));
  expect(drawn(0.1).length).toBeGreaterThan(70);
  expect(drawn(0.1).length).toBeLessThan(130);
  expect(drawn(1)).toHaveLength(1_000);
});

test("who does not take part passes the lot on to the next that does", () => {
  const odd = drawn(0.1, (number) => number % 2 === 1);
  expect(odd[0]).toBe(1);
  expect(odd.every((number) => number % 2 === 1)).toBe(true);
  expect(odd.length).toBeGreaterThan(60);
});
