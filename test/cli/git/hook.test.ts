import { chmodSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../../src/cli/main.ts";
import { folder, put } from "../folder.ts";
import { fleetRepository } from "../history/repository.ts";
import { fakeWorld } from "../world.ts";

/** Makes a hook before a commit that runs these command lines, and keeps what they said and ended with. */
function hook(root: string, out: string, ...lines: readonly string[]): void {
  const lockstep = `"${process.execPath}" "${resolve("bin/lockstep.mjs")}"`;
  const runs = lines.map(
    (line, index) => `${lockstep} ${line} >"${out}/${index}" 2>&1; echo "exit $?" >>"${out}/${index}"`,
  );
  put(root, ".git/hooks/pre-commit", ["#!/bin/sh", `env | grep ^GIT_ >"${out}/variables"`, ...runs, ""].join("\n"));
  chmodSync(join(root, ".git/hooks/pre-commit"), 0o755);
}

test("a hook in a linked worktree reads the worktree's files, and the repository that they lie in", async () => {
  const unused = '{ component: "web", property: "cpu", reason: "traffic" }';
  const repository = fleetRepository(`parity: [{ between: ["dev", "live"], allow: [${unused}] }],`, "fleet");
  const other = fleetRepository();
  const head = other.commit("of another repository");
  const tree = join(folder({}), "linked tree");
  repository.git("worktree", "add", "-q", "-b", "topic", tree);
  const out = folder({});
  const said = (name: string | number): string => readFileSync(join(out, String(name)), "utf8");
  hook(
    repository.root,
    out,
    "check -C fleet --strict --base HEAD",
    "status -C fleet",
    `status -C "${other.root}"`,
    "history -C fleet",
  );
  const file = "fleet/environments/versions.ts";
  put(tree, file, readFileSync(join(tree, file), "utf8").replace('dev: "1.0.0"', 'dev: "1.1.0"'));
  expect(await main(["synth", "-C", "fleet"], fakeWorld(tree))).toBe(0);
  // As a front end of Git's does it.
  repository.git("-C", tree, "--literal-pathspecs", "commit", "-q", "-a", "-m", "move");
  // Else nothing is tested.
  for (const name of ["GIT_DIR", "GIT_INDEX_FILE", "GIT_LITERAL_PATHSPECS"])
    expect(said("variables")).toContain(`${name}=`);
  expect(said(0)).toMatch(/nothing new to report, 1 not new in .+\nexit 0\n$/);
  expect(said(1)).toMatch(/^topic at [0-9a-f]{10}/);
  expect(said(1)).toMatch(/web +1\.1\.0\* +1\.0\.0 /);
  expect(said(1)).toContain("exit 0\n");
  expect(said(2)).toContain(`main at ${head.slice(0, 10)}`);
  expect(said(2)).toContain("exit 0\n");
  expect(said(3)).toMatch(/dev +web +new +→ +1\.0\.0/);
  expect(repository.git("-C", tree, "status", "--porcelain", "--untracked-files=no")).toBe("");
  expect(repository.git("status", "--porcelain")).toBe("");
});
