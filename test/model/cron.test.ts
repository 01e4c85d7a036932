import fc from "fast-check";
import { expect, test } from "vitest";
import { comesOn, cronProblem, parseCron } from "../../src/model/cron.ts";

const read = (text: string) => {
  const cron = parseCron(text);
  if (cron === undefined) throw new Error(`${text} is no schedule`);
  return cron;
};

const sorted = (values: ReadonlySet<number>) => [...values].sort((a, b) => a - b);

test("all five fields are read", () => {
  const { minutes, hours, days, months, weekdays, both } = read("*/20 8-10,22 1,15 JAN-mar,12 Mon-Fri");
  expect({ minutes, hours }).toEqual({ minutes: [0, 20, 40], hours: [8, 9, 10, 22] });
  expect([days, months, weekdays].map(sorted)).toEqual([
    [1, 15],
    [1, 2, 3, 12],
    [1, 2, 3, 4, 5],
  ]);
  expect(both).toBe(false);
});

test.each([
  ["5/20 * * * *", [5, 25, 45]],
  ["10-30/10 * * * *", [10, 20, 30]],
  ["*/90 * * * *", [0]],
  ["59,0,7,7 * * * *", [0, 7, 59]],
  ["007 * * * *", undefined],
  ["05 * * * *", [5]],
])("the minutes of %s are %j", (text, minutes) => {
  expect(parseCron(text)?.minutes).toEqual(minutes);
});

test.each([
  ["* * * * *", true],
  ["* * 1 * *", true],
  ["* * * * 1", true],
  ["* * 1,* * 1", true],
  ["* * */1 * 1", true],
  ["* * */2 * 1", false],
  ["* * 1 * 1", false],
])("day and weekday of %s have to fit both: %s", (text, both) => {
  expect(read(text).both).toBe(both);
});

test("a day of the month and a weekday are alternatives where both are named", () => {
  const cron = read("0 0 13 * 5");
  expect(comesOn(cron, { month: 3, day: 13, weekday: 2 })).toBe(true);
  expect(comesOn(cron, { month: 3, day: 14, weekday: 5 })).toBe(true);
  expect(comesOn(cron, { month: 3, day: 14, weekday: 2 })).toBe(false);
});

test.each([
  ["0 8 * *", '"0 8 * *" has 4 fields, not five: minute, hour, day, month, weekday'],
  ["@daily", '"@daily" has 1 field, not five: minute, hour, day, month, weekday'],
  ["", '"" has 0 fields, not five: minute, hour, day, month, weekday'],
  ["0 0 8 * * 1", '"0 0 8 * * 1" has 6 fields, not five: minute, hour, day, month, weekday'],
  ["60 8 * * *", '"60 8 * * *" has the minute "60"; minutes go from 0 to 59'],
  ["0 24 * * *", '"0 24 * * *" has the hour "24"; hours go from 0 to 23'],
  ["0 8 0 * *", '"0 8 0 * *" has the day "0"; days go from 1 to 31'],
  ["0 8 * june *", '"0 8 * june *" has the month "june"; months go from 1 to 12, or from jan to dec'],
  ["0 8 * * 7", '"0 8 * * 7" has the weekday "7"; weekdays go from 0 (Sunday) to 6, or from sun to sat'],
  [
    "0 22-6 * * *",
    '"0 22-6 * * *" has the hour "22-6", which ends before it begins; write two ranges with "," between them',
  ],
  ["*/0 * * * *", '"*/0 * * * *" has the minute "*/0"; a step is at least 1'],
  ["*/x * * * *", '"*/x * * * *" has the minute "*/x"; a step is one whole number, as in "*/15"'],
  ["*/5/5 * * * *", '"*/5/5 * * * *" has the minute "*/5/5"; a step is one whole number, as in "*/15"'],
  ["1-2-3 * * * *", '"1-2-3 * * * *" has the minute "1-2-3"; minutes go from 0 to 59'],
  ["1,,2 * * * *", '"1,,2 * * * *" has the minute ""; minutes go from 0 to 59'],
  ["? * * * *", '"? * * * *" has the minute "?"; minutes go from 0 to 59'],
  ["0 0 30 2 *", '"0 0 30 2 *" never comes: no month that it names has that day'],
  ["0 0 31 feb,apr *", '"0 0 31 feb,apr *" never comes: no month that it names has that day'],
])("%s is no schedule", (text, problem) => {
  expect(cronProblem(text)).toBe(problem);
  expect(parseCron(text)).toBeUndefined();
});

test.each(["0 0 29 2 *", "0 0 31 2 1", "0 0 31 1-2 *", " 0  8 *\t* 1-5 "])("%j is a schedule", (text) => {
  expect(cronProblem(text)).toBeUndefined();
});

test("any text is read or has a problem that begins with it, and nothing throws", () => {
  const field = fc.stringMatching(/^[0-9*,/a-z?-]{0,8}$/);
  const texts = fc.oneof(
    fc.string(),
    fc.array(field, { maxLength: 6 }).map((fields) => fields.join(" ")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const problem = cronProblem(text);
      expect(parseCron(text) === undefined).toBe(problem !== undefined);
      if (problem !== undefined) expect(problem).toMatch(/^"/);
    }),
  );
});
