import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDurations,
  compareDurations,
  type Duration,
  durationProblem,
  formatDuration,
  milliseconds,
  multiplyDuration,
  parseDuration,
} from "../../src/model/duration.ts";

test.each([
  ["30s", 30_000],
  ["1m30s", 90_000],
  ["1h", 3_600_000],
  ["1.5h", 5_400_000],
  ["0.1s", 100],
  ["1500ms", 1_500],
  ["1.5ms", 1.5],
  ["0s", 0],
  ["1h1h", 7_200_000],
  ["1s2m", 121_000],
])("%s is %d milliseconds", (text, expected) => {
  expect(milliseconds(read(text))).toBe(expected);
  expect(durationProblem(text)).toBeUndefined();
});

test.each([
  "",
  "1d",
  "5",
  "5 m",
  "m",
  "1.s",
  ".5s",
  "-5m",
  "+5m",
  "1M",
  "1H",
  "5min",
  "5m ",
  "1us",
  "1e3s",
  "3000000h",
  "1m\n",
  `${"1s".repeat(100)}`,
  "١s",
])("Flux does not read %j", (text) => {
  expect(parseDuration(text)).toBeUndefined();
  expect(durationProblem(text)).toMatch(/^"/);
});

test.each([5, 0, -1, Number.NaN, null, undefined, true, {}])("%s is no duration", (value) => {
  expect(parseDuration(value)).toBeUndefined();
  expect(durationProblem(value)).toBeDefined();
});

test("the reason names what was likely meant", () => {
  expect(durationProblem("1d")).toBe('"1d" counts in days, which no controller reads; write "24h"');
  expect(durationProblem("2w")).toBe('"2w" counts in weeks, which no controller reads; write "336h"');
  expect(durationProblem("300")).toBe('"300" has no unit; write "300s" for seconds');
  expect(durationProblem(300)).toBe('300 has no unit; write "300s" for seconds');
  expect(durationProblem("soon")).toBe(
    '"soon" is no duration; a duration is numbers with units (ms, s, m and h), as "30s" or "1m30s"',
  );
});

test("the timeout of a Flux source has no hours", () => {
  expect(parseDuration("60m", "flux-source-timeout")).toBeDefined();
  expect(parseDuration("1h", "flux-source-timeout")).toBeUndefined();
  expect(durationProblem("1h30m", "flux-source-timeout")).toBe(
    '"1h30m" counts in hours, which the timeout of a source cannot; write "90m"',
  );
  expect(durationProblem("1d", "flux-source-timeout")).toContain('write "1440m"');
});

test.each(["0", ".5s", "1.s", "1us", "1µs", "1μs", "10ns", "1h30m"])("Go reads %s", (text) => {
  expect(parseDuration(text, "go")).toBeDefined();
});

test.each(["5", "00", "1d", "", ".", ".s", "-5m", "s"])("Go does not read %j, or it is no span", (text) => {
  expect(parseDuration(text, "go")).toBeUndefined();
  expect(durationProblem(text, "go")).toBeDefined();
});

test.each([
  ["90s", "1m30s"],
  ["5400s", "1h30m"],
  ["60m", "1h"],
  ["1500ms", "1s500ms"],
  ["0.0015s", "1.5ms"],
  ["0s", "0s"],
])("%s is printed as %s", (text, printed) => {
  expect(formatDuration(read(text))).toBe(printed);
});

test("the same span is equal, however written", () => {
  expect(compareDurations(read("60s"), read("1m"))).toBe(0);
  expect(compareDurations(read("59s"), read("1m"))).toBe(-1);
  expect(compareDurations(read("1.000000001s"), read("1s"))).toBe(1);
});

test("what is printed reads back as the same span, in every dialect", () => {
  fc.assert(
    fc.property(span, (duration) => {
      for (const dialect of ["flux", "go"] as const) {
        expect(parseDuration(formatDuration(duration), dialect)).toEqual(duration);
      }
    }),
  );
});

test("adding and multiplying agree", () => {
  fc.assert(
    fc.property(span, fc.nat(20), (duration, times) => {
      let sum: Duration = { nanoseconds: 0n };
      for (let count = 0; count < times; count += 1) sum = addDurations(sum, duration);
      expect(multiplyDuration(duration, times)).toEqual(sum);
    }),
  );
  expect(multiplyDuration(read("1s"), 1.5)).toBeUndefined();
});

test("any text is read or refused, never an exception, and refused text has a reason", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[0-9.hmsnud-]{0,12}$/)),
      fc.constantFrom("flux" as const, "flux-source-timeout" as const, "go" as const),
      (text, dialect) => {
        expect(parseDuration(text, dialect) === undefined).toBe(durationProblem(text, dialect) !== undefined);
      },
    ),
  );
});

test("a hostile text of a million characters is refused", () => {
  expect(durationProblem("1".repeat(1_000_000))?.length).toBeLessThan(300);
});

const span = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map((nanoseconds) => ({ nanoseconds }));

function read(text: string): Duration {
  const parsed = parseDuration(text);
  expect(parsed, text).toBeDefined();
  return parsed ?? { nanoseconds: 0n };
}
