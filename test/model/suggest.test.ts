import { describe, expect, test } from "vitest";
import { listChoices, quoted, suggest } from "../../src/model/suggest.ts";

describe("suggest", () => {
  const environments = ["dev", "staging", "production"];

  test.each([
    ["stagin", "staging"],
    ["stagign", "staging"],
    ["prodcution", "production"],
    ["Staging", "staging"],
    ["PRODUCTOIN", "production"],
    ["dve", "dev"],
    ["devv", "dev"],
    ["prod", "production"],
  ])("takes %s for %s", (word, meant) => {
    expect(suggest(word, environments)).toBe(meant);
  });

  test.each(["", "x", "qa", "elephant"])("has no idea what %j means", (word) => {
    expect(suggest(word, environments)).toBeUndefined();
  });

  test("does not compare what is too long to be a slip", () => {
    expect(suggest("d".repeat(100_000), environments)).toBeUndefined();
    expect(suggest("devv", ["d".repeat(100_000), "dev"])).toBe("dev");
  });

  test("prefers the nearest choice, and the first of equally near ones", () => {
    expect(suggest("weba", ["webcd", "webb", "webc"])).toBe("webb");
  });

  test("does not guess between two choices that begin alike", () => {
    expect(suggest("prod", ["production-eu", "production-us"])).toBeUndefined();
  });

  test("never suggests the very word", () => {
    expect(suggest("staging", ["staging"])).toBeUndefined();
  });

  test("does not turn one short name into another", () => {
    expect(suggest("ab", ["ac", "a"])).toBeUndefined();
  });
});

describe("listChoices", () => {
  test("joins with commas and a final or", () => {
    expect(listChoices(["a", "b", "c"])).toBe('"a", "b" or "c"');
    expect(listChoices(["a", "b"])).toBe('"a" or "b"');
    expect(listChoices(["a"])).toBe('"a"');
  });

  test("counts what the limit leaves out", () => {
    expect(listChoices(["a", "b", "c", "d"], 2)).toBe('"a", "b" or 2 more');
    expect(listChoices(["a", "b"], 0)).toBe("2 choices");
  });

  test("says none when there is nothing to choose", () => {
    expect(listChoices([])).toBe("none");
  });
});

describe("quoted", () => {
  test("keeps a value on one line and makes direction marks visible", () => {
    expect(quoted("a\nb\u202ec\u001b[31m")).toBe('"a\\nb\\u202ec\\u001b[31m"');
  });

  test("cuts what nobody would read", () => {
    expect(quoted("a".repeat(1000))).toHaveLength(102);
  });
});
