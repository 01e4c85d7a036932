import { cpSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../../src/cli/main.ts";
import { folder, put } from "../folder.ts";
import { fakeWorld } from "../world.ts";
import { at, commit, git } from "./fleet.ts";

/** A repository with an example in one commit on `main`. */
function example(name: string): string {
  const root = folder({});
  cpSync(join("examples", name), root, { recursive: true });
  for (const file of ["policy.ts", "versions.ts"]) {
    const text = readFileSync(join(root, file), "utf8");
    put(root, file, text.replace(/"\.\.\/\.\.\/src\//g, `"${resolve("src")}/`));
  }
  git(root, 0, "init", "--quiet", "--initial-branch=main");
  git(root, 0, "config", "user.name", "a");
  git(root, 0, "config", "user.email", "a@b");
  commit(root, at(1));
  return root;
}

async function run(root: string, time: number, line: string) {
  const today = new Date(time * 1_000).toISOString().slice(0, 10);
  const world = fakeWorld(root, { now: () => time, today });
  return { code: await main(line.split(" "), world), ...world.said };
}

describe("the examples", () => {
  test("argocd-parity: a tag moves dev and staging in one edit, production follows, and goes back to v0.0.9", async () => {
    const root = example("argocd-parity");
    const set = await run(root, at(2), "set logforge v0.2.0");
    expect(set.out).toContain("dev      logforge  v0.1.0 → v0.2.0\nstaging  logforge  v0.1.0 → v0.2.0\n");
    expect(set.err).toContain("next: git add deploy");
    // Before it is merged it proves nothing.
    expect((await run(root, at(2), "promote staging production logforge")).code).toBe(1);
    const tested = git(root, at(2), "rev-parse", "HEAD");
    commit(root, at(2));
    // By version: what was tested is the release before.
    const { out } = await run(root, at(3), `promote staging production logforge --at ${tested} --no-synth`);
    expect(out).toBe("production  logforge  v0.0.9 → v0.1.0\n");
    commit(root, at(3));
    expect((await run(root, at(4), "promote staging production logforge --no-synth")).out).toContain("v0.1.0 → v0.2.0");
    commit(root, at(4));
    const back = await run(root, at(5), "rollback production logforge --to v0.0.9");
    expect(back.code).toBe(0);
    expect(back.out).toContain("production  logforge  v0.2.0 → v0.0.9");
    // Nothing but production moves.
    const moved = git(root, at(5), "status", "--porcelain")
      .split("\n")
      .map((line) => line.trim().split(/\s+/)[1]);
    expect(moved.filter((path) => path !== "versions.ts" && !/production/.test(path ?? ""))).toEqual([]);
    expect((await run(root, at(5), "check --base main")).out).not.toMatch(/✖.*promotion\//);
    commit(root, at(5));
    expect((await run(root, at(6), "promote staging production --all")).err).toContain(
      "it is held back until 2026-11-19",
    );
  });

  test("flux-partial: eight of ten components go live, and a promotion that is reverted does not come again", async () => {
    const root = example("flux-partial");
    const next: Readonly<Record<string, string>> = {
      ...{ talos: "v1.12.2", kubernetes: "1.35.1", "gateway-api": "v1.4.2", cilium: "1.18.7", longhorn: "1.10.2" },
      ...{ "cert-manager": "v1.19.3", "prometheus-crds": "24.0.3", prometheus: "79.7.1" },
      ...{ "external-dns": "1.21.0", spegel: "0.5.2" },
    };
    const failing = ["external-dns", "spegel"];
    const names = Object.keys(next).filter((name) => !failing.includes(name));
    const promote = "promote integration live --all --no-synth";
    const moved = (text: string, column: number) =>
      text
        .split("\n")
        .filter((line) => line.includes("→"))
        .map((line) => line.split(/ +/)[column])
        .sort();

    for (const [name, version] of Object.entries(next)) {
      const { code, out } = await run(root, at(2), `set ${name} ${version} --no-synth`);
      expect([code, moved(out, 0)]).toEqual([0, ["dev", "integration"]]);
    }
    commit(root, at(2));
    // Within the hour nobody knows yet what came of them.
    expect((await run(root, at(2), promote)).err).toContain('live asks for "1h"');

    // Flux reports two that failed: a person takes them back where they failed, before the hour is over.
    for (const name of failing)
      expect((await run(root, at(2), `rollback integration ${name} --no-synth`)).code).toBe(0);
    commit(root, at(2) + 1_800);
    const { code, out, err } = await run(root, at(2, 14), "promote integration live --all");
    expect([code, moved(out, 1)]).toEqual([0, [...names].sort()]);
    expect(err).toContain('commit -m "Promote 8 components to live"');
    expect(await run(root, at(2, 14), "check --base main")).toMatchObject({ code: 0 });
    const promoted = commit(root, at(2, 14));

    git(root, at(2, 15), "revert", "--no-edit", promoted);
    const again = await run(root, at(3), promote);
    expect([again.code, again.out]).toEqual([1, ""]);
    for (const name of names) expect(again.err).toContain(`${name} "${next[name]}" was taken back from live`);
  });

  test("flux-branches: nothing is skipped, and a fix goes in and comes back", async () => {
    const root = example("flux-branches");
    for (const name of ["dev", "staging", "prod"]) git(root, at(1), "branch", name);
    const check = async (head: string, base: string) => {
      const { out } = await run(root, at(9), `check --base ${base} --base-branch ${base} --head-branch ${head}`);
      return out
        .split("\n")
        .filter((line) => /✖.*promotion\//.test(line))
        .map((line) => line.replace(/.* {2}/, ""));
    };
    git(root, at(2), "switch", "--quiet", "-c", "feature", "dev");
    expect(await check("feature", "dev")).toEqual([]);
    expect(await check("feature", "staging")).toEqual(["promotion/branch"]);
    expect(await check("dev", "prod")).toEqual(["promotion/branch"]);
    expect(await check("staging", "prod")).toEqual([]);
    expect(await check("hotfix/login", "prod")).toEqual([]);
    expect(await check("prod", "staging")).toEqual([]);
  });
});
