import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Edited, editVersions, readVersions, type VersionEdit } from "../../../src/model/edit/edit.ts";
import { anyFile, anyVersion, type Pieces, spotsOf, textOf } from "./any-file.ts";
import { run } from "./run.ts";

test("an edit changes the characters of its literals and no other, however the file is written", () => {
  const property = fc.property(
    anyFile.chain((pieces) =>
      fc.tuple(fc.constant(pieces), fc.subarray([...spotsOf(pieces)]), fc.infiniteStream(anyVersion)),
    ),
    ([pieces, spots, versions]) => {
      const edits = spots.map(({ literal: _, ...where }) => ({ ...where, version: versions.next().value ?? "1" }));
      const before = textOf(pieces);
      const after = done(editVersions(before, edits));
      expectOnlyLiterals(after, pieces, edits);
      expect(run(after).versions).toEqual(withEdits(run(before).versions, edits));
      expect(readVersions(after).map).toEqual(run(after).versions);
    },
  );
  fc.assert(property, { numRuns: 300 });
});

test("writing what is there already leaves every byte, whatever the escapes", () => {
  fc.assert(
    fc.property(anyFile, (pieces) => {
      const text = textOf(pieces);
      const { map } = readVersions(text);
      const edits = spotsOf(pieces).flatMap(({ component, home }): readonly VersionEdit[] => {
        const row = map[component];
        if (home === undefined) return typeof row === "string" ? [{ component, version: row }] : [];
        return typeof row === "object" ? [{ component, home, version: row[home] ?? "" }] : [];
      });
      expect(done(editVersions(text, edits))).toBe(text);
    }),
  );
});

const fleet = `import type { Versions } from "../src/policy/index.ts";

export const versions = {
  "cert-manager": {
    lab: "v1.20.2", // pinned
    live: 'v1.20.2',
  },
  web: { dev: /* next */ "1.9.0", production: \`1.8.4\` },
} as const satisfies Versions<typeof fleet>;
`;

describe("in a map", () => {
  test("each version keeps its quotes", () => {
    const edits = [
      { component: "web", home: "dev", version: "2.0.0" },
      { component: "web", home: "production", version: "2.0.1" },
      { component: "cert-manager", home: "live", version: "v1.20.10" },
    ];
    expect(done(editVersions(fleet, edits))).toBe(
      fleet.replace('"1.9.0"', '"2.0.0"').replace("`1.8.4`", "`2.0.1`").replace("'v1.20.2'", "'v1.20.10'"),
    );
  });

  test("a version with escapes is compared by what it means", () => {
    const text = 'export const versions = { web: "1\\u002e0" };';
    expect(done(editVersions(text, [{ component: "web", version: "1.0" }]))).toBe(text);
    expect(done(editVersions(text, [{ component: "web", version: "1.1" }]))).toBe(
      'export const versions = { web: "1.1" };',
    );
  });

  test("quotes, backslashes and the start of an expression are escaped where they need it", () => {
    const text = "export const versions = { a: \"\", b: '', c: `` };";
    const version = "\"'`\\${x}";
    const edits = ["a", "b", "c"].map((component) => ({ component, version }));
    const after = done(editVersions(text, edits));
    expect(after).toBe(
      "export const versions = { a: \"\\\"'`\\\\${x}\", b: '\"\\'`\\\\${x}', c: `\"'\\`\\\\\\${x}` };",
    );
    expect(run(after).versions).toEqual({ a: version, b: version, c: version });
  });

  test("the same edit twice is one", () => {
    const edit = { component: "web", home: "dev", version: "2.0.0" };
    expect(done(editVersions(fleet, [edit, edit]))).toBe(fleet.replace("1.9.0", "2.0.0"));
  });

  test("no edits leave the text", () => {
    expect(done(editVersions(fleet, []))).toBe(fleet);
  });

  test("another export can be the map", () => {
    const text = "const a = { web: '1' };\nexport { a as map };\nexport const versions = { web: '3' };";
    expect(done(editVersions(text, [{ component: "web", version: "2" }], "map"))).toBe(text.replace("'1'", "'2'"));
  });

  test("what is no literal elsewhere in the map is nobody's business", () => {
    const text = "export const versions = { api: latest(), web: { dev: '1', live: other } };";
    expect(done(editVersions(text, [{ component: "web", home: "dev", version: "2" }]))).toBe(
      text.replace("'1'", "'2'"),
    );
  });

  test("a problem of one edit keeps all others from being made", () => {
    const edits = [
      { component: "web", home: "dev", version: "2.0.0" },
      { component: "wed", home: "dev", version: "2.0.0" },
      { component: "web", home: "prodution", version: "2.0.0" },
    ];
    expect(editVersions(fleet, edits)).toEqual({
      problems: [
        { line: 3, column: 25, path: [], message: 'versions has no "wed"', hint: 'did you mean "web"?' },
        {
          line: 8,
          column: 3,
          path: ["web"],
          message: 'versions.web has no "prodution"',
          hint: 'did you mean "production"?',
        },
      ],
    });
  });
});

