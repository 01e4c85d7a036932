import { describe, expect, test } from "vitest";
import { inspect } from "../../src/cli/inspect.ts";
import { folder, policy, versions } from "./folder.ts";
import { fakeWorld } from "./world.ts";

/** What is found in a fleet whose version map has this beside it: `rule line:column message`. */
async function found(beside: string): Promise<readonly string[]> {
  const map = versions() + beside;
  const root = folder({ "environments/policy.ts": policy(), "environments/versions.ts": map });
  const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" };
  const texts = { policy: policy(), versions: map };
  const { result } = await inspect(fakeWorld(root), { root, files, texts }, { parity: false, types: false });
  return result.findings.map(({ rule, at, message }) => `${rule} ${at.line}:${at.column} ${message}`);
}

describe("what stands beside the version map", () => {
  test("is read with it", async () => {
    expect(
      await found(`
export const holds = { live: { web: { not: "1.9.0", reason: "it is slow", until: "2027-01-31" } } };
export const hotfixes = { live: { web: { version: "1.9.1", reason: "a leak", until: "2027-01-31" } } };
`),
    ).toEqual([]);
  });

  test("is found in its own export, whatever else has the same names", async () => {
    expect(
      await found(`
export const holds = {
  live: {
    web: { not: "^1.9.0", reason: "it is slow", until: "2027-01-31" },
  },
};
export const hotfixes = { dev: { wbe: { version: "1.9.1", reason: "a leak", until: "2027-01-31" } } };
`),
    ).toEqual([
      'policy/format 13:12 not of the hold of web in live: "^1.9.0" is a range ("^"); name one version, as "1.2.3"',
      "policy/unknown-name 16:34 the hotfix of wbe is for no component",
    ]);
  });

  test("is missed where its name is misspelt", async () => {
    expect(await found("export const hold = {};\nexport const hot_fixes = {};\nexport const other = {};\n")).toEqual([
      'policy/loads undefined:undefined environments/versions.ts exports "hold", which nothing reads, and no "holds"',
      'policy/loads undefined:undefined environments/versions.ts exports "hot_fixes", which nothing reads, and no "hotfixes"',
    ]);
  });

  test("is read through like the map itself", async () => {
    expect(await found('export const holds = { get live() { throw new Error("no"); } };\n')).toEqual([
      "policy/loads 10:28 live throws when it is read: no",
    ]);
  });
});
