import fc from "fast-check";
import type { Finding, Place } from "../../../src/model/finding.ts";

/** What a hostile policy may have in its names and values. */
export const hostile = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("@octocat", "#123", "GH-1", "<img src=x onerror=alert(1)>", "</details>", "<!--", "-->", "```"),
  fc.constantFrom("|", "\n\n# title", "\r\n- item", "[a](http://b)", "![a](b)", "https://a.b", "www.a.b", "a@b.co"),
  fc.constantFrom("&lt;", "`", "**a**", "$x$", ":tada:", "\\", "\uD800", "~~~", "\u0000", "\u202E", "_a_", "> q"),
);

const sentence = fc.oneof(
  fc.array(hostile, { maxLength: 6 }).map((parts) => parts.join(" ")),
  // Longer than anybody reads, and of characters of four bytes.
  fc.tuple(hostile, fc.integer({ min: 1, max: 500 })).map(([part, times]) => `${part}🙂`.repeat(times)),
);

const place: fc.Arbitrary<Place> = fc
  .record({
    file: fc.oneof(fc.constant("environments/policy.ts"), sentence),
    path: fc.array(hostile, { maxLength: 4 }),
    line: fc.option(fc.integer({ min: 1 }), { nil: undefined }),
  })
  .map(({ file, path, line }) => ({ file, path, ...(line === undefined ? {} : { line, column: 1 }) }));

const finding: fc.Arbitrary<Finding> = fc
  .record({
    rule: fc.constantFrom("a/b", "a/c", "d/e"),
    severity: fc.constantFrom("error", "warning"),
    message: sentence,
    hint: sentence,
    at: place,
    causes: fc.option(fc.array(place, { maxLength: 15 }), { nil: undefined }),
    field: fc.option(sentence, { nil: undefined }),
    old: fc.boolean(),
  })
  .map(({ causes, field, old, ...rest }) => ({
    ...rest,
    ...(causes === undefined ? {} : { causes }),
    ...(field === undefined ? {} : { rendered: { file: "dist/dev/web/a.yaml", field } }),
    ...(old ? { old: true } : {}),
  }));

/** Any findings, sometimes far too many. */
export const findings: fc.Arbitrary<readonly Finding[]> = fc.oneof(
  fc.array(finding, { maxLength: 5 }),
  fc
    .tuple(fc.array(finding, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 100 }))
    .map(([few, times]) =>
      Array.from({ length: times }, (_, turn) =>
        few.map((each) => ({ ...each, message: `${turn}. ${each.message}` })),
      ).flat(),
    ),
);
