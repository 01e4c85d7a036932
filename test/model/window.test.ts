import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closesAt, isOpen, nextOpening } from "../../src/model/window.ts";
import type { Window } from "../../src/policy/index.ts";

const at = (text: string): number => Date.parse(text) / 1000;
const told = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time * 1000).toISOString().slice(0, 16);

const office: Window = { schedule: "0 8 * * 1-5", duration: "8h", timeZone: "Europe/Berlin" };

describe("a window", () => {
  test.each([
    // A Monday.
    ["2027-01-04T06:59:59Z", false, "2027-01-04T07:00", undefined],
    ["2027-01-04T07:00:00Z", true, "2027-01-04T07:00", "2027-01-04T15:00"],
    ["2027-01-04T14:59:59Z", true, undefined, "2027-01-04T15:00"],
    ["2027-01-04T15:00:00Z", false, "2027-01-05T07:00", undefined],
    // A Friday evening, and summer time in between.
    ["2027-03-26T16:00:00Z", false, "2027-03-29T06:00", undefined],
  ])("at %s is open: %s", (time, open, next, closes) => {
    expect(isOpen([office], at(time))).toBe(open);
    if (next !== undefined) expect(told(nextOpening([office], at(time)))).toBe(next);
    expect(told(closesAt([office], at(time)))).toBe(closes);
  });

  test("is not asked for where none is named", () => {
    for (const windows of [undefined, []]) {
      expect(isOpen(windows, 0)).toBe(true);
      expect(nextOpening(windows, 5)).toBe(5);
      expect(closesAt(windows, 5)).toBeUndefined();
    }
  });

  test("opens on no other day than the one that the clock of its zone shows", () => {
    const auckland: Window = { schedule: "0 0 1 1 *", duration: "1h", timeZone: "Pacific/Auckland" };
    expect(told(nextOpening([auckland], at("2026-12-01T00:00:00Z")))).toBe("2026-12-31T11:00");
  });

  test("is open for what is left of it where the clock leaps over its beginning", () => {
    const night: Window = { schedule: "30 2 * * *", duration: "1h", timeZone: "Europe/Berlin" };
    expect(told(nextOpening([night], at("2027-03-27T12:00:00Z")))).toBe("2027-03-28T01:00");
    expect(told(closesAt([night], at("2027-03-28T01:10:00Z")))).toBe("2027-03-28T01:30");
    const short: Window = { ...night, duration: "10m" };
    expect(told(nextOpening([short], at("2027-03-27T12:00:00Z")))).toBe("2027-03-29T00:30");
  });

  test("opens twice at a time that the clock shows twice", () => {
    const night: Window = { schedule: "30 2 * * *", duration: "10m", timeZone: "Europe/Berlin" };
    expect(told(nextOpening([night], at("2027-10-30T12:00:00Z")))).toBe("2027-10-31T00:30");
    expect(told(nextOpening([night], at("2027-10-31T00:45:00Z")))).toBe("2027-10-31T01:30");
  });

  test("closes when the clock of its zone says so, however long that takes", () => {
    const night: Window = { schedule: "0 22 * * *", duration: "8h", timeZone: "Europe/Berlin" };
    expect(told(closesAt([night], at("2027-03-27T22:00:00Z")))).toBe("2027-03-28T04:00");
    expect(told(closesAt([night], at("2027-10-30T22:00:00Z")))).toBe("2027-10-31T05:00");
  });

  test("is found again after the eight years between two leap days", () => {
    const leap: Window = { schedule: "0 0 29 2 *", duration: "1h" };
    expect(told(nextOpening([leap], at("2096-03-01T00:00:00Z")))).toBe("2104-02-29T00:00");
  });

  test("that nobody can read never opens", () => {
    for (const schedule of ["0 0 30 2 *", "often"]) {
      const never: Window = { schedule, duration: "1h" };
      expect(isOpen([never], at("2027-01-01T00:00:00Z"))).toBe(false);
      expect(nextOpening([never], at("2027-01-01T00:00:00Z"))).toBeUndefined();
    }
  });
});

