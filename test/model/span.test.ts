import fc from "fast-check";
import { expect, test } from "vitest";
import { formatSpan, parseSpan, spanProblem } from "../../src/model/span.ts";

test.each([
  ["30m", 1_800],
  ["4h", 14_400],
  ["2d", 172_800],
  ["1w", 604_800],
  ["0m", 0],
  ["090m", 5_400],
])("%s is %d seconds", (text, seconds) => {
  expect(parseSpan(text)).toBe(seconds);
  expect(spanProblem(text)).toBeUndefined();
});

test.each(["", "4", "4H", "4 h", "4h ", "1.5h", "-4h", "1h30m", "4s", "4y", "1e3m", "9999999m", "٤h", "4h\n"])(
  "%j is no span",
  (text) => {
    expect(parseSpan(text)).toBeUndefined();
    expect(spanProblem(text)).toMatch(/^"/);
  },
);

test.each([
  ["4", '"4" has no unit; write "4h" for hours or "4d" for days'],
  ["90s", '"90s" counts in seconds; write "2m"'],
  ["1h30m", '"1h30m" has two units; write "90m" in one of them'],
  ["2 days", '"2 days" is no span of time; write "2d"'],
  ["3Weeks", '"3Weeks" is no span of time; write "3w"'],
  ["30min", '"30min" is no span of time; write "30m"'],
  ["-4h", '"-4h" is negative; a span is one whole number with one unit (m, h, d, w), as "4h" or "2d"'],
  ["soon", '"soon" is no span of time; a span is one whole number with one unit (m, h, d, w), as "4h" or "2d"'],
])("the problem with %s says what was likely meant", (text, problem) => {
  expect(spanProblem(text)).toBe(problem);
});

test.each([
  [0, "0m"],
  [-5, "0m"],
  [1, "1m"],
  [60, "1m"],
  [61, "2m"],
  [3_600, "1h"],
  [5_400, "1h 30m"],
  [187_260, "2d 4h 1m"],
  [604_800, "1w"],
  [691_200, "8d"],
  [1_209_600, "2w"],
])("%d seconds read %s", (seconds, text) => {
  expect(formatSpan(seconds)).toBe(text);
});

test("what is formatted adds up to the same time, rounded up to a minute", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (seconds) => {
      const parts = formatSpan(seconds)
        .split(" ")
        .map((part) => parseSpan(part) ?? Number.NaN);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Math.ceil(seconds / 60) * 60);
    }),
  );
});
