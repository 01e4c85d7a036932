import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Edited } from "../../../src/model/edit/edit.ts";
import { addEntry } from "../../../src/model/edit/entries.ts";
import { run } from "./run.ts";

const file = (not: string): string => `export const versions = {};
export const holds = {
  live: {
    web: { not: ${not}, reason: "slow" },
  },
};
`;

/** A file after its hold names these versions. */
function held(text: string, not: string | readonly string[]): string {
  const edited = addEntry(text, "holds", "live", "web", { not, reason: "slow" });
  if ("text" in edited) return edited.text;
  throw new Error(JSON.stringify(edited.problems));
}

const problems = (edited: Edited): readonly string[] =>
  "problems" in edited ? edited.problems.map(({ message }) => message) : [];

describe("the versions of a hold", () => {
  test.each([
    ["a text becomes the first of a list", '"1"', ["1", "2"], '["1", "2"]'],
    ["it keeps its quotes, and gives them to the next", "'1'", ["1", "2", "3"], "['1', '2', '3']"],
    ["it keeps its bytes", '"\\u0031"', ["1", "2"], '["\\u0031", "2"]'],
    [
      "it keeps what stands around it",
      '/* a */ ("1") as const /* b */',
      ["1", "2"],
      '/* a */ (["1", "2"]) as const /* b */',
    ],
    ["a list on one line goes on there", '["1"]', ["1", "2"], '["1", "2"]'],
    ["a list keeps the comma behind its last", "[ `1`, '2', ]", ["1", "2", "3"], "[ `1`, '2', '3', ]"],
    ["a list keeps its comments", '["1" /* a, ] */ /* b */]', ["1", "2"], '["1", "2" /* a, ] */ /* b */]'],
    ["parentheses around the last stay whole", '[("1" /* ) */) /* ) */]', ["1", "2"], '[("1" /* ) */), "2" /* ) */]'],
    ["a cast of the last stays whole", '["1" as const] as const', ["1", "2"], '["1" as const, "2"] as const'],
    [
      "a list with a line for each has one more",
      '[\n        "1", // a, leak\n        // and\n        "2", // slow\n      ]',
      ["1", "2", "3", "4"],
      '[\n        "1", // a, leak\n        // and\n        "2", // slow\n        "3",\n        "4",\n      ]',
    ],
    [
      "without a comma behind the last it has none after",
      '[\n        "1",\n        "2" // slow\n        // end\n      ]',
      ["1", "2", "3"],
      '[\n        "1",\n        "2", // slow\n        // end\n        "3"\n      ]',
    ],
    ["what it says already stays", '[\n  "1" ]', ["1"], '[\n  "1" ]'],
    ["a list that says something else is written anew", "['1', /* no */ '2']", ["2", "3"], "['2', '3']"],
    ["a list becomes a text", "[ '1', '2' ]", "3", "'3'"],
    ["a text becomes another list", "'1'", ["3"], "['3']"],
    ["an empty list is filled", "[ ]", ["1"], '["1"]'],
  ])("%s: %s", (_, before, wanted, after) => {
    for (const lineEnd of ["\n", "\r\n"]) {
      const text = held(file(before).replaceAll("\n", lineEnd), wanted);
      expect(text).toBe(file(after).replaceAll("\n", lineEnd));
      expect(run(text).holds).toEqual({ live: { web: { not: wanted, reason: "slow" } } });
    }
  });

  test("a new hold may be on several", () => {
    const fields = { not: ["1", "2"], until: "2026-12-05" };
    const edited = addEntry("export const versions = { a: '1' };\n", "holds", undefined, "a", fields);
    expect("text" in edited ? edited.text : "").toContain("\n    not: ['1', '2'],\n");
    const inline = addEntry("export const holds = { b: { not: '1' } };", "holds", undefined, "a", fields);
    expect("text" in inline ? inline.text : "").toContain('a: { not: ["1", "2"], until: "2026-12-05" }');
  });

  test.each([
    ["[x]", 'holds.live.web.not[0] is the name "x", not text in quotes'],
    ["['1', ...more]", "holds.live.web.not[1] is a spread, not text in quotes"],
    ["['1', , '2']", "holds.live.web.not[1] is an empty place, not text in quotes"],
  ])("what is no plain list is refused: %s", (not, said) => {
    expect(problems(addEntry(file(not), "holds", "live", "web", { not: ["1", "2"], reason: "slow" }))).toEqual([said]);
  });

  test("a version that cannot be written is refused", () => {
    expect(problems(addEntry(file("'1'"), "holds", "live", "web", { not: ["1", "2\n"], reason: "slow" }))).toEqual([
      '"2\\n" holds a character that nobody sees (U+000A)',
    ]);
  });

  test("whatever is written between them, versions are added to those that are there, and not a byte of these is lost", () => {
    const gap = fc.constantFrom("", " ", "\n  ", "/* ] , */", "// a ' b\n", "\r\n\t", "\n// [\n ");
    const literal = fc.constantFrom("'1'", '"1.9.0"', "`2`", "('3')", '"4" as const', "(('\\u0035'))", '"6" /* , */');
    const list = fc
      .tuple(fc.array(fc.tuple(gap, literal, gap), { minLength: 1, maxLength: 4 }), fc.boolean(), gap)
      .map(([items, comma, end]) => {
        const pieces = items.map(([before, text, behind]) => `${before}${text}${behind}`);
        return `[${pieces.join(",")}${comma ? "," : ""}${end}]`;
      });
    const property = fc.property(list, fc.array(fc.constantFrom("7", "8'", '9"'), { maxLength: 3 }), (before, more) => {
      const was: unknown = Object(run(file(before)).holds).live.web.not;
      const wanted = [...(Array.isArray(was) ? was.map(String) : []), ...more];
      const text = held(file(before), wanted);
      expect(Object(run(text).holds).live.web).toEqual({ not: wanted, reason: "slow" });
      // All that was there is there, in its order, with commas and new versions in between at most.
      let at = 0;
      for (const character of file(before)) at = text.indexOf(character, at) + 1 || Number.POSITIVE_INFINITY;
      expect(at).toBeLessThanOrEqual(text.length);
      expect(more.length > 0 || text === file(before)).toBe(true);
    });
    fc.assert(property, { numRuns: 300 });
  });
});
