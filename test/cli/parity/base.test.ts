import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { againstBase } from "../../../src/cli/base.ts";
import { main } from "../../../src/cli/main.ts";
import type { World } from "../../../src/cli/world.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { folder, policy, put, versions } from "../folder.ts";
import { fakeWorld } from "../world.ts";

const git = (root: string, ...args: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@acme.example", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });

const replicas = (live: number) => `replicas: { default: 1, live: ${live} },`;
const contract = (allow = "") => `parity: [{ between: ["dev", "live"], allow: [${allow}] }],`;
const environment = { "environments/versions.ts": versions() };

/** A repository whose first commit has this policy. */
async function repository(text: string): Promise<string> {
  const root = folder({ ...environment, "environments/policy.ts": text });
  git(root, "init", "-q", "-b", "main");
  await run(root, ["synth"]);
  git(root, "add", "-A");
  git(root, "commit", "-q", "-m", "first");
  return root;
}

async function run(root: string, argv: readonly string[], more: Partial<World> = {}) {
  const world = fakeWorld(root, more);
  return { code: await main(argv, world), ...world.said };
}

/** A fleet of one chart, whose values are what a function of the environment returns. */
const chart = (values: string): string =>
  policy("", contract()).replace(
    'image: "ghcr.io/acme/web", port: 8080,',
    `helm: { chart: "web", repository: "https://charts.acme.example" }, values: ({ name }) => (${values}),`,
  );

async function change(root: string, text: string): Promise<void> {
  put(root, "environments/policy.ts", text);
  await run(root, ["synth"]);
}

describe("check --base", () => {
  test("counts what the base had apart, and fails for what is new alone", async () => {
    const root = await repository(policy(replicas(3), contract()));
    expect((await run(root, ["check"])).code).toBe(1);
    const same = await run(root, ["check", "--base", "HEAD"]);
    expect(same.code).toBe(0);
    expect(same.out).toContain("live has 3 as replicas of web, dev has 1");
    expect(same.out).toContain("(not new)");
    await change(root, policy(`${replicas(3)} memory: { default: "64Mi", live: "128Mi" },`, contract()));
    const more = await run(root, ["check", "--base", "HEAD"]);
    expect(more.code).toBe(1);
    expect(more.out).toContain("✖ 1 error, 0 warnings, 1 not new");
  });

  test("takes an allowance that went for news of this change", async () => {
    const signed = contract('{ component: "web", property: "replicas", reason: "traffic" }');
    const root = await repository(policy(replicas(3), signed));
    expect((await run(root, ["check"])).code).toBe(0);
    await change(root, policy(replicas(3), contract()));
    expect((await run(root, ["check", "--base", "HEAD"])).code).toBe(1);
  });

  test("lets nobody wait for an allowance that ended overnight", async () => {
    const signed = contract('{ component: "web", property: "replicas", reason: "traffic", until: "2026-11-20" }');
    const root = await repository(policy(replicas(3), signed));
    const alone = await run(root, ["check"]);
    expect(alone.code).toBe(1);
    expect(alone.out).toContain("the allowance for replicas of web ended on 2026-11-20");
    expect((await run(root, ["check", "--today", "2026-11-20"])).code).toBe(0);
    // Another allowance before it moves it, and does not make it new.
    await change(
      root,
      policy(
        `${replicas(3)} memory: { default: "64Mi", live: "128Mi" },`,
        signed.replace("[{ component", '[{ component: "web", property: "memory", reason: "traffic" }, { component'),
      ),
    );
    expect((await run(root, ["check", "--base", "HEAD"])).code).toBe(0);
  });

  test("never counts old findings as warnings that fail with --strict", async () => {
    const unused = contract('{ component: "web", property: "cpu", reason: "traffic" }');
    const root = await repository(policy("", unused));
    expect((await run(root, ["check"])).code).toBe(0);
    expect((await run(root, ["check", "--strict"])).code).toBe(1);
    expect((await run(root, ["check", "--strict", "--base", "HEAD"])).code).toBe(0);
  });

  test("says when the base could not be rendered, and counts everything then", async () => {
    const root = await repository(policy(replicas(3), contract()));
    put(root, "environments/policy.ts", "export const fleet = {");
    git(root, "commit", "-q", "-a", "-m", "broken");
    put(root, "environments/policy.ts", policy(replicas(3), contract()));
    const { code, err } = await run(root, ["check", "--base", "HEAD"]);
    expect(code).toBe(1);
    expect(err).toContain("the base could not be rendered");
  });

  test("had nothing to report before there was a policy", async () => {
    const root = await repository(policy(replicas(3), contract()));
    const before = git(
      root,
      "commit-tree",
      "-m",
      "empty",
      git(root, "hash-object", "-t", "tree", "-w", "/dev/null").trim(),
    );
    expect((await run(root, ["check", "--base", before.trim()])).code).toBe(1);
  });

  test("works in a folder of a repository, and leaves index, working tree and temporary folder as they were", async () => {
    const root = folder({ "README.md": "# acme" });
    put(root, "fleet/environments/policy.ts", policy(replicas(3), contract()));
    put(root, "fleet/environments/versions.ts", versions());
    git(root, "init", "-q", "-b", "main");
    await run(join(root, "fleet"), ["synth"]);
    git(root, "add", "-A");
    git(root, "commit", "-q", "-m", "first");
    put(root, "README.md", "# changed");
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("lockstep-base-"));
    const before = left();
    expect((await run(join(root, "fleet"), ["check", "--base", "main"])).code).toBe(0);
    expect(git(root, "status", "--porcelain")).toBe(" M README.md\n");
    expect(left()).toEqual(before);
    expect(existsSync(join(root, ".git/worktrees"))).toBe(false);
  });

  test.each(["nope", "--upload-pack=x", "HEAD:environments", ""])("refuses %j, which is no commit", async (ref) => {
    const root = await repository(policy());
    const { code, out, err } = await run(root, ["check", `--base=${ref}`]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/there is no commit "[^"]+" in this repository|is no name of a commit|needs a value/);
  });

  test("says so outside a repository", async () => {
    const root = folder({ ...environment, "environments/policy.ts": policy() });
    const { code, err } = await run(root, ["check", "--base", "main"]);
    expect(code).toBe(2);
    expect(err).toContain("is not in a Git repository");
  });

  test.each(["2026-13-01", "tomorrow", "2027-02-30"])("refuses --today %s", async (day) => {
    const root = folder({ ...environment, "environments/policy.ts": policy() });
    expect((await run(root, ["check", "--today", day])).code).toBe(2);
  });
});

