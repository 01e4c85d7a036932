import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/policy/scalars.ts";
import { parseYaml, printYaml } from "../../src/synth/yaml.ts";

describe("parseYaml", () => {
  test("reads every document and leaves empty ones out", () => {
    expect(parseYaml("# a comment\n---\n---\na: 1\n---\n- b\n--- null\n")).toStrictEqual({
      documents: [{ a: 1 }, ["b"], null],
      problems: [],
    });
    expect(parseYaml("")).toStrictEqual({ documents: [], problems: [] });
  });

  test("reads scalars as YAML 1.1 does, but keeps times and sexagesimal numbers as text", () => {
    expect(parseYaml("a: on\nb: 0123\nc: 2026-01-01\nd: 1:30\ne: ~\nf: '1'\n").documents).toStrictEqual([
      { a: true, b: 83, c: "2026-01-01", d: "1:30", e: null, f: "1" },
    ]);
  });

  test("resolves anchors and merge keys", () => {
    expect(parseYaml("a: &x { b: 1 }\nc: { <<: *x, d: *x }\n").documents).toStrictEqual([
      { a: { b: 1 }, c: { b: 1, d: { b: 1 } } },
    ]);
  });

  test.each([
    ["a: [\n", 2, 1, /sequence/],
    ["a: 1\nb:\n  c: 'x\n", 4, 1, /quote/],
    ["a: 1\na: 2\n", 2, 1, /unique/],
    ["a: *x\n", 1, 1, /alias/],
    ["a: 1\nb: &x [*x]\n", 2, 8, /contains itself/],
    ["a: .inf\n", 1, 4, /infinite/],
    ["a: !!binary aGk=\n", 1, 4, /tag/],
    ["a: !Ref b\n", 1, 4, /tag/],
    ["\ta: 1\n", 1, 1, /Tabs/],
    ["<<: 1\n", 1, 1, /Merge/],
  ])("reports %j with its place", (text, line, column, message) => {
    const { documents, problems } = parseYaml(text);
    expect(documents).toStrictEqual([]);
    expect(problems[0]).toMatchObject({ line, column });
    expect(problems[0]?.message).toMatch(message);
  });

  test("reports a text that is nested too deep instead of running out of stack", () => {
    const { documents, problems } = parseYaml(`a:\n  ${"[".repeat(100_000)}`);
    expect(documents).toStrictEqual([]);
    expect(problems).toStrictEqual([{ message: "the text is nested more than 256 levels deep", line: 2, column: 258 }]);
    expect(parseYaml(`${"- ".repeat(200)}a\n`).problems).toStrictEqual([]);
  });

  test("keeps the good documents beside a broken one", () => {
    const { documents, problems } = parseYaml("a: 1\n---\nb: [\n---\nc: 3\n");
    expect(documents).toStrictEqual([{ a: 1 }, { c: 3 }]);
    expect(problems.length).toBeGreaterThan(0);
  });

  test("refuses an alias bomb", () => {
    const levels = Array.from(
      "bcdefghi",
      (name, index) => `${name}: &${name} [${"*a,".replace("a", "abcdefgh"[index] ?? "a").repeat(9)}]`,
    );
    expect(parseYaml(`a: &a [${"x,".repeat(9)}]\n${levels.join("\n")}\n`).problems[0]?.message).toMatch(/alias/);
  });

  test("never throws, whatever the text", () => {
    const letter = fc.constantFrom(..."ab: -[]{},\n\t#'\"&*!|>%@<?~0.\u0000\ufeff");
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 60 }), (letters) => {
        parseYaml(letters.join(""));
      }),
      { numRuns: 3_000 },
    );
  });

  test("reads back what printYaml prints", () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue()).filter((value) => Object.keys(value).length > 0);
    fc.assert(
      fc.property(object, (value) => {
        const plain: JsonObject = JSON.parse(JSON.stringify(value));
        expect(parseYaml(printYaml(plain))).toStrictEqual({ documents: [plain], problems: [] });
      }),
      { numRuns: 1_000 },
    );
  });
});
