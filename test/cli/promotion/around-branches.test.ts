import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, put } from "../folder.ts";
import { at, commit, git, map, policy, run } from "./fleet.ts";

const flat = (web: string) => `import type { Versions } from "${resolve("src/policy/index.ts")}";
import type { fleet } from "./policy.ts";

export const versions = { web: "${web}", cache: "0.9.2" } as const satisfies Versions<typeof fleet>;
`;

/** Branches dev, staging and production, all at 1.8.0; dev is at 1.9.0 since, and checked out. */
function branches(): string {
  const root = folder({ "environments/policy.ts": policy().replace("clusters:", 'layout: "branch",\n  clusters:') });
  git(root, 0, "init", "--quiet", "--initial-branch=main");
  commit(root, at(1), { [map]: flat("1.8.0") });
  for (const name of ["dev", "staging", "production"]) git(root, at(1), "branch", name);
  git(root, at(2), "switch", "--quiet", "dev");
  commit(root, at(2), { [map]: flat("1.9.0") });
  return root;
}

/** The lines of a check about promotion, and what it could not do. */
async function judged(root: string, flags: string) {
  const { out, err, code } = await run(root, at(9), `check --base ${flags}`);
  const lines = out.split("\n").filter((line) => /promotion\//.test(line));
  return { code, err, lines: lines.map((line) => line.trim()) };
}

const skipped = '✖ web "1.9.0" comes into production from dev and skips staging  promotion/no-skip';

describe('check --base with the layout "branch"', () => {
  test("judges a merge once more when it is made", async () => {
    const root = branches();
    git(root, at(3), "switch", "--quiet", "production");
    git(root, at(3), "merge", "--quiet", "--no-ff", "-m", "merge", "dev");
    for (const flags of ["HEAD~1", "HEAD~1 --base-branch production", git(root, at(3), "rev-parse", "HEAD~1")])
      expect((await judged(root, flags)).lines).toEqual([skipped]);
    // A commit of another branch is none to compare with, once this one holds it.
    expect(await judged(root, "dev --base-branch production")).toMatchObject({
      code: 2,
      err: expect.stringContaining('"dev" is no commit of the first-parent line of "production"'),
    });
  });

  test("judges a branch that was fast-forwarded", async () => {
    const root = branches();
    git(root, at(3), "switch", "--quiet", "production");
    git(root, at(3), "merge", "--quiet", "--ff-only", "dev");
    expect((await judged(root, "HEAD~1")).lines).toEqual([skipped]);
  });

  test("asks for the branch where no environment follows the base", async () => {
    const root = branches();
    git(root, at(3), "switch", "--quiet", "-c", "feature");
    put(root, map, flat("2.0.0"));
    const { code, err } = await judged(root, "HEAD~1");
    expect([code, err]).toEqual([2, expect.stringContaining('no environment follows "HEAD~1"')]);
    expect(err).toContain("with --base-branch");
    expect((await judged(root, "dev --base-branch prod")).err).toContain('no environment follows "prod"');
    // What belongs to no environment moves nothing into one.
    expect((await judged(root, "main")).lines).toEqual([]);
    expect((await judged(root, "main --base-branch production")).lines).not.toEqual([]);
  });

  test("judges by the branch that an environment followed before the change", async () => {
    const root = branches();
    git(root, at(3), "branch", "live", "production");
    git(root, at(3), "switch", "--quiet", "-c", "feature", "production");
    put(
      root,
      "environments/policy.ts",
      policy({ production: 'branch: "live"' }).replace("clusters:", 'layout: "branch",\n  clusters:'),
    );
    put(root, map, flat("1.9.0"));
    expect((await judged(root, "production --base-branch production")).code).not.toBe(0);
  });
});
