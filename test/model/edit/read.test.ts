import { describe, expect, test } from "vitest";
import { editVersions, readVersions } from "../../../src/model/edit/edit.ts";

const web = [{ component: "web", home: "dev", version: "2" }];

/** Where the one problem is, and what it says; nothing else may be said of the text. */
function refused(text: string): string {
  const edited = editVersions(text, web);
  const problems = "problems" in edited ? edited.problems : [];
  expect(problems).toHaveLength(1);
  for (const { message, hint } of problems) expect(`${message}|${hint}`).not.toMatch(/\.$|\.\||invalid|please/);
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`).join("\n");
}

describe("a map that is no plain literal where an edit goes is refused, with its place", () => {
  test.each([
    [
      "a computed key",
      '{ ["web"]: { dev: "1" } }',
      "1:27 versions has a computed key, so its fields cannot be told from the text",
    ],
    [
      "a spread in the map",
      '{ web: { dev: "1" }, ...more }',
      "1:46 versions has a spread, so its fields cannot be told from the text",
    ],
    [
      "a spread in the row",
      '{ web: { ...more, dev: "1" } }',
      "1:34 versions.web has a spread, so its fields cannot be told from the text",
    ],
    [
      "the prototype",
      '{ __proto__: { web: { dev: "1" } } }',
      '1:27 versions has the key "__proto__", so its fields cannot be told from the text',
    ],
    [
      "a template with an expression",
      "{ web: { dev: `1.${minor}` } }",
      "1:39 versions.web.dev is a template with an expression, not text in quotes",
    ],
    ["a name", "{ web: { dev: stable } }", '1:39 versions.web.dev is the name "stable", not text in quotes'],
    ["a shorthand", "{ web: { dev } }", '1:34 versions.web.dev is the name "dev", not text in quotes'],
    ["a name as row", "{ web }", '1:27 versions.web is the name "web", not a plain object'],
    ["a call", "{ web: row('1') }", "1:32 versions.web is a call, not a plain object"],
    ["a condition", "{ web: { dev: x ? '1' : '2' } }", "1:39 versions.web.dev is a condition, not text in quotes"],
    ["a calculation", "{ web: { dev: '1.' + '2' } }", "1:39 versions.web.dev is a calculation, not text in quotes"],
    ["a number", "{ web: { dev: 1.10 } }", "1:39 versions.web.dev is the number 1.10, not text in quotes"],
    ["a getter", "{ web: { get dev() { return '1'; } } }", "1:34 versions.web.dev is a getter, not text in quotes"],
    ["a method", "{ web() {} }", "1:27 versions.web is a function, not a plain object"],
    ["a list", "{ web: { dev: ['1'] } }", "1:39 versions.web.dev is a list, not text in quotes"],
    ["a further object", "{ web: { dev: { a: '1' } } }", "1:39 versions.web.dev is an object, not text in quotes"],
    ["a component given twice", "{ web: { dev: '1' }, web: { dev: '2' } }", "1:46 versions.web is given twice"],
    ["an environment given twice", "{ web: { dev: '1', 'dev': '2' } }", "1:44 versions.web.dev is given twice"],
    ["no such component", "{ api: { dev: '1' } }", '1:25 versions has no "web"'],
    ["no such environment", "{ web: { live: '1' } }", '1:27 versions.web has no "dev"'],
    ["a frozen object", "Object.freeze({ web: { dev: '1' } })", "1:25 versions is a call, not a plain object"],
    ["another variable", "map", '1:25 versions is the name "map", not a plain object'],
    ["half of it", "{ web: { dev: '1' }", '1:44 the file cannot be read: Unexpected token, expected ","'],
    [
      "a conflict of Git",
      "{\n<<<<<<< HEAD\n web: { dev: '1' },\n=======\n}",
      "2:1 the file cannot be read: Unexpected token",
    ],
    ["text that does not end", "{ web: { dev: '1\n' } }", "1:39 the file cannot be read: Unterminated string constant"],
  ])("%s", (_, map, said) => {
    expect(refused(`export const versions = ${map}`)).toBe(said);
  });

  test.each([
    ["an empty file", "", '1:1 the file exports no "versions"'],
    ["a byte order mark alone", "\ufeff", '1:1 the file exports no "versions"'],
    ["no such export", "const versions = { web: { dev: '1' } };", '1:1 the file exports no "versions"'],
    [
      "an export by default",
      "const a = 1;\nexport default { web: { dev: '1' } };",
      '2:1 the file exports no "versions"',
    ],
    ["a type of that name", "export type versions = string;", '1:1 the file exports no "versions"'],
    ["an export from elsewhere", 'export { versions } from "./other.ts";', "1:10 versions is no object of this file"],
    [
      "an import",
      'import { versions } from "./other.ts";\nexport { versions };',
      "2:10 versions is no object of this file",
    ],
    ["a function", "export function versions() {}", "1:1 versions is no object of this file"],
    ["a pattern", "export const { versions } = all;", "1:1 versions is no object of this file"],
    [
      "a variable that may change",
      "export let versions = { web: { dev: '1' } };",
      '1:1 versions is declared with "let", so it may change later',
    ],
    [
      "a file nested too deep",
      `export const versions = ${"[".repeat(50_000)}`,
      "1:1 the file is nested too deep to be read",
    ],
  ])("%s", (_, text, said) => {
    expect(refused(text)).toBe(said);
    expect(readVersions(text).problems).toHaveLength(1);
  });

  test("lines and columns count as editors count, in files of Windows with a byte order mark too", () => {
    expect(refused("\ufeffexport const versions = {\r\n\tweb: {\r\n\t\tdev: 1,\r\n\t},\r\n};\r\n")).toMatch(/^3:8 /);
    expect(refused("\ufeffexport let versions = {};")).toMatch(/^1:1 /);
  });
});

describe("reading", () => {
  test("takes map, holds and hotfixes without running anything", () => {
    const reading = readVersions(`
      throw new Error("never");
      export const versions = { web: { dev: "1\\u002e0", live: \`2\` }, api: '3' } as const;
      export const holds = { live: { web: { not: "1.9.0", reason: "slow" }, api: {} }, dev: {} };
      export const hotfixes = { web: { version: "1.9.1" } };`);
    expect(reading).toEqual({
      map: { web: { dev: "1.0", live: "2" }, api: "3" },
      holds: [
        { home: "live", component: "web", fields: { not: "1.9.0", reason: "slow" } },
        { home: "live", component: "api", fields: {} },
      ],
      hotfixes: [{ component: "web", fields: { version: "1.9.1" } }],
      problems: [],
    });
  });

  test("leaves out what is no literal, and says where each is", () => {
    const { map, holds, problems } = readVersions(
      "export const versions = {\n  a: { dev: '1', live: x },\n  b: y(),\n  c: '3',\n  d: '4', d: '5',\n};\n" +
        "export const holds = {\n  dev: { a: { not: z, reason: 'r' }, b: 1 },\n  live: [],\n};",
    );
    expect(map).toEqual({ a: { dev: "1" }, c: "3" });
    expect(holds).toEqual([{ home: "dev", component: "a", fields: { reason: "r" } }]);
    expect(problems.map(({ line, path, export: from }) => [line, from, path.join(".")])).toEqual([
      [2, undefined, "a.live"],
      [3, undefined, "b"],
      [5, undefined, "d"],
      [8, "holds", "dev.a.not"],
      [8, "holds", "dev.b"],
      [9, "holds", "live"],
    ]);
  });

  test("takes a list of versions that are held, whatever each is written as, and says which of it is none", () => {
    const { holds, hotfixes, problems } = readVersions(
      "export const versions = {};\n" +
        "export const holds = { live: { a: { not: ['1', (`2`), \"3\" as const,] as const }, b: { not: [] } } };\n" +
        "export const hotfixes = { live: { a: { version: ['1'], reason: ['r'] } } };\n",
    );
    expect(holds).toEqual([
      { home: "live", component: "a", fields: { not: ["1", "2", "3"] } },
      { home: "live", component: "b", fields: { not: [] } },
    ]);
    expect(hotfixes).toEqual([{ home: "live", component: "a", fields: {} }]);
    expect(problems.map(({ message }) => message)).toEqual([
      "hotfixes.live.a.version is a list, not text in quotes",
      "hotfixes.live.a.reason is a list, not text in quotes",
    ]);
    const odd = readVersions(
      "export const versions = {};\nexport const holds = { a: { not: ['1', x, , ...y, ['2'], {}, 3], reason: ['r'] } };\n",
    );
    expect(odd.holds).toEqual([{ component: "a", fields: { not: ["1"] } }]);
    expect(odd.problems.map(({ message, path }) => `${path.join(".")}: ${message}`)).toEqual([
      "a.not.2: holds.a.not[2] is an empty place, not text in quotes",
      'a.not.1: holds.a.not[1] is the name "x", not text in quotes',
      "a.not.3: holds.a.not[3] is a spread, not text in quotes",
      "a.not.4: holds.a.not[4] is a list, not text in quotes",
      "a.not.5: holds.a.not[5] is an object, not text in quotes",
      "a.not.6: holds.a.not[6] is the number 3, not text in quotes",
      "a.reason: holds.a.reason is a list, not text in quotes",
    ]);
  });

  test("tells a component from an export of the same name", () => {
    const { problems } = readVersions(
      "export const versions = { holds: { live: a }, hotfixes: b };\nexport const holds = { holds: { holds: c } };",
    );
    expect(problems.map(({ message, hint, ...place }) => place)).toEqual([
      { line: 1, column: 42, path: ["holds", "live"] },
      { line: 1, column: 57, path: ["hotfixes"] },
      { line: 2, column: 40, export: "holds", path: ["holds", "holds"] },
    ]);
  });

  test("leaves out what a spread or a computed key behind it may give again", () => {
    const { map, problems } = readVersions("export const versions = { a: '1', ...more, b: '2', [c]: '3', d: '4' };");
    expect(map).toEqual({ d: "4" });
    expect(problems).toHaveLength(2);
  });

  test("takes names that every object has for what they are", () => {
    const { map } = readVersions("export const versions = { constructor: '1' };");
    expect(Object.keys(map)).toEqual(["constructor"]);
    expect(map.toString).toBeUndefined();
  });
});
