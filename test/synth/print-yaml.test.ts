import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Json, JsonObject } from "../../src/policy/scalars.ts";
import { isPlain } from "../../src/synth/plain.ts";
import { isMisread } from "../../src/synth/scalar.ts";
import { printYaml } from "../../src/synth/yaml.ts";

const asYamlDoes = (value: unknown): string =>
  stringify(value, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });

const traps = [
  ..."on On ON off yes Yes no NO y Y n N true True false null Null NULL ~ = << .inf -.Inf .NaN . e3 E10 .e3".split(" "),
  ..."0 -1 0123 08 1_000 0x1f 0b11 1:30 -1:30:15.5 1e3 1e+3 .5 1. 1.10 2026-01-01 2026-01-01T10:00:00Z".split(" "),
  ...["", " ", "  x", "x ", "x:", "a: b", "a:b", "a #b", "a#b", "#a", "- a", "-a", "-", "?", "? a", ":", ":a", "a\tb"],
  ...[
    "---",
    "---a",
    "...",
    "%a",
    "@a",
    "`a",
    "!a",
    "&a",
    "*a",
    "|",
    ">",
    "[a",
    "{a",
    "a]",
    ",a",
    "'a'",
    '"a"',
    "a'\"b",
  ],
  ...["a\nb", "a\nb\n", "a\n\n\nb\n\n", "\na", "\n", "  a\n b\n", "a \nb", "a\n---\nb", "a\r\nb", "é", "日本", "😀 x"],
  ...["x".repeat(3_000), "key ".repeat(400), `${"long line ".repeat(9)}\n${"another one ".repeat(9)}\n`],
] as const;

const letter = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(..."abenoxEXOtyZ0123456789+-._") },
  { weight: 3, arbitrary: fc.constantFrom(..." \n\t#'\"\\-:?*&!|>%@`[]{},~<=$") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
);
const text = fc.oneof(
  fc.array(letter, { maxLength: 24 }).map((letters) => letters.join("")),
  fc
    .array(fc.constantFrom(" ", "\n", "a", "\t", "#", ": ", "- ", "\n\n"), { maxLength: 60 })
    .map((all) => all.join("")),
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.constantFrom(...traps),
);
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 2 ** 53, 12345678901234567000, 0.1 + 0.2),
);
const leaf = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 6 },
    { weight: 4, arbitrary: leaf },
    { weight: 2, arbitrary: fc.array(tie("json"), { maxLength: 4 }) },
    { weight: 3, arbitrary: fc.dictionary(text, tie("json"), { maxKeys: 4 }) },
  ),
})).json;
const object: fc.Arbitrary<JsonObject> = fc.dictionary(text, json, { maxKeys: 5 });

/** Whether the printer has a reason to differ from `yaml`. */
function holdsMisread(value: Json): boolean {
  if (typeof value === "string") return isMisread(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, item]) => key === "<<" || isMisread(key) || holdsMisread(item));
}

describe("printYaml", () => {
  test("writes the bytes that yaml writes, for any JSON object", () => {
    let compared = 0;
    fc.assert(
      fc.property(object, (value) => {
        if (holdsMisread(value)) return;
        compared++;
        expect(printYaml(value)).toBe(asYamlDoes(value));
      }),
      { numRuns: 3_000 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  test("gives back the same value to a YAML 1.1 reader and to a YAML 1.2 reader", () => {
    fc.assert(
      fc.property(object, (value) => {
        const printed = printYaml(value);
        expect(parse(printed, { version: "1.1" })).toEqual(value);
        expect(parse(printed, { version: "1.2" })).toEqual(value);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(traps.filter((trap) => !isMisread(trap)))("writes the trap %j as yaml does, wherever it stands", (trap) => {
    const value = { a: trap, deep: [[{ list: [trap, [trap]], map: { nested: { value: trap } } }]] };
    expect(printYaml(value)).toBe(asYamlDoes(value));
    expect(parse(printYaml(value), { version: "1.1" })).toStrictEqual(value);
    if (trap === "<<") return;
    const keyed = { [trap]: 1, deep: { [trap]: { [trap]: [] }, list: [{ [trap]: [{ [trap]: {} }] }] } };
    expect(printYaml(keyed)).toBe(asYamlDoes(keyed));
    expect(parse(printYaml(keyed), { version: "1.1" })).toStrictEqual(keyed);
  });

  test("writes numbers as JSON does, and keeps the sign of zero", () => {
    expect(printYaml({ a: [0, -0, 1e21, 1e-7, 0.1, -5, 123456789012345680000] })).toBe(
      "a:\n  - 0\n  - -0\n  - 1e+21\n  - 1e-7\n  - 0.1\n  - -5\n  - 123456789012345680000\n",
    );
  });

  // What kubectl, Flux and Argo CD make of these was tried with sigs.k8s.io/yaml and go.yaml.in/yaml/v3.
  test.each([
    ["0o17", '"0o17"'],
    ["0X1F", '"0X1F"'],
    ["-0B1", '"-0B1"'],
    ["1e5_0", '"1e5_0"'],
    ["2026-01-01T10:00:00,5", '"2026-01-01T10:00:00,5"'],
    ["a\u2028b", '"a\\u2028b"'],
    ["a\u0085b", '"a\\u0085b"'],
    ["a\u007fb", '"a\\u007fb"'],
    ["\ufeffa", '"\\ufeffa"'],
    ["\n\ta", '"\\n\\ta"'],
    [" \n\n", '"\\ \\n\\n"'],
  ])("quotes %j, which Go readers would take for something else", (value, printed) => {
    expect(printYaml({ a: value, b: [{ [value]: 1 }] })).toBe(`a: ${printed}\nb:\n  - ${printed}: 1\n`);
    expect(parse(printYaml({ a: value }), { version: "1.1" })).toStrictEqual({ a: value });
  });

  test("quotes the key << so that nothing is merged", () => {
    expect(printYaml({ "<<": { a: 1 }, b: { "<<": [] } })).toBe('"<<":\n  a: 1\nb:\n  "<<": []\n');
  });

  test("puts apiVersion, kind and metadata first, and leaves every other key where it was written", () => {
    expect(printYaml({ spec: { kind: 1, b: 2, a: 3 }, metadata: {}, kind: "Job", extra: 1, apiVersion: "v1" })).toBe(
      "apiVersion: v1\nkind: Job\nmetadata: {}\nspec:\n  kind: 1\n  b: 2\n  a: 3\nextra: 1\n",
    );
  });

  test("prints a list as a document of its own", () => {
    expect(printYaml([{ op: "add", value: [] }, []])).toBe("- op: add\n  value: []\n- []\n");
    expect(printYaml([])).toBe("[]\n");
    expect(printYaml({})).toBe("{}\n");
  });

  test("gives the same bytes again after more texts than it remembers", () => {
    const value = { a: "on", b: "1:30", c: "x\ny\n" };
    const before = printYaml(value);
    for (let index = 0; index < 20_000; index++) printYaml({ a: `# ${index}` });
    expect(printYaml(value)).toBe(before);
  });
});

describe("isPlain", () => {
  test("says yes only to what yaml writes as it is", () => {
    fc.assert(
      fc.property(text, (value) => {
        if (isPlain(value)) expect(asYamlDoes({ a: value })).toBe(`a: ${value}\n`);
      }),
      { numRuns: 5_000 },
    );
  });

  test.each(["web", "ghcr.io/acme/web:1.2.3", "Rendered by hand", "/healthz?a=b&c=[1]", "a:b", "a#b"])(
    "takes the short way for %j",
    (value) => expect(isPlain(value)).toBe(true),
  );
});
