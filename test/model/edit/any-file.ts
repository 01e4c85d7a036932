import fc from "fast-check";

/** The literal of one version, and where it belongs. */
export interface Spot {
  readonly component: string;
  readonly home?: string;
  readonly literal: string;
}

/** A file of versions in pieces: literals that an edit may change, and all else, that it may not. */
export type Pieces = readonly (string | Spot)[];

const keys = ["web", "cert-manager", "constructor", "toString", "1", "a b", "$x", "quote'd", 'a"b', "é", "holds"];
const homes = ["dev", "staging", "production", "eu-1", "2", "valueOf"];
const comments = [
  "",
  " ",
  "  ",
  "\t",
  "/* c */",
  " /* { } , \" ' ` */ ",
  "// it's { here\n",
  "\n",
  "\n  // a, b: c\n  ",
  "/**/",
];

/** Text that an edit may have to write: quotes, backslashes and `${` included. */
export const anyVersion = fc.oneof(
  fc.constantFrom("1.9.0", "v1.20.2", "none", "sha256:00", "2026.01.15"),
  fc.string({ unit: fc.constantFrom(..."1.av-+'\"`\\${}/*,é🚀 "), maxLength: 12 }),
);

/** Any way to write a map down, flat or not. */
export const anyFile: fc.Arbitrary<Pieces> = fc.boolean().chain((flat) => {
  const gap = fc.constantFrom(...comments);
  const spot = fc
    .tuple(anyVersion, fc.constantFrom("'", '"', "`"), fc.boolean())
    .map(([version, quote, escaped]) => literalOf(version, quote, escaped));
  const wrapped = fc.constantFrom<readonly [string, string]>(
    ["", ""],
    ["", " as const"],
    ["(", ")"],
    ["", " satisfies string"],
  );
  const value = fc.tuple(spot, wrapped);
  const field = (key: string) =>
    fc.tuple(gap, keyOf(key), gap, gap, gap).map(([a, b, c, d, e]) => [`${a}${b}${c}:${d}`, e] as const);
  const leaf = (component: string, home?: string): fc.Arbitrary<Pieces> =>
    fc
      .tuple(field(home ?? component), value)
      .map(([[before, after], [literal, [open, close]]]) => [
        `${before}${open}`,
        { component, ...(home === undefined ? {} : { home }), literal },
        `${close}${after}`,
      ]);
  const row = (component: string): fc.Arbitrary<Pieces> =>
    flat
      ? leaf(component)
      : fc
          .tuple(
            field(component),
            fc.subarray(homes).chain((names) => list(names.map((home) => leaf(component, home)))),
            fc.constantFrom("", " as const"),
          )
          .map(([[before, after], inner, cast]) => [before, ...inner, cast, after]);
  return fc
    .tuple(
      fc.constantFrom("", "\ufeff"),
      fc.constantFrom(
        "",
        "/* head */\n",
        'import type { Versions } from "../policy.ts";\n',
        "// versions: { web: 1 }\nconst other = { web: { dev: '0' } };\n",
      ),
      fc.constantFrom(
        "export const versions = ",
        "export const versions: object = ",
        "const versions = ",
        "export const first = 1, versions = ",
      ),
      fc.subarray(keys).chain((names) => list(names.map(row))),
      fc.constantFrom("", " as const", " as const satisfies object", " satisfies object"),
      fc.constantFrom("", ";", ";\n", "\n", ";\n\nexport const holds = { dev: { web: { not: '1' } } };\n// end"),
      fc.boolean(),
    )
    .map(([bom, head, start, object, cast, end, windows]) => {
      const tail = start.startsWith("const") ? ";\nexport { versions };" : "";
      const pieces: Pieces = [bom, head, start, ...object, cast, tail === "" ? end : "", tail];
      return pieces.map((piece) => (typeof piece === "string" && windows ? piece.replaceAll("\n", "\r\n") : piece));
    });
});

/** The text of the pieces. */
export function textOf(pieces: Pieces): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.literal)).join("");
}

/** The literals among the pieces. */
export function spotsOf(pieces: Pieces): readonly Spot[] {
  return pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece]));
}

function list(items: readonly fc.Arbitrary<Pieces>[]): fc.Arbitrary<Pieces> {
  return fc
    .tuple(fc.tuple(...items), fc.boolean(), fc.constantFrom(...comments))
    .map(([all, comma, last]) => [
      "{",
      ...all.flatMap((item, index) => [...item, index < all.length - 1 || comma ? "," : ""]),
      last,
      "}",
    ]);
}

function keyOf(key: string): fc.Arbitrary<string> {
  const plain = /^[\p{L}_$][\p{L}\w$]*$|^\d$/u.test(key) ? [key] : [];
  return fc.constantFrom(...plain, JSON.stringify(key), `'${key.replaceAll("'", "\\'")}'`);
}

function literalOf(version: string, quote: string, escaped: boolean): string {
  const code = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const text = version.replace(/[\\'"`$]/g, (character) => `\\${character}`);
  return `${quote}${escaped ? text.replaceAll(".", code) : text}${quote}`;
}
