import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openRepository } from "../../../src/cli/git/repository.ts";
import { folder } from "../folder.ts";
import { fakeWorld } from "../world.ts";
import { commit, git, repository } from "./repository.ts";

const opened = (root: string) => openRepository(fakeWorld(root), root);

describe("openRepository", () => {
  test("finds the repository at its root and in a folder below", async () => {
    const root = repository({ "fleets/a b/x": "" });
    expect(await opened(root)).toEqual({ folder: root, prefix: "", isShallow: false });
    const below = join(root, "fleets/a b");
    expect(await opened(below)).toEqual({ folder: below, prefix: "fleets/a b", isShallow: false });
  });

  test("knows a shallow clone", async () => {
    const root = repository({ x: "" });
    commit(root);
    const clone = folder({});
    git(clone, "clone", "--quiet", "--depth=1", `file://${root}`, "here");
    expect(await opened(join(clone, "here"))).toMatchObject({ isShallow: true });
  });

  test("says where there is no repository, and inside the repository's own folder", async () => {
    const fault = { reason: "this folder is not in a Git repository" };
    expect(await opened(folder({}))).toMatchObject(fault);
    expect(await opened(join(repository({ x: "" }), ".git"))).toMatchObject(fault);
  });

  test("says where there is no Git", async () => {
    const world = fakeWorld("/", { run: async () => ({ code: 127, stdout: "", stderr: "spawn git ENOENT" }) });
    expect(await openRepository(world, "/")).toEqual({
      reason: "the program git cannot be run",
      hint: "install Git, or add it to PATH",
    });
  });

  test("says where Git refuses a repository of somebody else", async () => {
    const stderr =
      "fatal: detected dubious ownership in repository at '/x'\nTo add an exception: git config --global --add safe.directory /x\n";
    const world = fakeWorld("/", { run: async () => ({ code: 128, stdout: "", stderr }) });
    expect(await openRepository(world, "/")).toEqual({
      reason: "Git does not trust this repository: detected dubious ownership in repository at '/x'",
      hint: "run git config --global --add safe.directory with the folder that Git names",
    });
  });
});