describe("a difference that was there before", () => {
  const debt = 'a: name === "live" ? 1 : 2';
  const long = "x".repeat(80);
  const text = (end: string) => `{ text: name === "live" ? "${long}${end}" : "${long}" }`;

  test.each([
    ["is new where its value is another one", `{ ${debt}, b: 1 }`, '{ a: name === "live" ? 900 : 2, b: 1 }', 1],
    [
      "is new where only one of several has another value",
      `{ ${debt}, b: name === "live" ? 1 : 2 }`,
      `{ ${debt}, b: name === "live" ? 900 : 2 }`,
      1,
    ],
    ["is new where it is another one beside it", `{ ${debt}, b: 1 }`, `{ ${debt}, b: name === "live" ? 1 : 2 }`, 1],
    ["is new where texts differ far behind their beginning", text("1"), text("2"), 1],
    ["is old where nothing of it changed", `{ ${debt} }`, `{ c: 1, ${debt} }`, 0],
    ["is old where less of it is left", `{ ${debt}, b: name === "live" ? 1 : 2 }`, `{ ${debt}, b: 2 }`, 0],
  ])("%s", async (_, before, after, code) => {
    const root = await repository(chart(before));
    expect((await run(root, ["check"])).code).toBe(1);
    expect((await run(root, ["check", "--base", "HEAD"])).code).toBe(0);
    await change(root, chart(after));
    expect((await run(root, ["check", "--base", "HEAD"])).code).toBe(code);
  });

  test("is known by something that is printed nowhere", async () => {
    const root = await repository(chart(`{ ${debt} }`));
    const { findings } = JSON.parse((await run(root, ["check", "--format", "json"])).out);
    expect(findings.length).toBeGreaterThan(0);
    expect(Object.assign({}, ...findings)).not.toHaveProperty("essence");
  });
});

describe("againstBase", () => {
  const finding = (message: string, essence?: readonly string[], rule = "parity/undeclared"): Finding => ({
    rule,
    severity: "error",
    message,
    at: { file: "environments/policy.ts", path: ["components", "web", "env"] },
    hint: "make them equal",
    ...(essence === undefined ? {} : { essence }),
  });
  const isOld = (now: Finding, ...base: readonly Finding[]) => againstBase([now], base)[0]?.old === true;

  test("takes a finding for old where all of its essence was there, in one finding or in several", () => {
    expect(isOld(finding("now", ["a", "b"]), finding("one", ["b", "c"]), finding("two", ["a"]))).toBe(true);
    expect(isOld(finding("same", ["a", "b"]), finding("same", ["a"]))).toBe(false);
  });

  test("takes the essence of another rule for another one", () => {
    expect(isOld(finding("same", ["a"]), finding("same", ["a"], "parity/no-leak"))).toBe(false);
  });

  test("goes by the message and the place where there is no essence", () => {
    expect(isOld(finding("same"), finding("same"))).toBe(true);
    expect(isOld(finding("same", []), finding("same"))).toBe(true);
    expect(isOld(finding("now"), finding("before"))).toBe(false);
    expect(isOld(finding("same"), finding("same", ["a"]))).toBe(false);
  });

  test("makes a warning of what is old, and leaves the rest alone", () => {
    const [kept, fresh] = [finding("kept", ["a"]), finding("fresh", ["b"])];
    expect(againstBase([kept, fresh], [kept])).toEqual([{ ...kept, severity: "warning", old: true }, fresh]);
  });
});
