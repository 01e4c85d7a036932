import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, put } from "../folder.ts";
import { at, commit, git, map, policy, run, text } from "./fleet.ts";

const library = resolve("src/policy/index.ts");

const flat = (web: string, beside = "") => `import type { Versions } from "${library}";
import type { fleet } from "./policy.ts";

export const versions = {
  web: "${web}",
  cache: "0.9.2",
} as const satisfies Versions<typeof fleet>;
${beside}`;

/** Branches dev, staging and production of one commit; `main` holds what the controllers start from. */
function branches(production = ""): string {
  const root = folder({
    "environments/policy.ts": policy({ production }).replace("clusters:", 'layout: "branch",\n  clusters:'),
  });
  git(root, 0, "init", "--quiet", "--initial-branch=main");
  for (const key of ["user.name", "user.email"]) git(root, 0, "config", key, "a");
  commit(root, at(1), { [map]: flat("1.8.0") });
  for (const name of ["dev", "staging", "production"]) git(root, at(1), "branch", name);
  return root;
}

/** Commits a version on a branch. */
function put1(root: string, branch: string, time: number, web: string): void {
  git(root, time, "switch", "--quiet", branch);
  commit(root, time, { [map]: flat(web) });
}

describe('with the layout "branch"', () => {
  test("promote prints the commands of the pull request, and merges with --branch", async () => {
    const root = branches();
    put1(root, "dev", at(2), "1.9.0");
    const { code, out } = await run(root, at(3), "promote dev staging");
    expect([code, out]).toEqual([
      0,
      'gh pr create --base staging --head dev --title "Promote dev to staging" --fill-first\ngh pr merge --merge\n',
    ]);
    expect(await run(root, at(3), "promote dev staging --branch")).toEqual({
      code: 0,
      out: "staging  web  1.8.0 → 1.9.0\nPromote dev to staging\n",
      err: "next: git push origin staging\n",
    });
    expect(git(root, at(3), "branch", "--show-current")).toBe("dev");
    expect(git(root, at(3), "show", `staging:${map}`)).toContain('web: "1.9.0"');
    expect(git(root, at(3), "rev-list", "--count", "--merges", "staging")).toBe("1");
    expect((await run(root, at(4), "promote dev staging")).err).toBe("nothing to do: staging holds all of dev\n");
  });

  test("promote holds a merge to the same rules, and a single component cannot move", async () => {
    const root = branches('soak: "9w"');
    put1(root, "dev", at(2), "1.9.0");
    expect((await run(root, at(3), "promote dev staging web")).err).toContain(
      'web alone cannot be promoted: with the layout "branch" a promotion is a merge of dev into staging',
    );
    expect((await run(root, at(3), "promote dev production --branch")).err).toContain(
      "production receives from staging",
    );
    git(root, at(3), "switch", "--quiet", "staging");
    git(root, at(3), "merge", "--quiet", "--no-ff", "-m", "merge", "dev");
    const { code, err } = await run(root, at(4), "promote staging production --branch");
    expect(code).toBe(1);
    expect(err).toMatch(/web "1.9.0" has been in staging for .+; production asks for "9w"/);
  });

  test("promote leaves everything as it was where the branches conflict or the tree is dirty", async () => {
    const root = branches();
    put1(root, "dev", at(3), "1.9.0");
    put(root, "notes.md", "mine\n");
    expect((await run(root, at(4), "promote dev staging --branch")).err).toContain("changes that are not committed");
    commit(root, at(4));
    put1(root, "staging", at(4), "1.8.5");
    git(root, at(4), "switch", "--quiet", "dev");
    const before = git(root, at(4), "rev-parse", "staging");
    const { code, err } = await run(root, at(5), "promote dev staging --branch");
    expect([code, err.includes("the branches do not merge: CONFLICT")]).toEqual([1, true]);
    expect(err).toContain("merge staging into dev first");
    expect(git(root, at(5), "rev-parse", "staging")).toBe(before);
    expect(git(root, at(5), "status", "--porcelain")).toBe("");
    expect(git(root, at(5), "branch", "--show-current")).toBe("dev");
  });

  test("check accepts the branch of the source and fixes, and nothing else", async () => {
    const root = branches();
    put1(root, "dev", at(2), "1.9.0");
    git(root, at(2), "switch", "--quiet", "-c", "feature");
    const lines = async (head: string, base: string, web = "1.8.0", beside = "") => {
      put(root, map, flat(web, beside));
      const { out, code } = await run(root, at(9), `check --base ${base} --base-branch ${base} --head-branch ${head}`);
      expect(code).not.toBe(2);
      return out
        .split("\n")
        .filter((line) => /promotion\//.test(line))
        .map((line) => line.trim());
    };
    expect(await lines("dev", "staging", "1.9.0")).toEqual([]);
    expect(await lines("feature", "dev", "2.0.0")).toEqual([]);
    expect(await lines("dev", "production", "1.9.0")).toEqual([
      '✖ the branch "dev" is merged into "production", which takes "staging" and "hotfix/…" alone  promotion/branch',
      '✖ web "1.9.0" comes into production from dev and skips staging  promotion/no-skip',
    ]);
    const fix =
      'export const hotfixes = { web: { version: "1.8.1", reason: "a hole", until: "2026-12-01" } } as const;\n';
    expect(await lines("hotfix/hole", "production", "1.8.1", fix)).toEqual([]);
    // And back again: where later versions enter it is no debt.
    expect(await lines("production", "staging", "1.8.1", fix)).toEqual([]);
    expect((await lines("production", "dev", "1.8.1", fix)).filter((line) => line.startsWith("✖"))).toEqual([]);
    expect(await lines("hotfix/hole", "production", "1.8.1")).toEqual([
      '✖ web "1.8.1" would put production ahead of staging, which has "1.8.0"  promotion/not-ahead',
    ]);
  });

  test("set and rollback edit the flat map of the branch", async () => {
    const root = branches();
    git(root, at(2), "switch", "--quiet", "dev");
    expect((await run(root, at(2), "set web 1.9.0 --no-synth")).out).toBe("dev  web  1.8.0 → 1.9.0\n");
    expect(text(root)).toBe(flat("1.9.0"));
    commit(root, at(2));
    expect((await run(root, at(3), "rollback production web")).err).toContain(
      'this branch has web "1.9.0", and production has "1.8.0"\n→ start at the branch of production: git switch -c hotfix/web-back production',
    );
    expect((await run(root, at(3), "set web 1.9.1 production")).err).toContain(
      '"production" is not what this branch is for: it is dev\n→ switch to its branch first: git switch production',
    );
    const { out } = await run(root, at(3), "rollback dev web --no-synth");
    expect(out).toContain("dev  web  1.9.0 → 1.8.0");
    expect(text(root)).toMatch(/export const holds = \{\s+web: \{\s+not: "1.9.0"/);
  });

  test("set takes the name of an environment for what a branch that none follows is made for", async () => {
    const root = branches();
    git(root, at(2), "switch", "--quiet", "-c", "feature", "dev");
    expect((await run(root, at(2), "set web 2.0.0 production")).err).toBe(
      "lockstep set: web comes into production from staging: new versions do not enter there\n→ set it in dev, and promote it from there: lockstep set web 2.0.0 dev\n",
    );
    expect((await run(root, at(2), "set web 2.0.0 prod")).err).toContain('did you mean "production"?');
    expect(await run(root, at(2), "set web 2.0.0 dev --no-synth")).toEqual({
      code: 0,
      out: "dev  web  1.8.0 → 2.0.0\n",
      err: 'next: git add environments && git commit -m "Set web to 2.0.0 in dev"\nthen: push the branch, and open a pull request into dev\n',
    });
    git(root, at(2), "checkout", "--quiet", "--force", "--detach");
    expect((await run(root, at(2), "set web 2.0.0 dev --no-synth")).err).toContain(
      "next: git switch -c set/web-2.0.0 && git add",
    );
    git(root, at(2), "checkout", "--quiet", map);
    expect((await run(root, at(2), "set web 2.0.0 --no-synth")).out).toBe("this branch  web  1.8.0 → 2.0.0\n");
  });

  test("a second rollback adds to the hold of the first", async () => {
    const root = branches();
    put1(root, "dev", at(2), "1.8.5");
    put1(root, "dev", at(3), "1.9.0");
    for (const [day, said] of [
      [4, '"1.9.0" is held back'],
      [5, '"1.9.0" and "1.8.5" are held back'],
    ] as const) {
      expect((await run(root, at(day), "rollback dev web --no-synth")).out).toContain(`${said} from dev until`);
      commit(root, at(day));
    }
    expect(text(root)).toMatch(/holds = \{\s+web: \{\s+not: \["1.9.0", "1.8.5"\],/);
    expect((await run(root, at(6), "set web 1.8.5 --no-synth")).err).toContain('web "1.8.5" does not come into dev');
  });

  test("a rollback names the branch that its pull request comes from, and later promotions pass", async () => {
    const root = branches();
    const merge = (from: string, to: string, time: number) => {
      git(root, time, "switch", "--quiet", to);
      git(root, time, "merge", "--quiet", "--no-ff", "-m", "merge", from);
    };
    // Git merges what is not on neighbouring lines.
    const wide = (web: string, cache = "0.9.2") =>
      flat(web).replace('  cache: "0.9.2"', `  // What it remembers.\n  cache: "${cache}"`);
    git(root, at(2), "switch", "--quiet", "dev");
    commit(root, at(2), { [map]: wide("1.9.0") });
    merge("dev", "staging", at(3));
    merge("staging", "production", at(4));
    git(root, at(5), "switch", "--quiet", "staging");
    expect((await run(root, at(5), "rollback production web")).err).toContain("this is the branch of staging");
    git(root, at(5), "switch", "--quiet", "production");
    const { code, err } = await run(root, at(5), "rollback production web --no-synth");
    expect([code, err]).toEqual([
      0,
      'next: git switch -c hotfix/web-1.8.0 && git add environments && git commit -m "Roll web back to 1.8.0 in production"\nthen: push the branch, and open a pull request into production\n',
    ]);
    git(root, at(5), "switch", "--quiet", "-c", "hotfix/web-1.8.0");
    commit(root, at(5));
    const check = "check --base production --base-branch production --head-branch hotfix/web-1.8.0";
    expect((await run(root, at(5), check)).out).not.toMatch(/✖.*promotion\//);
    merge("hotfix/web-1.8.0", "production", at(6));
    // Another component follows: what was rolled back stays so in the merge.
    git(root, at(7), "switch", "--quiet", "staging");
    commit(root, at(7), { [map]: wide("1.9.0", "0.9.3") });
    expect((await run(root, at(8), "promote staging production --branch")).err).toBe(
      "next: git push origin production\n",
    );
    const merged = git(root, at(8), "show", `production:${map}`);
    expect([merged.includes('web: "1.8.0"'), merged.includes('cache: "0.9.3"')]).toEqual([true, true]);
    // A mended version conflicts with the rollback, until that is in staging too.
    git(root, at(9), "switch", "--quiet", "staging");
    commit(root, at(9), { [map]: wide("1.9.1", "0.9.3") });
    const conflict = await run(root, at(10), "promote staging production");
    expect([conflict.code, conflict.out]).toEqual([1, ""]);
    expect(conflict.err).toContain("git switch staging && git merge production");
    git(root, at(10), "merge", "--quiet", "-X", "ours", "-m", "merge", "production");
    const after = await run(root, at(11), "promote staging production");
    expect([after.code, after.out.split("\n")[1]]).toEqual([0, "gh pr merge --merge"]);
  });
});
