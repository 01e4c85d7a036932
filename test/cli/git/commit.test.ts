import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commitOf } from "../../../src/cli/git/commit.ts";
import { openRepository } from "../../../src/cli/git/repository.ts";
import { folder } from "../folder.ts";
import { fakeWorld } from "../world.ts";
import { commit, git, repository } from "./repository.ts";

async function found(root: string, ref: string) {
  const world = fakeWorld(root);
  const opened = await openRepository(world, root);
  if ("reason" in opened) throw new Error(opened.reason);
  return commitOf(world, opened, ref);
}

describe("commitOf", () => {
  test("finds branches, tags, ids, ancestors and a detached HEAD", async () => {
    const root = repository({ x: "" });
    const first = git(root, "rev-parse", "HEAD");
    const second = commit(root);
    git(root, "tag", "--annotate", "v1", "--message", "x", first);
    git(root, "checkout", "--quiet", "--detach", first);
    expect(await found(root, "HEAD")).toEqual({ commit: first });
    expect(await found(root, "main")).toEqual({ commit: second });
    expect(await found(root, "v1")).toEqual({ commit: first });
    expect(await found(root, "main~1")).toEqual({ commit: first });
    expect(await found(root, second.slice(0, 10))).toEqual({ commit: second });
  });

  test.each(["--upload-pack=x", "-h", "", "a\nb", "\u0000"])("refuses %j without asking Git", async (ref) => {
    const world = fakeWorld("/", { run: () => Promise.reject(new Error("Git was asked")) });
    const fault = await commitOf(world, { folder: "/", prefix: "", isShallow: false }, ref);
    expect(fault).toMatchObject({ hint: "name a branch, a tag or a commit" });
  });

  test.each(["main..main", "HEAD:x", "^main", "main ", "$(touch pwned)", "HEAD^{tree}"])(
    "knows no commit %j",
    async (ref) => {
      expect(await found(repository({ x: "" }), ref)).toHaveProperty("reason");
    },
  );

  test("names the branch that was meant, that of the remote first", async () => {
    const origin = repository({ x: "" });
    git(origin, "branch", "release");
    const clone = folder({});
    git(clone, "clone", "--quiet", `file://${origin}`, "here");
    const root = join(clone, "here");
    expect(await found(root, "release")).toMatchObject({ hint: 'name "origin/release", if you meant that' });
    expect(await found(root, "mian")).toEqual({
      reason: 'there is no commit "mian" in this repository',
      hint: 'name "main", if you meant that',
    });
  });

  test("says how to fetch what a shallow clone has not got", async () => {
    const origin = repository({ x: "" });
    const first = git(origin, "rev-parse", "HEAD");
    commit(origin);
    const clone = folder({});
    git(clone, "clone", "--quiet", "--depth=1", `file://${origin}`, "here");
    expect(await found(join(clone, "here"), first)).toEqual({
      reason: `there is no commit "${first}" in this repository, which is a shallow clone`,
      hint: "fetch the rest with git fetch --unshallow; for actions/checkout set fetch-depth: 0",
    });
  });
});
