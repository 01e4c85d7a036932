import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { listedRules, rulesDoc } from "../../scripts/rules-doc.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const areas = [...new Set(listedRules.map((id) => id.slice(0, id.indexOf("/"))))];

/** Ids by their form, and whatever else a finding is made with. */
const ids = [
  new RegExp(`"((?:${areas.join("|")})/[a-z][a-z-]*)"`, "g"),
  /\brule: "([a-z]+\/[a-z-]+)"/g,
  /\b(?:policy|versions|refusal)\(\s*"([a-z]+\/[a-z-]+)"/g,
];

const sources = readdirSync(`${root}src`, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

test("docs/rules.md is what scripts/rules-doc.ts renders", () => {
  expect(readFileSync(`${root}docs/rules.md`, "utf8")).toBe(rulesDoc());
});

test("docs/rules.md lists every rule that occurs in the code, and no other", () => {
  const found = new Set<string>();
  for (const file of sources) {
    const text = readFileSync(`${root}src/${file}`, "utf8");
    for (const pattern of ids) for (const [, id = ""] of text.matchAll(pattern)) found.add(id);
  }
  expect(found.size).toBeGreaterThan(50);
  expect([...found].sort()).toEqual([...listedRules].sort());
});
