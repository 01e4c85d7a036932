import { expect, test } from "vitest";
import { main } from "../../../src/cli/main.ts";
import { versions } from "../folder.ts";
import { branchRepository, flat } from "./branches.ts";
import { fleetRepository, hour, Repository, start } from "./repository.ts";

async function status({ world }: Repository, ...flags: readonly string[]) {
  const code = await main(["status", ...flags], world);
  return { code, ...world.said };
}

async function told(repository: Repository, ...flags: readonly string[]) {
  const { out } = await status(repository, "--format", "json", ...flags);
  return JSON.parse(out);
}

test("the table tells each version with its age, what is behind and what can move", async () => {
  const repository = fleetRepository();
  repository.map("1.1.0", "1.0.0").commit();
  repository.tick(48);
  const { code, out } = await status(repository);
  expect(code).toBe(0);
  expect(out.split("\n").slice(2)).toEqual([
    "environment  dev        live",
    "web          1.1.0  2d  1.0.0  2d+ ↓1",
    "",
    "1 version to promote, 1 can move now",
    "✔ web: dev → live, 1.0.0 → 1.1.0, 1 behind, for 2d",
    "",
    "· + since the map or its row began, ↓n behind by n versions",
    "",
  ]);
});

test("what the files have and no commit has is marked, and cannot move", async () => {
  const repository = fleetRepository();
  repository.map("1.1.0", "1.0.0");
  const { out } = await status(repository);
  expect(out).toContain("1.1.0*");
  expect(out).toContain("✖ web: dev → live");
  expect(out).toContain("* not committed");
  const { versions: cells } = await told(repository);
  expect(cells[0]).toMatchObject({ component: "web", home: "dev", version: "1.1.0", committed: false });
  expect(cells[0]).not.toHaveProperty("age");
});

test("a soak that is not over says how long it takes, at the moment that is asked for", async () => {
  const repository = fleetRepository();
  const soaked = repository.workspace.texts.policy.replace('promotesFrom: "dev"', 'promotesFrom: "dev", soak: "4h"');
  repository.put("environments/policy.ts", soaked).map("1.1.0", "1.0.0").commit();
  const at = (hours: number) => new Date((start + hours * hour) * 1_000).toISOString();
  const early = await told(repository, "--now", at(2));
  expect(early.versions[1].next).toMatchObject({ from: "dev", version: "1.1.0", soakLeft: 3 * hour, canMove: false });
  expect(early.versions[1].next.obstacles[0].rule).toBe("promotion/seen");
  const late = await told(repository, "--now", at(5));
  expect(late.versions[1].next).toMatchObject({ soakLeft: 0, canMove: true, obstacles: [] });
});

test("freezes, windows, holds and debts are told", async () => {
  const repository = fleetRepository();
  const policy = repository.workspace.texts.policy.replace(
    'promotesFrom: "dev"',
    'promotesFrom: "dev", freeze: [{ from: "2026-11-01", until: "2026-11-03", reason: "fair" }], window: [{ schedule: "0 8 * * 1", duration: "1h" }]',
  );
  const beside =
    'export const holds = { live: { web: { not: "1.2.0", reason: "leaks", until: "2026-12-01" } } };\n' +
    'export const hotfixes = { live: { web: { version: "1.1.1", reason: "urgent", until: "2026-12-01" } } };\n';
  repository.put("environments/policy.ts", policy);
  repository.put("environments/versions.ts", `${versions("1.2.0", "1.1.1")}${beside}`).commit();
  const { out } = await status(repository);
  expect(out).toContain("! live is frozen until 2026-11-03: fair");
  expect(out).toContain("! the window of live is closed until 2026-11-02 08:00 UTC");
  expect(out).toContain('! web "1.2.0" is held back in live until 2026-12-01: leaks');
  expect(out).toContain('web "1.1.1" came into live as a hotfix: urgent');
  const { versions: cells } = await told(repository);
  const rules = cells[1].next.obstacles.map(({ rule }: { readonly rule: string }) => rule);
  expect(rules).toEqual(expect.arrayContaining(["promotion/hold", "promotion/freeze", "promotion/window"]));
});

