import { describe, expect, test } from "vitest";
import type { Edited } from "../../../src/model/edit/edit.ts";
import { addEntry } from "../../../src/model/edit/entries.ts";

describe("an entry comes where its component comes in the map", () => {
  const versions = ["api", "web", "worker", "zoo"].map((name) => `  ${name}: { dev: "1", live: "1" },\n`).join("");
  const put = (holds: string, home: string | undefined, component: string): string => {
    const start = `export const versions = {\n${versions}};\nexport const holds = `;
    const added = done(addEntry(`${start}${holds};\n`, "holds", home, component, { not: "2" }));
    return added.slice(start.length, -2);
  };
  const web = '  web: {\n    not: "2",\n  },\n';

  test.each([
    ["before all others", "{\n  zoo: {},\n}", `{\n${web}  zoo: {},\n}`],
    ["between two", "{\n  api: {},\n  zoo: {},\n}", `{\n  api: {},\n${web}  zoo: {},\n}`],
    ["behind all others", "{\n  api: {},\n}", `{\n  api: {},\n${web}}`],
    [
      "and comments stay with what they stand at",
      "{ // all\n  // the api\n  api: {}, /* a, b */ // api\n  // the zoo\n  zoo: {},\n}",
      `{ // all\n  // the api\n  api: {}, /* a, b */ // api\n${web}  // the zoo\n  zoo: {},\n}`,
    ],
    [
      "and who ordered them by hand finds them so",
      "{\n  zoo: {},\n  api: {},\n  worker: {},\n}",
      `{\n  zoo: {},\n  api: {},\n${web}  worker: {},\n}`,
    ],
    [
      "and the last one keeps its comma or goes without",
      "{\n  zoo: {}\n}",
      `{\n${web.replace('"2",', '"2"')}  zoo: {}\n}`,
    ],
    ["or last where the line goes on", "{\n  api: {}, zoo: {},\n}", `{\n  api: {}, zoo: {},\n${web}}`],
    ["or last where a comment goes on", "{\n  api: {}, /*\n*/ zoo: {},\n}", `{\n  api: {}, /*\n*/ zoo: {},\n${web}}`],
    [
      "or last where commas come first",
      "{\n  api: {}\n  , zoo: {}\n}",
      `{\n  api: {}\n  , zoo: {},\n${web.replaceAll('",', '"').replace("},", "}")}}`,
    ],
    [
      "or last where a line ends as none does",
      "{\n  api: {}, // a\u2028 zoo: {},\n}",
      `{\n  api: {}, // a\u2028 zoo: {},\n${web}}`,
    ],
  ])("%s", (_, before, after) => {
    expect(put(before, undefined, "web")).toBe(after);
    expect(put(before.replaceAll("\n", "\r\n"), undefined, "web").replaceAll("\r\n", "\n")).toBe(after);
  });

  test("and an environment where it comes in the rows", () => {
    const live = "  live: {\n    web: { not: '1' },\n  },\n";
    const dev = '  dev: {\n    web: {\n      not: "2",\n    },\n  },\n';
    expect(put(`{\n${live}}`, "dev", "web")).toBe(`{\n${dev}${live}}`);
    expect(put(`{\n${dev}${live}}`, "live", "api")).toBe(
      `{\n${dev}${live.replace("{\n", '{\n    api: {\n      not: "2",\n    },\n')}}`,
    );
  });

  test("and behind all others where the map does not name it", () => {
    expect(put("{\n  web: {},\n  zoo: {},\n}", undefined, "a")).toMatch(/zoo: \{\},\n {2}a: \{/);
    const edited = addEntry("const a = 1;\nexport const holds = {\n  web: {},\n};\n", "holds", undefined, "a", {
      not: "1",
    });
    expect(done(edited)).toMatch(/web: \{\},\n {2}a: \{/);
  });
});

function done(edited: Edited): string {
  if ("text" in edited) return edited.text;
  throw new Error(JSON.stringify(edited.problems));
}
