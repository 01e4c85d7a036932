import { describe, expect, test } from "vitest";
import { put } from "../folder.ts";
import { at, commit, git, map, policy, repository, run, versions, type Words } from "./fleet.ts";

type Web = readonly [string, string, string];
const cache = ["0.9.2", "0.9.2", "0.9.2"] as const;
const web = (row: Web, beside = "") => versions({ web: row, cache }, beside);

/** What the check says about a version map, in lines of the rules of promotion alone. */
async function said(root: string, time: number, row: Web | string, base = "main") {
  put(root, map, typeof row === "string" ? row : web(row));
  const { out, code } = await run(root, time, `check --base ${base}`);
  expect(code).not.toBe(2);
  return out
    .split("\n")
    .filter((line) => /promotion\//.test(line))
    .map((line) => line.trim());
}

const soaked: Words = { production: 'soak: "1d"' };

describe("check --base", () => {
  test("accepts a promotion that was proven, and nothing that changed", async () => {
    const root = repository(
      soaked,
      [at(1), web(["1.8.0", "1.8.0", "1.8.0"])],
      [at(2), web(["1.9.0", "1.9.0", "1.8.0"])],
    );
    expect(await said(root, at(3), ["1.9.0", "1.9.0", "1.8.0"])).toEqual([]);
    expect(await said(root, at(3), ["1.9.0", "1.9.0", "1.9.0"])).toEqual([]);
    expect(await said(root, at(3), ["2.0.0", "1.9.0", "1.8.0"])).toEqual([]);
    expect(await said(root, at(2, 14), ["1.9.0", "1.9.0", "1.9.0"])).toEqual([
      '✖ web "1.9.0" has been in staging for 2h; production asks for "1d"  promotion/seen',
    ]);
  });

  test("refuses what skips, what is ahead, and what only the change itself put below", async () => {
    const root = repository(
      soaked,
      [at(1), web(["1.8.0", "1.8.0", "1.8.0"])],
      [at(2), web(["1.9.0", "1.8.0", "1.8.0"])],
    );
    expect(await said(root, at(9), ["1.9.0", "1.8.0", "1.9.0"])).toEqual([
      '✖ web "1.9.0" comes into production from dev and skips staging  promotion/no-skip',
    ]);
    expect(await said(root, at(9), ["1.9.0", "1.8.0", "2.0.0"])).toEqual([
      '✖ web "2.0.0" would put production ahead of staging, which has "1.8.0"  promotion/not-ahead',
    ]);
    expect(await said(root, at(9), ["2.0.0", "2.0.0", "1.8.0"])).toEqual([
      '✖ web "2.0.0" comes into staging, and dev has it in this change alone  promotion/seen',
    ]);
    expect(await said(root, at(9), ["1.9.0", "1.8.0", "codename"])).toEqual([
      '✖ web "codename" comes into production and was never in staging  promotion/seen',
    ]);
  });

  test("takes the commits of the change for no proof, however old they claim to be", async () => {
    const root = repository(soaked, [at(1), web(["1.8.0", "1.8.0", "1.8.0"])]);
    git(root, at(1), "switch", "--quiet", "-c", "one");
    commit(root, at(1, 13), { [map]: web(["1.9.0", "1.9.0", "1.8.0"]) });
    git(root, at(1), "switch", "--quiet", "-c", "two");
    git(root, at(9), "switch", "--quiet", "main");
    git(root, at(9), "merge", "--quiet", "--no-ff", "-m", "merge", "one");
    // The branch is built on a commit of the default branch, but not on one of its first-parent line.
    git(root, at(9), "switch", "--quiet", "two");
    expect(await said(root, at(9, 13), ["1.9.0", "1.9.0", "1.9.0"])).toEqual([
      '✖ web "1.9.0" comes into production, and staging has it in this change alone  promotion/seen',
      '✖ web "1.9.0" comes into staging, and dev has it in this change alone  promotion/seen',
    ]);
    git(root, at(9), "checkout", "--quiet", map);
    git(root, at(9), "switch", "--quiet", "-c", "three", "main");
    expect(await said(root, at(9, 13), ["1.9.0", "1.9.0", "1.9.0"])).toEqual([
      '✖ web "1.9.0" has been in staging for 1h; production asks for "1d"  promotion/seen',
    ]);
    expect(await said(root, at(11), ["1.9.0", "1.9.0", "1.9.0"])).toEqual([]);
  });

  test("lets a hotfix in from the side, and wants it below in time", async () => {
    const fix = (until: string) =>
      `export const hotfixes = { production: { web: { version: "1.8.1", reason: "a hole", until: "${until}" } } } as const;\n`;
    const frozen = 'freeze: [{ from: "2026-11-01", until: "2026-11-30", reason: "sale" }]';
    const root = repository({ production: frozen }, [at(1), web(["1.8.0", "1.8.0", "1.8.0"])]);
    const fixed = web(["1.8.0", "1.8.0", "1.8.1"], fix("2026-11-05"));
    expect(await said(root, at(2), fixed)).toEqual([]);
    commit(root, at(2), { [map]: fixed });
    expect(await said(root, at(5), fixed)).toEqual([]);
    expect(await said(root, at(6), fixed)).toEqual([
      '✖ the hotfix web "1.8.1" in production was to be in staging by 2026-11-05, and is not  promotion/hotfix',
    ]);
    commit(root, at(6), { [map]: web(["1.9.0", "1.8.0", "1.8.1"], fix("2026-11-05")) });
    expect(await said(root, at(7), web(["1.9.0", "1.9.0", "1.8.1"], fix("2026-11-05")))).toEqual([
      '! the hotfix web "1.8.1" in production is no debt any more: staging has caught up  promotion/hotfix',
    ]);
  });

  test("says since when an environment is behind", async () => {
    const skewed: Words = { production: 'maxSkew: "2d"' };
    const root = repository(
      skewed,
      [at(1), web(["1.8.0", "1.8.0", "1.8.0"])],
      [at(2), web(["1.9.0", "1.9.0", "1.8.0"])],
    );
    expect(await said(root, at(4), ["1.9.0", "1.9.0", "1.8.0"])).toEqual([]);
    expect(await said(root, at(4, 13), ["1.9.0", "1.9.0", "1.8.0"])).toEqual([
      '✖ web "1.8.0" in production is behind staging since 2026-11-02 12:00 UTC, longer than "2d"  promotion/max-skew',
    ]);
    expect(await said(root, at(4, 13), ["1.9.0", "1.9.0", "1.9.0"])).toEqual([]);
  });

  test("refuses a step back without a hold, and a hold that the change removes counts still", async () => {
    const hold =
      'export const holds = { production: { web: { not: "1.9.0", reason: "it leaks", until: "2026-11-20" } } } as const;\n';
    const root = repository({}, [at(1), web(["1.8.0", "1.8.0", "1.8.0"])], [at(2), web(["1.9.0", "1.9.0", "1.8.0"])]);
    commit(root, at(3), { [map]: web(["1.9.0", "1.9.0", "1.9.0"]) });
    expect(await said(root, at(4), ["1.9.0", "1.9.0", "1.8.0"])).toEqual([
      '✖ web goes back from "1.9.0" to "1.8.0" in production without a hold on "1.9.0"  promotion/rollback',
    ]);
    expect(await said(root, at(4), web(["1.9.0", "1.9.0", "1.8.0"], hold))).toEqual([]);
    expect(await said(root, at(4), web(["1.9.0", "1.9.0", "1.7.0"], hold))).toEqual([
      '✖ web goes back from "1.9.0" to "1.7.0" in production, which never had it  promotion/rollback',
    ]);
    commit(root, at(4), { [map]: web(["1.9.0", "1.9.0", "1.8.0"], hold) });
    expect(await said(root, at(5), ["1.9.0", "1.9.0", "1.9.0"])).toEqual([
      '✖ web "1.9.0" does not come into production: it is held back until 2026-11-20: "it leaks"  promotion/hold',
    ]);
    expect(await said(root, at(21), web(["1.9.0", "1.9.0", "1.8.0"], hold))).toEqual([
      '! the hold on web "1.9.0" in production ended on 2026-11-20  promotion/hold',
    ]);
  });

  test("takes the first map, a new environment and a renamed component as they come", async () => {
    const root = repository(soaked);
    commit(root, at(1));
    expect(await said(root, at(1), ["3.0.0", "2.0.0", "1.0.0"])).toEqual([]);
    commit(root, at(1));
    const renamed = versions({ site: ["3.0.0", "2.0.0", "1.0.0"], cache });
    put(root, "environments/policy.ts", policy(soaked).replace("web:", "site:"));
    expect(await said(root, at(2), renamed)).toEqual([]);
    put(root, "environments/policy.ts", policy(soaked).replaceAll("production", "live"));
    expect(await said(root, at(2), web(["3.0.0", "2.0.0", "1.0.0"]).replaceAll("production", "live"))).toEqual([]);
    expect(await said(root, at(2), web(["3.0.0", "2.0.0", "2.5.0"]).replaceAll("production", "live"))).toEqual([
      '✖ web "2.5.0" would put live ahead of staging, which has "2.0.0"  promotion/not-ahead',
    ]);
    put(
      root,
      "environments/policy.ts",
      policy({ ...soaked, components: 'api: { image: "ghcr.io/acme/api", port: 1 },' }),
    );
    expect(
      await said(root, at(2), versions({ web: ["3.0.0", "2.0.0", "1.0.0"], cache, api: ["1.0.0", "none", "1.0.0"] })),
    ).toEqual(['✖ api "1.0.0" comes into production and was never in staging  promotion/seen']);
  });

  test("names a shallow clone that lacks the proof", async () => {
    const root = repository(
      soaked,
      [at(1), web(["1.9.0", "1.9.0", "1.8.0"])],
      [at(3), web(["2.0.0", "2.0.0", "1.8.0"])],
    );
    const clone = `${root}/.git/clone`;
    git(root, at(3), "clone", "--quiet", "--depth", "1", `file://${root}`, clone);
    expect(await said(clone, at(5), ["2.0.0", "2.0.0", "1.9.0"], "origin/main")).toEqual([
      '✖ web "1.9.0" comes into production, and this shallow clone does not show it in staging  promotion/seen',
    ]);
  });

  test("explains why its rules exist", async () => {
    const root = repository(soaked, [at(1), web(["1.8.0", "1.8.0", "1.8.0"])]);
    put(root, map, web(["1.8.0", "1.8.0", "1.9.0"]));
    expect((await run(root, at(9), "check --base main --explain")).out).toContain("why: An environment that is ahead");
    expect((await run(root, at(9), "check --base nowhere")).code).toBe(2);
  });
});
