import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, put } from "../folder.ts";
import { at, commit, git, map, policy, run } from "./fleet.ts";

const flat = (web: string, cache = "0.9.2", beside = "") =>
  `export const versions = {\n  web: "${web}",\n  // What it remembers.\n  cache: "${cache}",\n} as const;\n${beside}`;

/** The shared branches dev, staging and production at 1.8.0, and a clone with all of them, staging checked out. */
function branches(production = "") {
  const words = policy({ production }).replace("clusters:", 'layout: "branch",\n  clusters:');
  const shared = folder({ "environments/policy.ts": words });
  git(shared, 0, "init", "--quiet", "--initial-branch=main");
  commit(shared, at(1), { [map]: flat("1.8.0") });
  for (const name of ["dev", "staging", "production"]) git(shared, at(1), "branch", name);
  const root = join(folder({}), "clone");
  git(shared, at(1), "clone", "--quiet", `file://${shared}`, root);
  for (const key of ["user.name", "user.email"]) git(root, at(1), "config", key, "a");
  for (const name of ["dev", "production", "staging"]) git(root, at(1), "switch", "--quiet", name);
  return { shared, root };
}

/** Commits a map on a branch of the shared repository, and fetches it. */
function move({ shared, root }: ReturnType<typeof branches>, branch: string, time: number, text: string): string {
  git(shared, time, "switch", "--quiet", branch);
  const id = commit(shared, time, { [map]: text });
  git(root, time, "fetch", "--quiet");
  return id;
}

const where = (root: string) => ["production", "HEAD", "staging"].map((ref) => git(root, at(9), "rev-parse", ref));

describe("a merge that is refused", () => {
  test("names the newest commit that may go, and that one goes", async () => {
    const both = branches('soak: "1d"');
    const { root } = both;
    move(both, "staging", at(2), flat("1.9.0"));
    git(both.shared, at(3), "commit", "--quiet", "--allow-empty", "-m", "more");
    const newest = git(both.shared, at(3), "rev-parse", "HEAD").slice(0, 12);
    move(both, "staging", at(4), flat("1.9.0", "1.0.0"));
    const { code, out, err } = await run(root, at(4, 14), "promote staging production");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain('cache "1.0.0" has been in staging for 2h');
    expect(err).toContain(`may go: lockstep promote staging production --at ${newest}\n`);
    const older = await run(root, at(4, 14), `promote staging production --branch --at ${newest}`);
    expect([older.code, older.out]).toEqual([0, "production  web  1.8.0 → 1.9.0\nPromote staging to production\n"]);
    expect(git(root, at(5), "show", `production:${map}`)).toBe(flat("1.9.0").trim());
  });

  test("names none where none may go", async () => {
    const both = branches('soak: "1w"');
    move(both, "staging", at(2), flat("1.9.0"));
    const { code, err } = await run(both.root, at(4), "promote staging production");
    expect([code, err.includes("may go"), err.endsWith("nothing was written\n")]).toEqual([1, false, true]);
  });

  test("is refused by the policy of the branch that it goes to, too", async () => {
    const both = branches('soak: "1w"');
    const { root } = both;
    move(both, "staging", at(2), flat("1.9.0"));
    put(root, "environments/policy.ts", policy().replace("clusters:", 'layout: "branch",\n  clusters:'));
    const { code, err } = await run(root, at(4), "promote staging production");
    expect([code, err]).toEqual([1, expect.stringContaining('asks for "1w", by the policy before this change')]);
  });
});