describe("several windows", () => {
  test("are one where they follow one another without a gap", () => {
    const day: Window = { schedule: "0 8 * * *", duration: "4h" };
    const noon: Window = { schedule: "0 12 * * *", duration: "2h30m" };
    expect(told(closesAt([noon, day], at("2027-01-04T09:00:00Z")))).toBe("2027-01-04T14:30");
    const late: Window = { schedule: "1 12 * * *", duration: "1h" };
    expect(told(closesAt([late, day], at("2027-01-04T09:00:00Z")))).toBe("2027-01-04T12:00");
  });

  test("that stay open for ever have no end", () => {
    const always: Window = { schedule: "* * * * *", duration: "1m" };
    expect(closesAt([always], at("2027-01-04T09:00:00Z"))).toBeUndefined();
    expect(isOpen([always], at("2027-01-04T09:00:00Z"))).toBe(true);
  });
});

/** What the clock of a zone shows, minute by minute, for so many days from a moment on. */
const days = 6;
const tables = [
  ["UTC", "2027-02-26T00:00:00Z"],
  ["Europe/Berlin", "2027-03-26T00:00:00Z"],
  ["Europe/Berlin", "2027-10-29T00:00:00Z"],
  ["America/New_York", "2027-11-05T00:00:00Z"],
  ["Australia/Lord_Howe", "2027-04-01T00:00:00Z"],
  ["Australia/Lord_Howe", "2027-09-30T00:00:00Z"],
  ["Africa/Casablanca", "2027-02-05T00:00:00Z"],
  ["Asia/Kathmandu", "2027-12-29T00:00:00Z"],
  ["America/St_Johns", "2028-02-27T00:00:00Z"],
].map(([timeZone = "", from = ""]) => {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const start = at(from);
  // "2027-03-26 01:00"
  const shown = Array.from({ length: days * 1_440 }, (_, minute) =>
    at(`${clock.format((start + minute * 60) * 1000).replace(" ", "T")}:00Z`),
  );
  return { timeZone, start, shown };
});

const numbers = (least: number, most: number) =>
  fc.uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 4 });

/** A field: open, or some values. */
const field = (least: number, most: number) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: numbers(least, most) });

const schedules = fc.record({
  minute: field(0, 59),
  hour: field(0, 23),
  day: field(1, 31),
  month: fc.constantFrom(undefined, undefined, [2, 3, 4], [9, 10, 11, 12, 1]),
  weekday: field(0, 6),
});

type Fields = { readonly [Name in "minute" | "hour" | "day" | "month" | "weekday"]: readonly number[] | undefined };

/** Whether a schedule comes at a time of a clock, in seconds of that clock. */
function comes({ minute, hour, day, month, weekday }: Fields, time: number): boolean {
  const date = new Date(time * 1000);
  const has = (values: readonly number[] | undefined, value: number): boolean => values?.includes(value) ?? true;
  const isTime = has(minute, date.getUTCMinutes()) && has(hour, date.getUTCHours());
  const [isDay, isWeekday] = [has(day, date.getUTCDate()), has(weekday, date.getUTCDay())];
  const either = day !== undefined && weekday !== undefined;
  return isTime && has(month, date.getUTCMonth() + 1) && (either ? isDay || isWeekday : isDay && isWeekday);
}

const cases = fc.record({
  table: fc.nat(tables.length - 1),
  fields: schedules,
  duration: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 1_440 })),
  // Around the middle, where the clocks are changed.
  now: fc.integer({ min: 1_440, max: days * 1_440 - 1 }),
});

test("a window is open when brute force, minute by minute, finds it open", () => {
  fc.assert(
    fc.property(cases, ({ table, fields, duration, now }) => {
      const { timeZone, start, shown } = tables[table]!;
      const { minute, hour, day, month, weekday } = fields;
      const schedule = [minute, hour, day, month, weekday].map((values) => values?.join(",") ?? "*").join(" ");
      const window: Window = { schedule, duration: `${duration}m`, timeZone };
      const first = shown[0]! - 86_400;
      const scheduled = Array.from({ length: (days + 2) * 1_440 }, (_, index) => comes(fields, first + index * 60));
      // How many of those there are up to each minute of the clock.
      let sum = 0;
      const counted = scheduled.map((each) => {
        sum += Number(each);
        return sum;
      });
      const open = shown.map((time) => {
        const until = (time - first) / 60;
        return (counted[until] ?? 0) > (counted[until - duration] ?? 0);
      });
      const time = start + now * 60;
      expect(isOpen([window], time)).toBe(open[now]);
      const [next, end] = [open.indexOf(true, now), open.indexOf(false, now)];
      if (next !== -1) expect(nextOpening([window], time)).toBe(start + next * 60);
      if (open[now] === true && end !== -1) expect(closesAt([window], time)).toBe(start + end * 60);
      if (open[now] === false) expect(closesAt([window], time)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
