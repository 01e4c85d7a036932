import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Edited, readVersions } from "../../../src/model/edit/edit.ts";
import { addEntry, type Entry } from "../../../src/model/edit/entries.ts";
import { anyFile, anyVersion, textOf } from "./any-file.ts";
import { run } from "./run.ts";

const file = `import type { Versions } from "../src/policy/index.ts";
import type { fleet } from "./policy.ts";

export const versions = {
  web: {
    live: "1.8.4",
  },
} as const satisfies Versions<typeof fleet>;
`;
const hold = { not: "1.9.0", reason: 'it is "slow"', until: "2026-12-05" };

describe("an export that is not there yet", () => {
  test("is put at the end, with the types that the map has", () => {
    const once = done(addEntry(file, "holds", "live", "web", hold));
    expect(once).toBe(`${file.replace("{ Versions }", "{ Holds, Versions }")}
export const holds = {
  live: {
    web: {
      not: "1.9.0",
      reason: "it is \\"slow\\"",
      until: "2026-12-05",
    },
  },
} as const satisfies Holds<typeof fleet>;
`);
    const twice = done(addEntry(once, "hotfixes", "live", "web", { version: "1.9.1" }));
    expect(twice).toBe(`${once.replace("{ Holds, Versions }", "{ Holds, Hotfixes, Versions }")}
export const hotfixes = {
  live: {
    web: {
      version: "1.9.1",
    },
  },
} as const satisfies Hotfixes<typeof fleet>;
`);
  });

  test.each([
    ["import", "{ defineFleet, type Versions }", "{ defineFleet, type Holds, type Versions }", "Versions", "Holds"],
    ["import type", "{ Versions as V }", "{ Holds, Versions as V }", "V", "Holds"],
    [
      "import type",
      "{\n  Allowance,\n  Versions,\n}",
      "{\n  Allowance,\n  Holds,\n  Versions,\n}",
      "Versions",
      "Holds",
    ],
    ["import type", "{ Holds as H, Versions }", "{ Holds as H, Versions }", "Versions", "H"],
    ["import type", "{ Versions as V, Fleet }", "{ Holds, Versions as V, Fleet }", "V", "Holds"],
  ])("widens %s %j to %j, in the style of the file", (word, before, after, map, holds) => {
    const text = `${word} ${before} from 'x'\nexport const versions = {\n\tweb: '1'\n} as const satisfies ${map}<F>`;
    const added = `export const holds = {\n\tweb: {\n\t\tnot: '1'\n\t}\n} as const satisfies ${holds}<F>`;
    for (const lineEnd of ["\n", "\r\n"]) {
      const edited = addEntry(text.replaceAll("\n", lineEnd), "holds", undefined, "web", { not: "1" });
      expect(done(edited)).toBe(`${text.replace(before, after)}\n\n${added}`.replaceAll("\n", lineEnd));
    }
  });

  test.each([
    ["no such import", "export const versions = { a: '1' } as const;\n", " as const;\n"],
    ["JavaScript", "export const versions = { a: '1' };\n", ";\n"],
    [
      "a type of the same name",
      "import type { Versions } from 'x';\ntype Holds = 1;\nexport const versions = { a: '1' } satisfies Versions<1>;\n",
      " as const;\n",
    ],
    [
      "types of the variable",
      "import type { Versions } from 'x';\nexport const versions: Versions<F> = { a: '1' };\n",
      " as const satisfies Holds<F>;\n",
    ],
  ])("is annotated as the map allows: %s", (_, text, end) => {
    const added = done(addEntry(text, "holds", undefined, "a", { not: "1" }));
    expect(added.slice(added.indexOf("\nexport const holds"))).toBe(
      `\nexport const holds = {\n  a: {\n    not: '1',\n  },\n}${end}`,
    );
  });

  test.each([
    ["no line end", "const a = 1; // end", "\n\n", ""],
    ["a line end", "const a = 1;\n", "\n", "\n"],
    ["a blank line", "const a = 1;\n\n", "", "\n"],
    ["line ends of Windows", "const a = 1;\r\n", "\r\n", "\r\n"],
    ["nothing before it", "", "", "\n"],
  ])("stands one blank line below, and the end of the file stays: %s", (_, text, gap, end) => {
    const added = done(addEntry(text, "holds", "live", "web", hold));
    expect(added.startsWith(`${text}${gap}export const holds = {`)).toBe(true);
    expect(added.endsWith(`};${end}`)).toBe(true);
  });

  test("is not put where the name is taken", () => {
    for (const text of ["const holds = {};", 'import { holds } from "x";', "class holds {}", "const { holds } = x;"])
      expect(problems(addEntry(text, "holds", "live", "web", hold))).toEqual([
        "holds is declared here and not exported",
      ]);
  });
});