describe("promote --branch", () => {
  test("says what would move with --dry-run, and prints commands for what was judged without it", async () => {
    const both = branches();
    const id = move(both, "staging", at(2), flat("1.9.0", "1.0.0")).slice(0, 12);
    const lines = "production  web    1.8.0 → 1.9.0\nproduction  cache  0.9.2 → 1.0.0\n";
    for (const flags of ["--branch --dry-run", "--dry-run"])
      expect(await run(both.root, at(3), `promote staging production ${flags}`)).toEqual({
        code: 0,
        out: `${lines}(nothing was written)\n`,
        err: "",
      });
    expect(await run(both.root, at(3), `promote staging production --at origin/staging`)).toEqual({
      code: 0,
      out: `git switch production\ngit merge --ff-only origin/production\ngit merge --no-ff -m "Promote staging to production" ${id}\ngit push origin production\n`,
      err: lines,
    });
  });

  test("refuses a branch here that is ahead of what was judged, and names both", async () => {
    const both = branches();
    const { root } = both;
    move(both, "staging", at(2), flat("1.9.0"));
    git(root, at(2), "switch", "--quiet", "production");
    const here = commit(root, at(2), { [map]: flat("1.8.0", "7.7.7") }).slice(0, 12);
    const judged = git(root, at(2), "rev-parse", "origin/production").slice(0, 12);
    const before = where(root);
    const { code, out, err } = await run(root, at(3), "promote staging production --branch");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      `lockstep promote: production is at ${here} here, and what was judged is origin/production at ${judged}\n→ push what is here alone, or take it away: git log origin/production..production shows it\n`,
    );
    expect(where(root)).toEqual(before);
  });

  test("takes in what others merged, and makes a branch that is not here yet", async () => {
    const both = branches();
    const { root } = both;
    move(both, "production", at(2), `${flat("1.8.0")}// Ours.\n`);
    move(both, "staging", at(2), flat("1.9.0"));
    expect((await run(root, at(3), "promote staging production --branch")).code).toBe(0);
    const merged = git(root, at(3), "rev-parse", "production^1", "production^2").split("\n");
    expect(merged).toEqual(["origin/production", "origin/staging"].map((ref) => git(root, at(3), "rev-parse", ref)));
    git(root, at(3), "branch", "--quiet", "--delete", "--force", "production");
    expect((await run(root, at(3), "promote staging production --branch")).code).toBe(0);
    expect(git(root, at(3), "rev-parse", "--abbrev-ref", "production@{upstream}")).toBe("origin/production");
    expect(git(root, at(3), "branch", "--show-current")).toBe("staging");
    // What is checked out may be the branch itself.
    git(root, at(3), "switch", "--quiet", "production");
    git(root, at(3), "reset", "--quiet", "--hard", "origin/production");
    expect((await run(root, at(3), "promote staging production --branch")).code).toBe(0);
    expect(git(root, at(3), "status", "--porcelain", "--branch")).toContain("## production...origin/production [ahead");
  });

  test("passes on what a hook or Git says, and leaves everything where it was", async () => {
    const both = branches();
    const { root } = both;
    move(both, "production", at(2), `${flat("1.8.0")}// Ours.\n`);
    move(both, "staging", at(2), flat("1.9.0"));
    const before = where(root);
    const hook = join(".git", "hooks", "pre-merge-commit");
    put(root, hook, "#!/bin/sh\necho 'no merges on Fridays' >&2\necho 'ask Ada' >&2\nexit 1\n");
    chmodSync(join(root, hook), 0o755);
    const { code, out, err } = await run(root, at(3), "promote staging production --branch");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(
      "lockstep promote: Git does not merge staging into production:\n  no merges on Fridays\n  ask Ada\n",
    );
    expect(err).toContain("→ mend what Git or a hook of it says, and run the command again\nnothing was changed\n");
    chmodSync(join(root, hook), 0o644);
    for (const key of ["user.name", "user.email"]) git(root, at(3), "config", key, "");
    const nobody = await run(root, at(3), "promote staging production --branch");
    expect(nobody.code).toBe(2);
    expect(nobody.err).toMatch(/ {2}.*(identity unknown|empty ident)/i);
    expect(nobody.err).toContain("→ tell Git who you are: git config user.name and git config user.email\n");
    expect(where(root)).toEqual(before);
    expect(git(root, at(3), "status", "--porcelain")).toBe("");
    expect(git(root, at(3), "branch", "--show-current")).toBe("staging");
    expect(existsSync(join(root, ".git", "MERGE_HEAD"))).toBe(false);
  });
});

describe("a branch of an environment that was never made", () => {
  test("is to be made", async () => {
    const both = branches();
    for (const ref of ["heads/production", "remotes/origin/production"])
      git(both.root, at(2), "update-ref", "-d", `refs/${ref}`);
    const { err } = await run(both.root, at(2), "promote staging production");
    expect(err).toContain("where nobody made it yet, do that: git push origin HEAD:refs/heads/production");
  });
});
