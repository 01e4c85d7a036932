import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { code, prose } from "../../../src/cli/reporters/escape.ts";
import { hostile } from "./any.ts";

describe("prose", () => {
  test.each([
    ["production has 3 replicas, staging 1", "production has 3 replicas, staging 1"],
    ['the image "a_b" is *new*', 'the image "a\\_b" is \\*new\\*'],
    ["<img src=x>", "&lt;img src\\=x&gt;"],
    ["a & b &lt;", "a &amp; b &amp;lt;"],
    ["@octocat", "@&#8203;octocat"],
    ["me@here.org", "me@&#8203;here\\.org"],
    ["acme/shop#12", "acme/shop\\#&#8203;12"],
    ["GH-12", "GH&#8203;\\-12"],
    ["https://a.b and www.a.b", "https\\://a\\.b and www\\.a\\.b"],
    ["[a](b) ![c](d)", "\\[a\\]\\(b\\) \\!\\[c\\]\\(d\\)"],
    ["a | b", "a \\| b"],
    ["`code` and ```", "\\`code\\` and \\`\\`\\`"],
    ["a\\b", "a\\\\b"],
    ["$x$", "<span>$</span>x<span>$</span>"],
    [":tada:", "\\:&#8203;tada\\:"],
    ["one\ntwo\r\n# three", "one\\\\ntwo\\\\u000d\\\\n\\#&#8203; three"],
    ["half\uD800", "half\uFFFD"],
  ])("%j is written %j", (text, written) => {
    expect(prose(text)).toBe(written);
  });

  test("leaves no sign that markdown or GitHub reads, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(hostile), (parts) => {
        const left = prose(parts.join(""))
          .replaceAll("<span>$</span>", "")
          .replace(/\\[!-/:-@[-`{-~]/g, "")
          .replace(/&(?:amp|lt|gt|#8203);/g, "\u200B");
        expect(left).not.toMatch(/[\\`*_{}[\]<>()#+\-.!|~&:$^=\n\r]/);
        expect(left).not.toMatch(/@(?!\u200B)/);
        expect(left).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  test("cuts what is long, between characters", () => {
    expect(prose("🙂".repeat(1_000))).toBe(`${"🙂".repeat(199)}…`);
    expect(prose("a".repeat(400))).toHaveLength(400);
  });
});

describe("code", () => {
  test.each([
    ["a.ts:1:2", "`a.ts:1:2`"],
    ["a`b", "``a`b``"],
    ["`a", "`` `a ``"],
    ["```", "```` ``` ````"],
    ["", "`  `"],
    [" a ", "`  a  `"],
    ["a\nb", "`a\\nb`"],
    ["<b>@me</b>", "`<b>@me</b>`"],
  ])("%j is written %j", (text, written) => {
    expect(code(text)).toBe(written);
  });
});
