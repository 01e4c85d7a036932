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

  test("flux-branches: a version goes up branch by branch, and none skips one", async () => {
    const { root, held } = branches();
    git(root, at(2), "switch", "--quiet", "dev");
    expect((await run(root, at(2), "set myapp 1.5.0")).code).toBe(0);
    commit(root, at(2));
    expect(await held(at(2), "dev", "prod")).toEqual(["promotion/branch", "promotion/no-skip"]);
    expect((await run(root, at(2), "promote dev prod --branch")).code).not.toBe(0);
    expect((await run(root, at(3), "promote dev staging --branch")).out).toContain("Promote dev to staging\n");
    expect(versionOn(root, "prod")).toContain('"1.4.0"');
    git(root, at(3), "switch", "--quiet", "staging");
    expect(await held(at(3), "staging", "prod")).toEqual([]);
    expect((await run(root, at(4), "promote staging prod --branch")).out).toContain("Promote staging to prod\n");
    expect(versionOn(root, "prod")).toContain('"1.5.0"');
    // Every branch renders all environments, so what was merged is what synth would write.
    git(root, at(4), "switch", "--quiet", "prod");
    expect((await run(root, at(4), "check")).out).toContain("nothing to report");
  });

  test("flux-branches: a fix goes into prod from the side, and comes back through staging to dev", async () => {
    const { root, held } = branches();
    git(root, at(2), "switch", "--quiet", "-c", "hotfix/login", "prod");
    const file = join(root, "versions.ts");
    const fixed = readFileSync(file, "utf8").replace("1.4.0", "1.4.1");
    put(root, "versions.ts", fixed);
    await run(root, at(2), "synth");
    commit(root, at(2));
    // A branch of that name is no way in by itself: somebody signs for the version.
    expect(await held(at(2), "hotfix/login", "prod")).toEqual(["promotion/not-ahead"]);
    const entry = '{ myapp: { version: "1.4.1", reason: "nobody could log in", until: "2026-12-01" } }';
    put(root, "versions.ts", `${fixed}\nexport const hotfixes = ${entry} as const;\n`);
    commit(root, at(2));
    expect(await held(at(2), "hotfix/login", "prod")).toEqual([]);
    for (const [head, base] of [
      ["hotfix/login", "prod"],
      ["prod", "staging"],
      ["staging", "dev"],
    ] as const) {
      git(root, at(3), "switch", "--quiet", head);
      expect(await held(at(3), head, base)).toEqual([]);
      git(root, at(3), "switch", "--quiet", base);
      git(root, at(3), "merge", "--quiet", "--no-ff", "-m", `Merge ${head}`, head);
    }
    expect(versionOn(root, "dev")).toContain('"1.4.1"');
    // Nobody owes anything once all have it, whatever the day.
    git(root, at(4), "switch", "--quiet", "prod");
    expect(await held(at(40), "staging", "prod")).toEqual([]);
  });
});

const versionOn = (root: string, branch: string): string => git(root, at(9), "show", `${branch}:versions.ts`);

/** The example with its three branches, and what refuses the merge of one into another as the tree stands. */
function branches() {
  const root = example("flux-branches");
  for (const name of ["dev", "staging", "prod"]) git(root, at(1), "branch", name);
  const held = async (time: number, head: string, base: string): Promise<readonly string[]> => {
    const { out } = await run(root, time, `check --base ${base} --base-branch ${base} --head-branch ${head}`);
    return [...out.matchAll(/✖.*(promotion\/[a-z-]+)/g)].map(([, rule = ""]) => rule);
  };
  return { root, held };
}