describe("an export that is there", () => {
  test.each([
    ["{}", '{\n  live: {\n    web: {\n      not: "2",\n    },\n  },\n}'],
    ["{\n  live: {},\n}", '{\n  live: {\n    web: {\n      not: "2",\n    },\n  },\n}'],
    ["{ live: { api: { not: '1' } } }", "{ live: { api: { not: '1' }, web: { not: \"2\" } } }"],
    ["{ dev: { web: { not: '1' } }, }", "{ dev: { web: { not: '1' } }, live: { web: { not: \"2\" } }, }"],
    ["{\n\tdev: {} // last\n}", '{\n\tdev: {}, // last\n\tlive: {\n\t  web: {\n\t    not: "2"\n\t  }\n\t}\n}'],
    [
      "{\n    dev: {}, // last, of all\n    // end\n}",
      '{\n    dev: {}, // last, of all\n    // end\n    live: {\n      web: {\n        not: "2",\n      },\n    },\n}',
    ],
    ["{\n  dev: {} }", '{\n  dev: {},\n  live: {\n    web: {\n      not: "2"\n    }\n  }\n}'],
    ["{ /* none, yet */ }", '{ /* none, yet */\n  live: {\n    web: {\n      not: "2",\n    },\n  },\n}'],
    ["{\n  // none\n}", '{\n  // none\n  live: {\n    web: {\n      not: "2",\n    },\n  },\n}'],
    ["{ live: { web: { not: '1' /* , */ } } }", "{ live: { web: { not: '2' /* , */ } } }"],
    ["{ live: { web: { not: '2', } } }", "{ live: { web: { not: '2', } } }"],
    ["{ live: { web: { not: '1', until: '3' } } }", '{ live: { web: { not: "2" } } }'],
    ["{\n  live: {\n    web: {},\n  },\n}", '{\n  live: {\n    web: {\n      not: "2",\n    },\n  },\n}'],
  ])("takes an entry as it is written: %j", (before, after) => {
    const text = `export const holds = ${before};\n// end\n`;
    const added = done(addEntry(text, "holds", "live", "web", { not: "2" }));
    expect(added).toBe(`export const holds = ${after};\n// end\n`);
  });

  test("without environments holds its components", () => {
    const added = done(
      addEntry("export const holds = {\n  api: { not: '1' },\n};\n", "holds", undefined, "web", { not: "2" }),
    );
    expect(readVersions(added).holds).toEqual([
      { component: "api", fields: { not: "1" } },
      { component: "web", fields: { not: "2" } },
    ]);
  });
});

describe("what is no plain literal on the way is refused", () => {
  test.each([
    ["holds()", "holds is a call, not a plain object"],
    ["{ ...more }", "holds has a spread, so its fields cannot be told from the text"],
    ["{ [live]: {} }", "holds has a computed key, so its fields cannot be told from the text"],
    ["{ live }", 'holds.live is the name "live", not a plain object'],
    ["{ live: {}, live: {} }", "holds.live is given twice"],
    ["{ live: { web: x } }", 'holds.live.web is the name "x", not a plain object'],
    ["{ live: { web: '1' } }", "holds.live is an entry"],
    ["{ live: { not: '1' } }", "holds.live is an entry"],
    ["{ live: { web: { not: x } } }", 'holds.live.web.not is the name "x", not text in quotes'],
    ["{ live: { web: { not: '1', not: '2' } } }", "holds.live.web.not is given twice"],
    ["{ live: { web: { ...x } } }", "holds.live.web has a spread, so its fields cannot be told from the text"],
    ["{ live: { web: {} }", 'the file cannot be read: Unexpected token, expected ","'],
  ])("%s", (object, said) => {
    expect(problems(addEntry(`export const holds = ${object};`, "holds", "live", "web", hold))).toEqual([said]);
  });

  test("an environment where a component is asked for", () => {
    const text = "export const holds = { live: { web: { not: '1' } } };";
    expect(problems(addEntry(text, "holds", undefined, "live", hold))).toEqual([
      "holds.live is no entry, it holds further objects",
    ]);
  });

  test("names and texts that a file cannot hold", () => {
    expect(problems(addEntry(file, "holds", "__proto__", "web", { reason: "a\nb" }))).toEqual([
      '"__proto__" names nothing',
      '"a\\nb" holds a character that nobody sees (U+000A)',
    ]);
  });
});

test("whatever the file, an entry that is added is there; the map stays as it is", () => {
  const name = fc.constantFrom("web", "api", "a-b", "constructor", "it's", "1");
  const fields: fc.Arbitrary<Entry> = fc
    .tuple(fc.oneof(anyVersion, fc.array(anyVersion)), fc.option(anyVersion, { nil: undefined }))
    .map(([not, reason]) => ({
      not,
      ...(reason === undefined ? {} : { reason }),
    }));
  const steps = fc.array(fc.tuple(fc.constantFrom("holds", "hotfixes"), name, name, fields), {
    maxLength: 8,
  });
  const property = fc.property(anyFile, steps, (pieces, all) => {
    let text = textOf(pieces);
    const { map } = readVersions(text);
    for (const [kind, home, component, fields] of all) {
      // Holds alone name several versions.
      const entry = kind === "holds" ? fields : { ...fields, not: String(fields.not) };
      text = done(addEntry(text, kind, home, component, entry));
      const found = Object(Object(run(text)[kind])[home]);
      expect(Object.hasOwn(found, component) ? found[component] : undefined).toEqual(entry);
      expect(text.includes(literals(textOf(pieces)))).toBe(true);
    }
    expect(run(text).versions).toEqual(map);
  });
  fc.assert(property);
});

/** From the name of the map to its last brace. */
function literals(text: string): string {
  const from = text.indexOf("versions =");
  const end = text.indexOf("\nexport", from);
  return text.slice(from, end < 0 ? text.lastIndexOf("}") : text.lastIndexOf("}", end));
}

function done(edited: Edited): string {
  if ("text" in edited) return edited.text;
  throw new Error(JSON.stringify(edited.problems));
}

function problems(edited: Edited): readonly string[] {
  return "problems" in edited ? edited.problems.map(({ message }) => message) : [];
}
