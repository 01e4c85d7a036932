import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { put } from "../folder.ts";
import { at, commit, git, map, policy, repository, run, versions, type Words } from "./fleet.ts";

type Web = readonly [string, string, string];
const cache = ["0.9.2", "0.9.2", "0.9.2"] as const;
const web = (row: Web, beside = "") => versions({ web: row, cache }, beside);
const soaked: Words = { production: 'soak: "1d"' };
const hold =
  'export const holds = { production: { web: { not: "1.9.0", reason: "it leaks", until: "2026-11-30" } } } as const;\n';
const begun = web(["1.8.0", "1.8.0", "1.8.0"]);

/** The lines of a check about promotion, and what else it had to say. */
async function judged(root: string, time: number, base = "main") {
  const { out, err, code } = await run(root, time, `check --base ${base}`);
  const lines = out.split("\n").filter((line) => /promotion\//.test(line));
  return { code, err, lines: lines.map((line) => line.trim()) };
}

async function said(root: string, time: number, text: string) {
  put(root, map, text);
  return (await judged(root, time)).lines;
}

const ahead = '✖ web "9.9.9" would put production ahead of staging, which has "1.8.0"  promotion/not-ahead';

describe("what is rendered", () => {
  test("is what the text of the version map says, also without a base", async () => {
    const root = repository(soaked, [at(1), begun]);
    const patched = `${begun}Object.assign(versions.web, { production: "9.9.9" });\n`;
    const lines = ['✖ versions.web.production is "1.8.0" in the text and "9.9.9" when it runs  promotion/literal'];
    expect(await said(root, at(2), patched)).toEqual(lines);
    expect((await run(root, at(2), "check")).out).toContain('is "1.8.0" in the text and "9.9.9" when it runs');
    const held = web(["1.8.0", "1.8.0", "1.8.0"], hold).replace('reason: "it leaks"', 'reason: "it " + "leaks"');
    expect((await said(root, at(2), held)).join()).toContain("promotion/literal");
    expect(
      await said(
        root,
        at(2),
        `${web(["1.8.0", "1.8.0", "1.8.0"], hold)}Reflect.deleteProperty(holds, "production");\n`,
      ),
    ).toHaveLength(3);
    // Lists are compared item by item.
    const listed = web(["1.8.0", "1.8.0", "1.8.0"], hold.replace('"1.9.0"', '["1.9.0", "1.8.5"]'));
    expect(await said(root, at(2), listed)).toEqual([]);
    expect(await said(root, at(2), `${listed}Reflect.set(holds.production.web.not, 1, "1.8.6");\n`)).toEqual([
      '✖ holds.production.web.not[1] is "1.8.5" in the text and "1.8.6" when it runs  promotion/literal',
    ]);
  });

  test("does not lie behind a link", async () => {
    const root = repository(soaked, [at(1), begun]);
    renameSync(join(root, map), join(root, "environments/real.ts"));
    symlinkSync("real.ts", join(root, map));
    expect((await judged(root, at(2))).lines).toEqual([
      '✖ "environments/versions.ts" is a symbolic link, and Git keeps no history of what it leads to  promotion/literal',
    ]);
  });
});

describe("a base whose map cannot be read", () => {
  test("counts as the last one that could, and never as nothing", async () => {
    const made = begun.replace('production: "1.8.0"', 'production: ["1.8.0"].join()');
    const broken = `<<<<<<< HEAD\n${begun}=======\n>>>>>>> other\n`;
    for (const text of [made, broken]) {
      const root = repository(soaked, [at(1), begun], [at(2), text]);
      expect(await said(root, at(3), web(["1.8.0", "1.8.0", "9.9.9"]))).toEqual([ahead]);
      expect(await said(root, at(3), begun)).toEqual([]);
    }
    for (const place of ["environments", map]) {
      const root = repository(soaked, [at(1), begun]);
      mkdirSync(join(root, "real"));
      renameSync(join(root, place), join(root, "real/it"));
      symlinkSync(place === map ? "../real/it" : "real/it", join(root, place));
      commit(root, at(2));
      rmSync(join(root, place));
      put(root, "environments/policy.ts", policy(soaked));
      expect(await said(root, at(3), web(["1.8.0", "1.8.0", "9.9.9"]))).toEqual([ahead]);
      expect(await said(root, at(3), begun)).toEqual([]);
    }
  });

  test("is what it says when it runs where it never could be read", async () => {
    const root = repository(soaked, [at(1), begun.replace('production: "1.8.0"', 'production: ["1.8.0"].join()')]);
    expect(await said(root, at(3), begun)).toEqual([]);
    expect(await said(root, at(3), web(["1.8.0", "1.8.0", "9.9.9"]))).toEqual([ahead]);
  });

  test("keeps what was held back by the last file that said so", async () => {
    const old = web(["1.9.0", "1.9.0", "1.8.0"], hold);
    const root = repository({}, [at(1), old], [at(2), old.replace('"it leaks"', '"it " + "leaks"')]);
    expect(await said(root, at(3), web(["1.9.0", "1.9.0", "1.9.0"]))).toEqual([
      '✖ web "1.9.0" does not come into production: it is held back until 2026-11-30: "it leaks"  promotion/hold',
    ]);
  });
});

describe("a policy that changes with the versions", () => {
  test("does not loosen what they are judged by", async () => {
    const root = repository({ production: 'soak: "1w"' }, [at(1), begun]);
    commit(root, at(2), { [map]: web(["1.9.0", "1.9.0", "1.8.0"]) });
    const next = web(["1.9.0", "1.9.0", "1.9.0"]);
    put(root, "environments/policy.ts", policy());
    expect(await said(root, at(3), next)).toEqual([
      '✖ web "1.9.0" has been in staging for 1d; production asks for "1w", by the policy before this change  promotion/seen',
    ]);
    put(
      root,
      "environments/policy.ts",
      policy().replace('promotesFrom: "staging",', "").replace('promotesFrom: "dev",', ""),
    );
    expect(await said(root, at(3), web(["1.9.0", "1.9.0", "9.9.9"]))).toHaveLength(1);
    // The policy alone may change.
    expect(await said(root, at(3), web(["1.9.0", "1.9.0", "1.8.0"]))).toEqual([]);
    put(root, "environments/policy.ts", policy());
    commit(root, at(3));
    expect(await said(root, at(4), next)).toEqual([]);
  });

  test("is not changed with them where nobody can run the one before", async () => {
    const root = repository({}, [at(1), begun], [at(2), web(["1.9.0", "1.9.0", "1.8.0"])]);
    commit(root, at(3), { "environments/policy.ts": "throw new Error();\n" });
    put(root, "environments/policy.ts", policy());
    expect((await judged(root, at(4))).lines).toEqual([]);
    put(root, map, web(["1.9.0", "1.9.0", "1.9.0"]));
    const { code, err } = await judged(root, at(4));
    expect([code, err]).toEqual([2, expect.stringContaining('the policy of "main" does not run')]);
  });
});

describe("what is merged meanwhile", () => {
  test("holds a version back that the change was not built on", async () => {
    const root = repository({}, [at(1), begun], [at(2), web(["1.9.0", "1.9.0", "1.8.0"])]);
    git(root, at(2), "branch", "topic");
    commit(root, at(3), { [map]: web(["1.9.0", "1.9.0", "1.8.0"], hold) });
    git(root, at(3), "switch", "--quiet", "topic");
    expect(await said(root, at(4), web(["1.9.0", "1.9.0", "1.9.0"]))).toEqual([
      '✖ web "1.9.0" does not come into production: it is held back until 2026-11-30: "it leaks"  promotion/hold',
    ]);
  });
});

describe("the history", () => {
  test("is not longer than the commits before, whatever a clock says", async () => {
    const root = repository(soaked, [at(5), begun]);
    commit(root, at(1), { [map]: web(["1.9.0", "1.9.0", "1.8.0"]) });
    const next = web(["1.9.0", "1.9.0", "1.9.0"]);
    expect(await said(root, at(5, 13), next)).toEqual([
      '✖ web "1.9.0" has been in staging for 1h; production asks for "1d"  promotion/seen',
    ]);
    commit(root, at(28), { [map]: web(["2.0.0", "2.0.0", "1.8.0"]) });
    expect((await said(root, at(5, 14), next)).join()).toContain('web "1.9.0" was in staging for 0m');
  });

  test("is not that of another file, whatever is beside the map or renamed to it", async () => {
    const root = repository(soaked, [at(1), begun]);
    const fake = web(["9.9.9", "9.9.9", "1.8.0"]);
    commit(root, at(2), { "environments/versions.mts": fake, "notes/map.ts": fake });
    git(root, at(3), "rm", "--quiet", map);
    expect((await judged(root, at(9))).lines).not.toEqual([]);
    commit(root, at(9));
    put(root, "environments/versions.mts", web(["9.9.9", "9.9.9", "9.9.9"]));
    expect((await judged(root, at(9, 13))).lines).toEqual([
      '✖ web "9.9.9" has been in staging for 1h; production asks for "1d"  promotion/seen',
    ]);
    git(root, at(9), "reset", "--quiet", "--hard", "HEAD~1");
    git(root, at(9), "mv", "--force", "notes/map.ts", map);
    commit(root, at(9));
    expect(await said(root, at(9, 13), web(["9.9.9", "9.9.9", "9.9.9"]))).toEqual([
      '✖ web "9.9.9" has been in staging for 1h; production asks for "1d"  promotion/seen',
    ]);
  });

  test("is not what git replace puts in its place", async () => {
    const root = repository(soaked, [at(1), begun], [at(5), web(["1.9.0", "1.9.0", "1.8.0"])]);
    const real = git(root, at(5), "rev-parse", "HEAD");
    const fake = git(root, at(1, 13), "commit-tree", "-p", "HEAD~1", "-m", "old", "HEAD^{tree}");
    git(root, at(5), "replace", real, fake);
    expect(await said(root, at(5, 14), web(["1.9.0", "1.9.0", "1.9.0"]))).toEqual([
      '✖ web "1.9.0" has been in staging for 2h; production asks for "1d"  promotion/seen',
    ]);
  });
});
