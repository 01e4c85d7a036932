import fc from "fast-check";
import { expect, test } from "vitest";
import { type Edited, editVersions, readVersions } from "../../../src/model/edit/edit.ts";
import { addEntry } from "../../../src/model/edit/entries.ts";
import { anyFile, textOf } from "./any-file.ts";

const pieces = [
  "",
  "{",
  "}",
  "(",
  ")",
  ",",
  ":",
  '"',
  "'",
  "`",
  "${",
  "//",
  "/*",
  "*/",
  "...x",
  "[x]",
  "[",
  "]",
  "get ",
  "export ",
  "1",
  "web",
  "dev",
];
const entries = [
  "export const holds = { dev: { web: { not: '1', reason: x } } };",
  "export const holds = { dev: { web: { not: ['1', // a\n ('2') ] } } };",
  "export const holds = { dev: {\n web: { not: ['1', ] }, // a\n /* b */ constructor: {}, } };",
  "const holds = 1;",
  "export { holds }",
  "",
];

/** A file with a few pieces cut out, put in or put twice. */
const brokenFile = fc
  .tuple(
    anyFile.map(textOf),
    fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom(...pieces)), { maxLength: 3 }),
    fc.constantFrom(...entries),
  )
  .map(([text, cuts, entry]) =>
    cuts.reduce((all, [at, length, piece]) => {
      const start = at % (all.length + 1);
      return all.slice(0, start) + piece + all.slice(start + length);
    }, `${text}\n${entry}`),
  );

const edits: readonly ((text: string) => Edited)[] = [
  (text) => editVersions(text, [{ component: "web", home: "dev", version: "2" }]),
  (text) => editVersions(text, [{ component: "web", version: "2" }]),
  (text) => addEntry(text, "holds", "dev", "web", { not: "2" }),
  (text) => addEntry(text, "holds", "dev", "web", { not: ["1", "2"] }),
  (text) => addEntry(text, "holds", "dev", "api", { not: "2" }),
  (text) => addEntry(text, "hotfixes", undefined, "web", { version: "2" }),
];

test("nothing that stands in a file is an exception: it is edited, or it has a problem at a place", () => {
  const property = fc.property(brokenFile, (text) => {
    const lines = text.split(/\r\n|\n|\r/);
    const { problems } = readVersions(text);
    for (const edit of edits) {
      const edited = edit(text);
      const found = "problems" in edited ? edited.problems : problems;
      if ("problems" in edited) expect(found.length).toBeGreaterThan(0);
      for (const { line, column, message, hint } of found) {
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        expect(`${message}\n${hint}`).toMatch(/^[^\n]+[^.\n]\n[^\n]+[^.\n]$/);
      }
    }
  });
  fc.assert(property, { numRuns: 500 });
});
