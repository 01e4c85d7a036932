import { expect, test } from "vitest";
import { freezeAt } from "../../src/model/freeze.ts";

const winter = { from: "2027-12-20", until: "2028-01-02", reason: "nobody is there" } as const;
const audit = { from: "2027-12-31", until: "2027-12-31", reason: "audit" } as const;

test.each([
  ["2027-12-19", undefined],
  ["2027-12-20", winter],
  ["2028-01-02", winter],
  ["2028-01-03", undefined],
])("on %s the freeze is %j", (day, freeze) => {
  expect(freezeAt([winter], day)).toBe(freeze);
});

test("of two freezes the one that ends last is told", () => {
  expect(freezeAt([audit, winter], "2027-12-31")).toBe(winter);
  expect(freezeAt([winter, audit], "2027-12-31")).toBe(winter);
});

test("there is no freeze where none is named, and none on what is no day", () => {
  expect(freezeAt(undefined, "2027-12-31")).toBeUndefined();
  expect(freezeAt([], "2027-12-31")).toBeUndefined();
  expect(freezeAt([winter], "soon")).toBeUndefined();
});