describe("what is asked for is refused", () => {
  test.each([
    ["a line end", "1\n2", "U+000A"],
    ["a line end of Unicode", "1\u2028", "U+2028"],
    ["a control character", "1\u0000", "U+0000"],
    ["half a character", "1\ud83d", "U+D83D"],
    ["a turn of direction", "1\u202e", "U+202E"],
  ])("with %s in a version", (_, version, code) => {
    const [problem] = problems(editVersions(fleet, [{ component: "web", home: "dev", version }]));
    expect(problem).toMatchObject({ line: 8, column: 26, path: ["web", "dev"] });
    expect(problem?.message).toContain(code);
  });

  test("with two versions for one place", () => {
    const edits = ["1", "2"].map((version) => ({ component: "web", home: "dev", version }));
    expect(problems(editVersions(fleet, edits)).map(({ message }) => message)).toEqual([
      'two versions are asked for, "1" and "2"',
    ]);
  });

  test("with an environment where the map is flat, and without where it is not", () => {
    const flat = editVersions("export const versions = { web: '1' };", [
      { component: "web", home: "dev", version: "2" },
    ]);
    expect(problems(flat)[0]).toMatchObject({ line: 1, column: 27, message: "versions.web is one version for all" });
    const nested = editVersions(fleet, [{ component: "web", version: "2" }]);
    expect(problems(nested)[0]).toMatchObject({ line: 8, column: 3, message: "versions.web names environments" });
  });
});

test("a map of 5,000 components takes an edit of each, all at once", () => {
  const rows = Array.from(
    { length: 5_000 },
    (_, index) => `  c${index}: {\n    dev: "1.0.${index}",\n    live: "0",\n  },\n`,
  );
  const text = `export const versions = {\n${rows.join("")}} as const;\n`;
  const edits = rows.map((_, index) => ({ component: `c${index}`, home: "dev", version: `2.0.${index}` }));
  expect(done(editVersions(text, edits))).toBe(text.replaceAll('"1.0.', '"2.0.'));
});

test("5,000 edits of what is not there are 5,000 problems", () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => `component_${index}: "1"`);
  const edits = rows.map((_, index) => ({ component: `komponent_${index}`, version: "2" }));
  expect(problems(editVersions(`export const versions = { ${rows.join(", ")} };`, edits))).toHaveLength(5_000);
});

function expectOnlyLiterals(text: string, pieces: Pieces, edits: readonly VersionEdit[]): void {
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") {
      expect(text.slice(at, at + piece.length)).toBe(piece);
      at += piece.length;
      continue;
    }
    const isEdited = edits.some(({ component, home }) => component === piece.component && home === piece.home);
    const literal = /^(["'`])(?:\\.|(?!\1).)*\1/u.exec(text.slice(at))?.[0] ?? "";
    if (!isEdited) expect(literal).toBe(piece.literal);
    expect(literal[0]).toBe(piece.literal[0]);
    at += literal.length;
  }
  expect(at).toBe(text.length);
}

function withEdits(map: unknown, edits: readonly VersionEdit[]): unknown {
  const copy: Record<string, string | Record<string, string>> = structuredClone(Object(map));
  for (const { component, home, version } of edits) {
    const row = copy[component];
    if (home === undefined) copy[component] = version;
    else if (typeof row === "object") row[home] = version;
  }
  return copy;
}

function done(edited: Edited): string {
  if ("text" in edited) return edited.text;
  throw new Error(JSON.stringify(edited.problems));
}

function problems(edited: Edited) {
  return "problems" in edited ? edited.problems : [];
}
