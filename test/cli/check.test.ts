import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { World } from "../../src/cli/world.ts";
import { contents, folder, policy, put, versions } from "./folder.ts";
import { fakeWorld } from "./world.ts";

const fleet = (web = "", more = "") =>
  folder({ "environments/policy.ts": policy(web, more), "environments/versions.ts": versions() });

async function run(root: string, argv: readonly string[], more: Partial<World> = {}) {
  const world = fakeWorld(root, more);
  return { code: await main(argv, world), ...world.said };
}

/** A quota that the pods of `web` do not fit into. */
const tight = "replicas: 4,";
const quota = (root: string) =>
  put(
    root,
    "environments/policy.ts",
    policy(tight).replace(
      'live: { cluster: "lab",',
      'live: { cluster: "lab", quota: { cpu: "200m" }, limits: { default: { cpu: "1", memory: "1Gi" }, request: { cpu: "100m", memory: "1Gi" } },',
    ),
  );

describe("check", () => {
  test("has nothing to report where dist/ is what synth wrote", async () => {
    const root = fleet();
    await run(root, ["synth"]);
    expect(await run(root, ["check"])).toEqual({
      code: 0,
      out: "✔ nothing to report in 2 environments, 1 component, 21 files\n",
      err: "",
    });
  });

  test("reports each file of dist/ that is missing, changed or left over, and writes nothing", async () => {
    const root = fleet();
    await run(root, ["synth"]);
    const text = contents(root)["dist/dev/web/service-web.yaml"] ?? "";
    put(root, "dist/dev/web/service-web.yaml", `${text}# edited by hand\n`);
    put(root, "dist/dev/web/old.yaml", text);
    put(root, "environments/versions.ts", versions("1.0.0", "1.0.1"));
    const before = contents(root);
    const { code, out } = await run(root, ["check"]);
    expect(code).toBe(1);
    expect(contents(root)).toEqual(before);
    expect(out).toMatchInlineSnapshot(`
      "dist/dev/web/service-web.yaml
        ✖ dist/dev/web/service-web.yaml is not what the policy renders  dist/fresh
          → run npm run synth and commit what it writes

      dist/live/web/deployment-web.yaml
        ✖ dist/live/web/deployment-web.yaml is not what the policy renders  dist/fresh
          → run npm run synth and commit what it writes

      dist/dev/web/old.yaml
        ✖ dist/dev/web/old.yaml is no longer rendered  dist/fresh
          → run npm run synth and commit what it writes

      ✖ 3 errors, 0 warnings in 2 environments, 1 component, 21 files
      "
    `);
  });

  test("says before the first synth that every file is missing", async () => {
    const { code, out } = await run(fleet(), ["check"]);
    expect(code).toBe(1);
    expect(out.match(/7 files of (dev|live|cluster lab) are missing: .* and 4 more {2}dist\/fresh/g)).toHaveLength(3);
  });

  test("points at the line of the policy and at the rendered field, and explains on request", async () => {
    const root = fleet();
    quota(root);
    const { code, out } = await run(root, ["check", "--explain"]);
    expect(code).toBe(1);
    expect(out).toContain("quota/fits");
    expect(out).toMatch(/environments\/policy\.ts:8:\d+\n/);
    expect(out).toContain("at environments.live.quota.cpu");
    expect(out).toContain("in dist/live/namespace/resourcequota-quota.yaml spec.hard[requests.cpu]");
    expect(out).toMatch(/why: .{20,}/);
  });

  test("prints json that says the same", async () => {
    const root = fleet();
    quota(root);
    const { code, out } = await run(root, ["check", "--format", "json"]);
    expect(code).toBe(1);
    const { findings, summary } = JSON.parse(out);
    expect(summary).toMatchObject({ environments: 2, components: 1, waived: 0 });
    expect(summary.errors).toBe(findings.length);
    expect(findings.find(({ rule }: { rule: string }) => rule === "quota/fits")).toMatchObject({
      severity: "error",
      at: { file: "environments/policy.ts", path: ["environments", "live", "quota", "cpu"], line: 8 },
    });
  });

  test("says in every format that it could not run", async () => {
    const root = folder({});
    expect(await run(root, ["check"])).toMatchObject({ code: 2, out: "" });
    const { code, out } = await run(root, ["check", "--format", "json"]);
    expect([code, JSON.parse(out).summary.errors]).toEqual([2, 1]);
    expect((await run(root, ["check", "--format", "github"])).out).toContain(
      "::error file=environments/policy.ts,title=policy/found::",
    );
  });

  test("prints annotations for GitHub, relative to the workspace, with everything escaped", async () => {
    const root = fleet("host: () => 'a%b,c:d\\n',");
    const { out } = await run(root, ["check", "--format", "github"], { variables: { GITHUB_WORKSPACE: root } });
    const annotation = out.split("\n").find((line) => line.includes("title=hosts/in-domain"));
    expect(annotation).toMatch(/^::error file=environments\/policy\.ts,line=11,col=\d+,title=hosts\/in-domain::/);
    expect(annotation).toContain("a%25b,c:d");
    const nested = await run(root, ["check", "--format", "github"], { variables: { GITHUB_WORKSPACE: `${root}/..` } });
    expect(nested.out).toContain(`::error file=${root.split("/").at(-1)}/environments/policy.ts`);
  });

  test("counts what a waiver turns off, and fails when the waiver is over", async () => {
    const waiver =
      'rules: { "versions/exact": { severity: "off", reason: "while the registry moves", until: "2026-12-31" } },';
    const root = folder({
      "environments/policy.ts": policy("", waiver),
      "environments/versions.ts": versions("latest"),
    });
    await run(root, ["synth"]);
    const held = await run(root, ["check"]);
    expect(held.code).toBe(0);
    expect(held.out).toContain("waived");
    const { code, out } = await run(root, ["check"], { today: "2027-01-01" });
    expect(code).toBe(1);
    expect(out).toContain("rules/waiver-expired");
    expect(out).toContain("versions/exact");
  });

  test("colours what a terminal shows, and nothing else", async () => {
    const root = fleet();
    const coloured = await run(root, ["check"], { terminal: { out: true, err: true } });
    expect(coloured.out).toContain("\u001B[31m✖\u001B[39m");
    const plain = await run(root, ["check"]);
    expect(plain.out).not.toContain("\u001B");
  });

  test("shows control characters of a policy instead of sending them to the terminal", async () => {
    const root = fleet("host: () => '\\u001B[2J\\u0007evil\\u202Egpj',");
    const { out } = await run(root, ["check"], { terminal: { out: true, err: true } });
    expect(out).not.toContain("\u001B[2J");
    expect(out).not.toContain("\u0007");
    expect(out).not.toContain("\u202E");
  });
});
