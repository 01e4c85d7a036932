import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, put } from "../folder.ts";
import { at, commit, git, map, policy, repository, run, versions } from "./fleet.ts";

const cache = ["0.9.2", "0.9.2", "0.9.2"] as const;
const web = (...row: readonly [string, string, string]) => versions({ web: row, cache });
const old = web("1.8.0", "1.8.0", "1.8.0");
const ready = web("1.9.0", "1.9.0", "1.8.0");

/** A clone of a repository as it is now; what is committed there later has to be fetched. */
function clone(of: string, remote = "origin"): string {
  const root = join(folder({}), "clone");
  git(of, at(1), "clone", "--quiet", "--origin", remote, `file://${of}`, root);
  return root;
}

const promotion = "promote staging production web --dry-run";

describe("the default branch that proves versions is that of the remote", () => {
  test("where the one here is behind it", async () => {
    const shared = repository({}, [at(1), old]);
    const root = clone(shared);
    commit(shared, at(2), { [map]: ready });
    git(root, at(3), "fetch", "--quiet");
    git(root, at(3), "switch", "--quiet", "-c", "topic", "origin/main");
    expect((await run(root, at(4), promotion)).code).toBe(0);
  });

  test("where the one here is ahead of it: what nobody else has proves nothing", async () => {
    const root = clone(repository({}, [at(1), old]));
    commit(root, at(2), { [map]: ready });
    const { code, err } = await run(root, at(4), promotion);
    expect([code, err]).toEqual([1, expect.stringContaining("staging has it in this change alone")]);
    put(root, map, web("1.9.0", "1.9.0", "1.9.0"));
    expect((await run(root, at(4), "check --base origin/main")).out).toContain("staging has it in this change alone");
    git(root, at(4), "remote", "remove", "origin");
    put(root, map, ready);
    expect((await run(root, at(4), promotion)).code).toBe(0);
  });

  test("where a workflow checked out a commit, whatever the remote is called", async () => {
    const shared = repository({}, [at(1), old], [at(2), ready]);
    for (const remote of ["origin", "upstream"]) {
      const root = clone(shared, remote);
      git(root, at(3), "switch", "--quiet", "--detach");
      git(root, at(3), "branch", "--quiet", "--delete", "--force", "main");
      expect((await run(root, at(4), promotion)).code).toBe(0);
      put(root, map, web("1.9.0", "1.9.0", "1.9.0"));
      expect((await run(root, at(4), `check --base ${remote}/main`)).out).not.toMatch(/promotion\//);
      put(root, map, web("1.9.1", "1.9.0", "1.9.1"));
      expect((await run(root, at(4), `check --base ${remote}/main`)).out).toMatch(/web "1.9.1" .*promotion\//);
    }
  });
});

const flat = (version: string) => `export const versions = { web: "${version}", cache: "0.9.2" } as const;\n`;

/** A repository with the branches dev, staging and production, all at 1.8.0, and a clone of it with dev checked out. */
function branches(remote?: string) {
  const shared = folder({ "environments/policy.ts": policy().replace("clusters:", 'layout: "branch",\n  clusters:') });
  git(shared, 0, "init", "--quiet", "--initial-branch=main");
  commit(shared, at(1), { [map]: flat("1.8.0") });
  for (const name of ["dev", "staging", "production"]) git(shared, at(1), "branch", name);
  const root = clone(shared, remote);
  for (const key of ["user.name", "user.email"]) git(root, at(1), "config", key, "a");
  for (const name of ["staging", "production", "dev"]) git(root, at(1), "switch", "--quiet", name);
  return { shared, root };
}

/** Commits a version on a branch. */
function move(root: string, branch: string, time: number, version: string): void {
  git(root, time, "switch", "--quiet", branch);
  commit(root, time, { [map]: flat(version) });
}

/** What status tells of web in each environment. */
async function status(root: string): Promise<readonly unknown[]> {
  const { out } = await run(root, at(9), "status --format json");
  const told: { readonly versions: readonly { readonly component: string; readonly version: string }[] } =
    JSON.parse(out);
  return told.versions.filter(({ component }) => component === "web").map(({ version }) => version);
}

describe('with the layout "branch" status and promote see the same branches', () => {
  test("those of the remote, where the ones here are behind", async () => {
    const { shared, root } = branches();
    move(shared, "staging", at(2), "1.9.0");
    git(root, at(3), "fetch", "--quiet");
    expect(await status(root)).toEqual(["1.8.0", "1.9.0", "1.8.0"]);
    expect((await run(root, at(9), "promote staging production")).out).toContain("gh pr create");
  });

  test("those of the remote, where the ones here are ahead; what is checked out is told as it is here", async () => {
    const { root } = branches();
    move(root, "staging", at(2), "1.9.0");
    move(root, "dev", at(2), "2.0.0");
    expect(await status(root)).toEqual(["2.0.0", "1.8.0", "1.8.0"]);
    expect((await run(root, at(9), "promote staging production")).err).toContain("nothing to do");
    const { out } = await run(root, at(9), "history web --environment dev");
    expect(out).toContain("2.0.0");
    expect((await run(root, at(9), "history web --environment staging")).out).not.toContain("1.9.0");
  });

  test("of a remote of another name, by which they are named and pushed, too", async () => {
    const { shared, root } = branches("upstream");
    move(shared, "dev", at(2), "1.9.0");
    git(root, at(3), "pull", "--quiet");
    expect(await status(root)).toEqual(["1.9.0", "1.8.0", "1.8.0"]);
    git(root, at(3), "switch", "--quiet", "-c", "hotfix/web", "production");
    expect((await run(root, at(4), "check --base upstream/production")).err).not.toContain("no environment follows");
    expect((await run(root, at(4), "promote dev staging --branch")).err).toBe("next: git push upstream staging\n");
  });
});
