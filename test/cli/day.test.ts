import { describe, expect, test } from "vitest";
import { onDay } from "../../src/cli/day.ts";
import { main } from "../../src/cli/main.ts";
import { folder, policy, versions } from "./folder.ts";
import { at, repository, policy as row, versions as rows, run } from "./promotion/fleet.ts";
import { fakeWorld } from "./world.ts";

/** The compiler is not asked: what it says is another test's matter. */
const silent = { run: async () => ({ code: 0, stdout: "", stderr: "" }) };

/** Runs a command on 2026-11-21, in a fleet of this policy. */
async function lockstep(text: string, argv: readonly string[], map = versions()) {
  const world = fakeWorld(folder({ "environments/policy.ts": text, "environments/versions.ts": map }), silent);
  return { code: await main(argv, world), ...world.said };
}

test("another day than today is seen from its noon, and today as it is", () => {
  const world = fakeWorld("/");
  expect(onDay(world, undefined)).toBe(world);
  expect(onDay(world, world.today)).toBe(world);
  const other = onDay(world, "2027-01-31");
  if ("fault" in other) throw new Error(other.fault);
  expect([other.today, other.now()]).toEqual(["2027-01-31", Date.UTC(2027, 0, 31, 12) / 1_000]);
});

describe("every command whose answer depends on the day says the same of what is none", () => {
  const commands = [
    "check",
    "synth",
    "diff dev live",
    "diff --base HEAD",
    "why live Deployment/web",
    "set web 2.0.0",
    "promote dev live web",
    "rollback live web",
  ];
  test.each(commands)("%s", async (line) => {
    const [name = "", ...words] = line.split(" ");
    for (const [day, fault] of [
      ["tomorrow", '"tomorrow" is no date; write year, month and day as "2027-01-31"'],
      ["2027-02-30", '"2027-02-30" does not exist; 2027-02 has 28 days'],
    ] as const)
      expect(await lockstep(policy(), [name, ...words, "--today", day])).toEqual({
        code: 2,
        out: "",
        err: `lockstep ${name}: --today ${fault}\n`,
      });
  });
});

describe("--today decides whether an allowance holds", () => {
  const allowed = '{ component: "web", property: "replicas", reason: "traffic", until: "2026-12-31" }';
  const text = policy(
    "replicas: { default: 1, live: 3 },",
    `parity: [{ between: ["dev", "live"], allow: [${allowed}] }],`,
  );

  test("in a diff", async () => {
    const last = await lockstep(text, ["diff", "dev", "live", "--today", "2026-12-31"]);
    expect([last.code, last.out]).toEqual([0, expect.stringContaining("✔ dev and live")]);
    const over = await lockstep(text, ["diff", "dev", "live", "--today", "2027-01-01"]);
    expect([over.code, over.out]).toEqual([1, expect.stringContaining("no longer allowed until 2026-12-31")]);
  });
});

test("--today decides whether synth writes what a waiver lets pass", async () => {
  const waiver = 'rules: { "versions/exact": { severity: "off", reason: "registry", until: "2026-12-31" } },';
  const run = (day: string) => lockstep(policy("", waiver), ["synth", "--today", day], versions("latest"));
  expect((await run("2026-12-31")).code).toBe(0);
  expect(await run("2027-01-01")).toMatchObject({ code: 1, err: expect.stringContaining("nothing was written\n") });
});

describe("--today decides what may move", () => {
  const freeze = 'freeze: [{ from: "2026-11-20", until: "2026-11-30", reason: "sale" }]';
  const map = (web: string) => rows({ web: ["1.9.0", "1.9.0", web], cache: ["0.9.2", "0.9.2", "0.9.2"] });
  const fleet = () => repository({ production: freeze }, [at(1), map("1.8.0")], [at(2), map("1.8.1")]);

  test("by promote", async () => {
    const line = "promote staging production web --dry-run";
    expect((await run(fleet(), at(21), line)).err).toContain("production is frozen until 2026-11-30");
    expect((await run(fleet(), at(21), `${line} --today 2026-12-01`)).code).toBe(0);
    expect((await run(fleet(), at(19), line)).code).toBe(0);
    expect((await run(fleet(), at(19), `${line} --today 2026-11-20`)).code).toBe(1);
  });

  test("by set", async () => {
    const hold = '{ not: "2.0.0", reason: "memory leak", until: "2026-11-30" }';
    const held = rows(
      { web: ["1.9.0", "1.9.0", "1.8.0"] },
      `export const holds = { dev: { web: ${hold} } } as const;\n`,
    );
    const root = folder({
      "environments/policy.ts": row().replace(/cache: .*/, ""),
      "environments/versions.ts": held,
    });
    const line = "set web 2.0.0 dev --dry-run";
    expect((await run(root, at(21), line)).err).toContain("it is held back until 2026-11-30");
    expect((await run(root, at(21), `${line} --today 2026-12-01`)).code).toBe(0);
  });

  test("by rollback, which counts the days of its hold from there", async () => {
    const line = "rollback production web --dry-run";
    expect((await run(fleet(), at(21), line)).out).toContain("until 2026-12-05");
    expect((await run(fleet(), at(21), `${line} --today 2027-01-01`)).out).toContain("until 2027-01-15");
    const late = await run(fleet(), at(21), `${line} --today 2027-01-01 --hold-until 2026-12-05`);
    expect(late).toMatchObject({ code: 2, err: 'lockstep rollback: --hold-until "2026-12-05" is over\n' });
  });
});
