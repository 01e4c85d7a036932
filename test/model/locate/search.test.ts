import fc from "fast-check";
import { expect, test } from "vitest";
import { locate, sourceMap } from "../../../src/model/locate.ts";

test("every field of every object is found where it was printed", () => {
  fc.assert(
    fc.property(tree, fc.infiniteStream(fc.nat(99)), fc.constantFrom("\n", "\r\n"), (value, noise, newline) => {
      const printed = print(value, noise[Symbol.iterator](), newline);
      const map = sourceMap(printed.text);
      for (const { path, offset } of printed.fields) {
        const before = printed.text.slice(0, offset).split(newline);
        expect(map.locate("fleet", path), path.join()).toEqual({
          line: before.length,
          column: (before.at(-1)?.length ?? 0) + 1,
          exact: true,
          depth: path.length,
        });
      }
    }),
  );
});

test("any text, however broken, has an answer", () => {
  const pieces = fc.constantFrom(
    "export const fleet = ",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "a",
    ": ",
    ", ",
    "...",
    "=> ",
    "'",
    "`",
    "${",
    "/*",
    "*/",
    "//",
    "\n",
    "a: 1,",
    "<",
    "return ",
    "function ",
    "@",
    "#",
    "\\",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
      ),
      (text) => {
        const { line, column, depth } = locate(text, "fleet", ["a", "a"]);
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        expect(depth).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: 300 },
  );
});

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

const { tree } = fc.letrec<{ tree: { readonly [key: string]: Tree }; node: Tree }>((tie) => ({
  tree: fc.dictionary(fc.oneof(fc.stringMatching(/^[a-z]{1,6}$/), fc.string({ maxLength: 6 })), tie("node"), {
    maxKeys: 4,
  }),
  node: fc.oneof(
    { depthSize: "medium", maxDepth: 6 },
    fc.string({ maxLength: 5 }),
    tie("tree"),
    fc.array(tie("node"), { maxLength: 3 }),
  ),
}));

/** Prints with comments, quotes, brackets, trailing commas and line breaks as the noise has it, and notes each field's offset. */
function print(value: Tree, noise: Iterator<number>, newline: string) {
  const fields: { readonly path: readonly string[]; readonly offset: number }[] = [];
  let text = `// { a: 1 }${newline}export const fleet = define<Settings>()(`;
  const pick = (...choices: readonly string[]): string => choices[Number(noise.next().value) % choices.length] ?? "";
  const gap = (): string => pick("", " ", newline, " /* { b: [ */ ", `// "${newline}`);
  const write = (node: Tree, path: readonly string[]): void => {
    if (typeof node === "string") {
      text += pick(JSON.stringify(node), `\`${newline}x\``, "(1, 2)", "null as never");
      return;
    }
    const isList = Array.isArray(node);
    const wrap = pick("", "(");
    text += `${wrap}${isList ? "[" : "{"}`;
    const entries = Object.entries(node);
    for (const [index, [key, item]] of entries.entries()) {
      text += gap();
      const simple = /^[a-z]+$/.test(key) && key !== "__proto__";
      const quoted = JSON.stringify(key);
      if (!isList) {
        fields.push({ path: [...path, key], offset: text.length });
        text += `${pick(quoted, `[${quoted}]`, simple ? key : quoted, simple ? `[\`${key}\`]` : quoted)}${gap()}:${gap()}`;
      } else if (typeof item === "string") {
        fields.push({ path: [...path, key], offset: text.length });
        text += '"item"';
      }
      if (!isList || typeof item !== "string") write(item, [...path, key]);
      text += index < entries.length - 1 ? "," : pick("", ",");
    }
    text += `${gap()}${isList ? "]" : "}"}${wrap === "" ? "" : ")"}`;
  };
  write(value, []);
  text += ` ${pick("", " as const ")}${pick("", "satisfies Fleet")});${newline}`;
  return { text, fields };
}
