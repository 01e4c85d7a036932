import { expect, test } from "vitest";
import { offsetAt, timeZoneProblem } from "../../src/model/time-zone.ts";

test.each(["UTC", "Europe/Berlin", "America/Port-au-Prince", "Asia/Kolkata", "Etc/GMT+5", "America/Argentina/Salta"])(
  "%s is a time zone",
  (text) => {
    expect(timeZoneProblem(text)).toBeUndefined();
  },
);

test.each([
  ["Europe/Berln", '"Europe/Berln" is no time zone; "Europe/Berlin" is near'],
  ["europe/berlin", '"europe/berlin" is no time zone; "Europe/Berlin" is near'],
  ["utc", '"utc" is no time zone'],
  ["+02:00", '"+02:00" is no time zone'],
  ["", '"" is no time zone'],
])("%s is no time zone", (text, problem) => {
  expect(timeZoneProblem(text)).toContain(problem);
});

const at = (text: string): number => Date.parse(text) / 1000;

test.each([
  ["UTC", "2027-07-01T12:00:00Z", 0],
  ["Europe/Berlin", "2027-01-01T12:00:00Z", 3_600],
  ["Europe/Berlin", "2027-03-28T00:59:59Z", 3_600],
  ["Europe/Berlin", "2027-03-28T01:00:00Z", 7_200],
  ["Asia/Kathmandu", "2027-01-01T00:00:00Z", 20_700],
  ["America/St_Johns", "2027-01-01T00:00:00Z", -12_600],
  ["Nowhere/Land", "2027-01-01T00:00:00Z", 0],
])("the clock of %s at %s is %d seconds ahead", (zone, time, offset) => {
  expect(offsetAt(zone, at(time))).toBe(offset);
});
