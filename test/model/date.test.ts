import fc from "fast-check";
import { expect, test } from "vitest";
import { compareDates, dateProblem, dayNumber, daysBetween, hasPassed } from "../../src/model/date.ts";

test.each(["2026-01-01", "2024-02-29", "2000-02-29", "1970-01-01", "9999-12-31", "0001-01-01"])(
  "%s is a date",
  (date) => {
    expect(dateProblem(date)).toBeUndefined();
  },
);

test.each([
  ["2026-02-30", '"2026-02-30" does not exist; 2026-02 has 28 days'],
  ["2026-02-29", '"2026-02-29" does not exist; 2026-02 has 28 days'],
  ["1900-02-29", '"1900-02-29" does not exist; 1900-02 has 28 days'],
  ["2026-13-01", '"2026-13-01" does not exist; months are 01 to 12'],
  ["2026-00-01", '"2026-00-01" does not exist; months are 01 to 12'],
  ["2026-04-31", '"2026-04-31" does not exist; 2026-04 has 30 days'],
  ["2026-01-00", '"2026-01-00" does not exist; 2026-01 has 31 days'],
  ["2026-1-1", '"2026-1-1" is no date; write year, month and day as "2027-01-31"'],
  ["", '"" is no date; write year, month and day as "2027-01-31"'],
])("%j is no date, and the reason is named", (date, reason) => {
  expect(dateProblem(date)).toBe(reason);
  expect(dayNumber(date)).toBeUndefined();
});

test.each([
  "2026-01-01T00:00:00Z",
  "31.12.2026",
  "2026-01-01\n",
  " 2026-01-01",
  "tomorrow",
  "2026/01/01",
  "+2026-01-01",
  "٢٠٢٦-01-01",
])("%j is no date", (date) => {
  expect(dateProblem(date)).toContain("is no date");
});

test("days are counted as the calendar does", () => {
  fc.assert(
    fc.property(fc.integer({ min: -600_000, max: 2_932_896 }), (days) => {
      const date = new Date(days * 86_400_000).toISOString().slice(0, 10);
      expect(dayNumber(date)).toBe(days);
    }),
  );
});

test("two dates have days between them, in either direction", () => {
  expect(daysBetween("2026-12-31", "2027-01-31")).toBe(31);
  expect(daysBetween("2027-01-31", "2026-12-31")).toBe(-31);
  expect(daysBetween("2027-01-31", "soon")).toBeUndefined();
});

test("two dates have an order", () => {
  expect(compareDates("2026-12-31", "2027-01-01")).toBe(-1);
  expect(compareDates("2026-12-31", "2026-12-31")).toBe(0);
  expect(compareDates("2027-01-01", "2026-12-31")).toBe(1);
  expect(compareDates("2027-02-30", "2026-12-31")).toBeUndefined();
});

test("what holds until a date holds on that day, and has passed the day after", () => {
  expect(hasPassed("2027-01-31", "2027-01-30")).toBe(false);
  expect(hasPassed("2027-01-31", "2027-01-31")).toBe(false);
  expect(hasPassed("2027-01-31", "2027-02-01")).toBe(true);
  expect(hasPassed("2027-01-32", "2027-02-01")).toBeUndefined();
});
