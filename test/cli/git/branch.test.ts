import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { branchIn, currentBranch, refOf, remoteOf } from "../../../src/cli/git/branch.ts";
import { fetchHint } from "../../../src/cli/git/fetch-hint.ts";
import { folder } from "../folder.ts";
import { fakeWorld } from "../world.ts";
import { commit, git, repository } from "./repository.ts";

/** A clone of a repository, its remote under a name of your choice. */
function clone(of: string, remote = "origin"): string {
  const root = folder({});
  git(root, "clone", "--quiet", "--origin", remote, `file://${of}`, "here");
  return join(root, "here");
}

/** The ref of a branch, and the commit that it stands for. */
async function found(root: string, branch = "main") {
  const ref = await refOf(fakeWorld(root), { folder: root }, branch);
  return { ref, commit: ref === undefined ? undefined : git(root, "rev-parse", ref) };
}

const remote = (root: string, branch = "main") => remoteOf(fakeWorld(root), { folder: root }, branch);
const hint = (root: string, branch: string) => fetchHint(fakeWorld(root), { folder: root }, branch);

describe("a branch", () => {
  test("is that of the remote where the one here is behind", async () => {
    const shared = repository({ x: "" });
    const root = clone(shared);
    const newer = commit(shared);
    git(root, "fetch", "--quiet");
    expect(await found(root)).toEqual({ ref: "refs/remotes/origin/main", commit: newer });
  });

  test("is that of the remote where the one here is ahead", async () => {
    const shared = repository({ x: "" });
    const pushed = git(shared, "rev-parse", "HEAD");
    const root = clone(shared);
    commit(root);
    expect(await found(root)).toEqual({ ref: "refs/remotes/origin/main", commit: pushed });
  });

  test("is the one here where there is no remote, or the remote has none", async () => {
    const shared = repository({ x: "" });
    expect((await found(shared)).ref).toBe("refs/heads/main");
    const root = clone(shared);
    git(root, "branch", "new");
    expect((await found(root, "new")).ref).toBe("refs/heads/new");
    expect((await found(root, "nowhere")).ref).toBeUndefined();
    expect((await found(shared, "nowhere")).ref).toBeUndefined();
  });

  test("is that of the remote where a workflow checked out a commit and has no other", async () => {
    const shared = repository({ x: "" });
    const root = folder({});
    git(root, "init", "--quiet");
    git(root, "remote", "add", "origin", `file://${shared}`);
    git(root, "fetch", "--quiet", "origin", "+refs/heads/main:refs/remotes/origin/main");
    git(root, "checkout", "--quiet", "--detach", "refs/remotes/origin/main");
    expect((await found(root)).ref).toBe("refs/remotes/origin/main");
    expect(await currentBranch(fakeWorld(root), { folder: root })).toBeUndefined();
  });

  test("is no tag of its name, and none that is only named alike", async () => {
    const root = repository({ x: "" });
    git(root, "tag", "release");
    git(root, "branch", "team/live");
    expect((await found(root, "release")).ref).toBeUndefined();
    expect((await found(root, "live")).ref).toBeUndefined();
  });
});

describe("the remote of a branch", () => {
  test("is the only one, whatever its name", async () => {
    const root = clone(repository({ x: "" }), "upstream");
    git(root, "switch", "--quiet", "--detach");
    git(root, "branch", "--quiet", "--delete", "--force", "main");
    expect(await remote(root)).toBe("upstream");
    expect((await found(root)).ref).toBe("refs/remotes/upstream/main");
  });

  test("is the one that the branch follows before origin, and origin before others", async () => {
    const root = clone(repository({ x: "" }));
    git(root, "remote", "add", "-f", "a.team/shared", `file://${repository({ x: "" })}`);
    expect(await remote(root)).toBe("origin");
    expect(await remote(root, "another")).toBe("origin");
    git(root, "config", "branch.main.remote", "a.team/shared");
    expect((await found(root)).ref).toBe("refs/remotes/a.team/shared/main");
    // A branch that follows one of this repository, or an address, is shared as others are.
    for (const value of [".", "https://git.acme.example/shop"]) {
      git(root, "config", "branch.main.remote", value);
      expect(await remote(root)).toBe("origin");
    }
  });

  test("is none where nothing says which, and then the branch here counts", async () => {
    const root = repository({ x: "" });
    git(root, "remote", "add", "-f", "one", `file://${repository({ x: "" })}`);
    git(root, "remote", "add", "-f", "two", `file://${repository({ x: "" })}`);
    expect(await remote(root)).toBeUndefined();
    expect((await found(root)).ref).toBe("refs/heads/main");
    expect(await hint(root, "live")).toBe("say which remote has it: git config branch.live.remote <remote>");
  });
});

test("the command that fetches a branch lets it be found in a clone of another branch alone", async () => {
  const shared = repository({ x: "" });
  git(shared, "branch", "live");
  const root = folder({});
  git(root, "clone", "--quiet", "--single-branch", "--branch", "main", `file://${shared}`, ".");
  expect((await found(root, "live")).ref).toBeUndefined();
  const told = await hint(root, "live");
  expect(told).toBe("fetch it: git fetch origin live:refs/remotes/origin/live");
  git(root, ...told.replace("fetch it: git ", "").split(" "));
  expect((await found(root, "live")).ref).toBe("refs/remotes/origin/live");
  expect(await hint(shared, "nowhere")).toBe("make it: git branch nowhere");
});

test.each([
  ["main", "main"],
  ["refs/heads/main", "main"],
  ["origin/main", "main"],
  ["refs/remotes/origin/main", "main"],
  ["remotes/team/up/release/1", "release/1"],
  ["team/up/live", "live"],
  ["other/main", "other/main"],
  ["HEAD~1", "HEAD~1"],
])("%j means the branch %j", (ref, branch) => {
  expect(branchIn(ref, ["origin", "team/up"])).toBe(branch);
});