test("a hold on several versions is one, and a list for programs however it is written", async () => {
  const repository = fleetRepository();
  const beside = (not: string) =>
    `export const holds = { live: { web: { not: ${not}, reason: "leaks", until: "2026-12-01" } } };\n`;
  const held = async (not: string) => {
    repository.put("environments/versions.ts", `${versions("1.2.0", "1.1.1")}${beside(not)}`).commit();
    return (await told(repository)).versions[1].holds;
  };
  const hold = { component: "web", home: "live", reason: "leaks", until: "2026-12-01" };
  expect(await held('"1.2.0"')).toEqual([{ ...hold, not: ["1.2.0"] }]);
  expect(await held('["1.2.0", "1.2.1"]')).toEqual([{ ...hold, not: ["1.2.0", "1.2.1"] }]);
  const said = '! web "1.2.0" and "1.2.1" are held back in live until 2026-12-01: leaks';
  expect((await status(repository)).out).toContain(said);
  const { out } = await status(repository, "--format", "markdown");
  expect(out.replaceAll("\\", "")).toContain(`- ${said}`);
  expect(out).toContain("for 2h, hold |");
});

test("markdown has the same tables", async () => {
  const repository = fleetRepository();
  repository.map("1.1.0", "1.0.0").commit();
  const { out } = await status(repository, "--format", "markdown");
  expect(out).toContain("| `web` | `1.1.0` 1h | `1.0.0` 2h, 1 behind, for 1h |");
  expect(out).toContain("| `web` | `dev` | `live` | `1.0.0` → `1.1.0` | ✔ |");
});

test("a shallow clone and commits that cannot be read are noted", async () => {
  const repository = fleetRepository();
  repository.put("environments/versions.ts", "<<<<<<<\n").commit();
  repository.map("1.1.0", "1.0.0").commit();
  expect((await status(repository)).out).toContain("1 commit of main has a version map that cannot be read");
  const clone = new Repository();
  clone.git("fetch", "-q", "--depth=1", `file://${repository.root}`, "main");
  clone.git("reset", "-q", "--hard", "FETCH_HEAD");
  expect((await status(clone)).out).toContain("the history of main is shallow");
});

test("a detached head is called so", async () => {
  const repository = fleetRepository();
  repository.git("switch", "-q", "--detach");
  expect((await status(repository)).out).toMatch(/^detached at [0-9a-f]{10}/);
});

test("a map that is no plain literal, a policy that is broken and a moment that is none are refused with their place", async () => {
  const repository = fleetRepository();
  expect(await status(repository, "--now", "noon")).toMatchObject({ code: 2 });
  const made = repository.workspace.texts.versions.replace('live: "1.0.0"', 'live: ["1.0.0"][0]');
  repository.put("environments/versions.ts", made);
  const { code, err } = await status(repository);
  expect(code).toBe(2);
  expect(err).toContain("environments/versions.ts:7:11: versions.web.live is ");
  repository.map("1.0.0", "1.0.0").put("environments/policy.ts", "export const fleet = {};\n");
  expect((await status(repository)).err).toContain("the policy cannot be read");
});

test("with a branch for each environment the heads of the branches are compared", async () => {
  const repository = branchRepository();
  repository.put("environments/versions.ts", flat("1.2.0"));
  const { versions: cells, branches: tips } = await told(repository);
  expect(tips.map(({ branch }: { readonly branch: string }) => branch)).toEqual(["dev", "release"]);
  expect(cells).toMatchObject([
    { home: "dev", version: "1.2.0", committed: false },
    { home: "live", version: "1.0.0", committed: true, lag: { kind: "behind", versions: 2 } },
  ]);
});

test("a branch that was fetched stands for one that is not here, and a missing one is named", async () => {
  const origin = branchRepository();
  const clone = new Repository();
  clone.git("remote", "add", "origin", origin.root);
  clone.git("fetch", "-q", "origin");
  clone.git("switch", "-q", "dev");
  expect((await told(clone)).versions[1]).toMatchObject({ home: "live", version: "1.0.0" });
  clone.git("update-ref", "-d", "refs/remotes/origin/release");
  const { out } = await status(clone);
  expect(out.replaceAll("\n  ", " ")).toContain(
    '! live: there is no branch "release" here, nor in origin; fetch it: git fetch origin release:refs/remotes/origin/release',
  );
  expect(out).toMatch(/web +1\.1\.0 .*\?/);
  expect(out).toContain("nothing of what is known waits to be promoted");
  expect((await told(clone)).versions[1]).not.toHaveProperty("next");
});
