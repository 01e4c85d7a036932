import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { World } from "../../src/cli/world.ts";
import { contents, folder, policy, put, versions } from "./folder.ts";
import { fakeWorld } from "./world.ts";

const fleet = (more: Readonly<Record<string, string>> = {}) =>
  folder({ "environments/policy.ts": policy(), "environments/versions.ts": versions(), ...more });

async function run(root: string, argv: readonly string[], more: Partial<World> = {}) {
  const world = fakeWorld(root, more);
  return { code: await main(argv, world), ...world.said };
}

describe("synth", () => {
  test("writes dist/, says by environment what it did and what comes next", async () => {
    const root = fleet();
    const { code, out, err } = await run(root, ["synth"]);
    expect(err).toBe("next: git add dist environments, then commit\n");
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "  dev             7 added     0 changed     0 removed
        live            7 added     0 changed     0 removed
        cluster lab     7 added     0 changed     0 removed
      ✔ 21 files: 21 added, 0 changed, 0 removed
      "
    `);
    expect(Object.keys(contents(root)).filter((path) => path.startsWith("dist/dev/web/"))).toEqual([
      "dist/dev/web/deployment-web.yaml",
      "dist/dev/web/kustomization.yaml",
      "dist/dev/web/service-web.yaml",
    ]);
  });

  test("changes nothing the second time, and rewrites no file", async () => {
    const root = fleet();
    await run(root, ["synth"]);
    const file = join(root, "dist/dev/web/deployment-web.yaml");
    const { mtimeMs, ino } = statSync(file);
    const { code, out, err } = await run(root, ["synth"]);
    expect([code, out, err]).toEqual([
      0,
      "✔ 21 files: 0 added, 0 changed, 0 removed\n",
      "21 files up to date: nothing to commit\n",
    ]);
    expect(statSync(file)).toMatchObject({ mtimeMs, ino });
  });

  test("a promotion is one edited line, and changes one file of one environment", async () => {
    const root = fleet({ "environments/versions.ts": versions("1.1.0", "1.0.0") });
    await run(root, ["synth"]);
    const before = contents(root);
    put(root, "environments/versions.ts", versions("1.1.0", "1.1.0"));
    const { out } = await run(root, ["synth"]);
    expect(out).toBe("  live     0 added     1 changed     0 removed\n✔ 21 files: 0 added, 1 changed, 0 removed\n");
    const after = contents(root);
    expect(
      Object.keys(after)
        .sort()
        .filter((path) => after[path] !== before[path]),
    ).toEqual(["dist/live/web/deployment-web.yaml", "environments/versions.ts"]);
  });

  test("removes what is no longer rendered and leaves what it did not write", async () => {
    const root = fleet({ "dist/NOTES.md": "mine", "dist/dev/web/mine.yaml": "a: 1\n" });
    await run(root, ["synth"]);
    put(root, "environments/policy.ts", policy("in: ['live'],"));
    put(root, "environments/versions.ts", versions().replace(/ {4}dev: .*\n/, ""));
    const { code, err } = await run(root, ["synth"]);
    expect([code, err]).toEqual([0, "next: git add dist environments, then commit\n"]);
    const left = Object.keys(contents(root)).filter((path) => path.startsWith("dist/dev/") || path.endsWith(".md"));
    expect(left).toContain("dist/NOTES.md");
    expect(left).toContain("dist/dev/web/mine.yaml");
    expect(left).not.toContain("dist/dev/web/deployment-web.yaml");
  });

  test("writes into a fresh folder what lies beside dist/, and names what is left there when a setting changes", async () => {
    const chart = 'helm: { path: "deploy/chart" }, delivery: "argocd", valuesFile: "deploy/env/{name}/values.yaml"';
    const text = policy("", "")
      .replace(/web: \{.*\}/, `web: { ${chart} }`)
      .replace('delivery: "flux" }', 'delivery: "flux", versionsFile: "deploy/lab/versions.env" }');
    const root = fleet({ "environments/policy.ts": text });
    const first = await run(root, ["synth"]);
    expect(first.err).toBe("next: git add deploy dist environments, then commit\n");
    expect(first.code).toBe(0);
    expect(
      Object.keys(contents(root))
        .filter((path) => path.startsWith("deploy/"))
        .sort(),
    ).toEqual(["deploy/env/dev/values.yaml", "deploy/env/live/values.yaml", "deploy/lab/versions.env"]);
    expect((await run(root, ["check"])).code).toBe(0);
    put(
      root,
      "environments/policy.ts",
      text.replace(/, valuesFile: "[^"]*"/, "").replace(/, versionsFile: "[^"]*"/, ""),
    );
    const { code, err } = await run(root, ["synth"]);
    expect(code).toBe(0);
    expect(err).toContain("deploy/env/dev/values.yaml carries Lockstep's header and is no longer rendered");
    const checked = await run(root, ["check"]);
    expect(checked.code).toBe(1);
    expect(checked.out.match(/carries Lockstep's header/g)).toHaveLength(3);
  });

  test("--dry-run says the same and writes nothing", async () => {
    const root = fleet();
    const { code, out } = await run(root, ["synth", "--dry-run"]);
    expect(code).toBe(0);
    expect(out).toContain("✔ 21 files: 21 added, 0 changed, 0 removed (nothing was written)");
    expect(existsSync(join(root, "dist"))).toBe(false);
  });

  test("--out writes the same bytes elsewhere, as the cdk8s CLI's folder does", async () => {
    const root = fleet();
    await run(root, ["synth"]);
    await run(root, ["synth", "--out", "scratch"]);
    await run(root, ["synth"], { variables: { CDK8S_OUTDIR: "cdk8s" } });
    const dist = contents(join(root, "dist"));
    expect(contents(join(root, "scratch/dist"))).toEqual(dist);
    expect(contents(join(root, "cdk8s/dist"))).toEqual(dist);
  });

  test("--directory names another folder", async () => {
    const root = fleet();
    const { code, err } = await run("/", ["synth", "-C", root]);
    expect(code).toBe(0);
    expect(err).toContain(`add dist environments, then commit`);
    expect(existsSync(join(root, "dist/live"))).toBe(true);
  });
});

describe("synth writes nothing and leaves the tree as it was", () => {
  /** Runs synth over a tree that was rendered before, with the files changed. */
  async function resynth(changes: Readonly<Record<string, string>>, more: Partial<World> = {}) {
    const root = fleet();
    await run(root, ["synth"]);
    for (const [path, text] of Object.entries(changes)) put(root, path, text);
    const before = contents(root);
    const result = await run(root, ["synth"], more);
    expect(contents(root)).toEqual(before);
    return result;
  }

  test("where the compiler refuses the policy", async () => {
    const { code, err } = await resynth({ "environments/policy.ts": policy("replicas: { default: 1, lve: 2 },") });
    expect(code).toBe(1);
    expect(err).toContain("environments/policy.ts:11:75");
    expect(err).toContain('→ did you mean "live"?');
    expect(err).toContain("nothing was written");
  });

  test("where only the compiler sees the mistake", async () => {
    const { code, err } = await resynth({
      "environments/policy.ts": policy("env: ({ settings }) => ({ LOGS: settings.lgs ?? '' }),"),
    });
    expect(code).toBe(1);
    expect(err).toMatch(/Property 'lgs' does not exist on type .*\(TS\d+\) {2}types\/checked/);
  });

  test("where a plain JavaScript policy never met the compiler", async () => {
    const root = folder({
      "policy.mjs":
        'export const fleet = { clusters: { lab: { delivery: "fluxx" } }, environments: { dev: { cluster: "lap" } }, components: {} };\n',
      "versions.mjs": "export const versions = { web: {} };\n",
    });
    const { code, err } = await run(root, ["synth"]);
    expect(code).toBe(1);
    expect(err).toContain('→ did you mean "flux"?');
    expect(err).toContain('→ did you mean "lab"?');
    expect(err).toContain("repository");
    expect(err).toContain("versions.mjs:1:");
    expect(existsSync(join(root, "dist"))).toBe(false);
  });

  test("where a module does not parse", async () => {
    const { code, err } = await resynth({
      "environments/versions.ts": 'export const versions = {\n  web: { dev: "1.0.0",,\n',
    });
    expect(code).toBe(1);
    expect(err).toContain("environments/versions.ts:2:");
  });

  test("where a policy is wrong in its shape, its order and its versions, all at once", async () => {
    const root = folder({
      "policy.mjs": `const base = { image: "ghcr.io/acme/web", port: 80 };
export const fleet = {
  repository: { owner: "acme", name: "shop", visibility: "public" },
  clusters: { lab: { delivery: "flux" } },
  environments: { dev: { cluster: "lab", sync: "automatic", identity: {} } },
  components: { a: { ...base, needs: ["b"] }, b: { ...base, needs: ["a"] }, c: { ...base, port: 0 } },
};
`,
      "versions.mjs": 'export const versions = { a: { dev: "1.0.0" }, b: { dev: "latest" }, c: { dev: "1.0.0" } };\n',
    });
    const { code, err } = await run(root, ["synth"]);
    expect(code).toBe(1);
    for (const rule of ["policy/format", "order/acyclic", "versions/exact"])
      expect(err.match(new RegExp(`  ${rule}\n`, "g"))).toHaveLength(1);
    put(root, "policy.mjs", contents(root)["policy.mjs"]?.replace("port: 0", "port: 1") ?? "");
    const later = await run(root, ["synth"]);
    for (const rule of ["order/acyclic", "versions/exact"]) expect(later.err).toContain(rule);
  });

  test("and lists once what the compiler and the run-time check both see", async () => {
    const { err } = await resynth({ "environments/policy.ts": policy("replicas: { default: 1, lve: 2 },") });
    expect(err).toContain("✖ 1 error, 0 warnings");
  });

  test("where a merge is not finished", async () => {
    const text = versions().replace(/( {4}dev: .*\n)/, "<<<<<<< HEAD\n$1=======\n$1>>>>>>> other\n");
    const { code, err } = await resynth({ "environments/versions.ts": text });
    expect(code).toBe(1);
    expect(err).toContain(
      "environments/versions.ts:6:1\n  ✖ environments/versions.ts holds a merge that is not finished, in lines 6 to 10",
    );
    expect(err).toContain("✖ 1 error, 0 warnings");
  });

  test("where a module throws", async () => {
    const { code, err } = await resynth({
      "environments/policy.ts": `throw new Error("no fleet today");\n${policy()}`,
    });
    expect(code).toBe(1);
    expect(err).toContain("environments/policy.ts cannot be loaded: no fleet today");
  });

  test("where a module exports something else", async () => {
    const { code, err } = await resynth({
      "environments/policy.ts": policy().replace("export const fleet", "export const flett"),
    });
    expect(code).toBe(1);
    expect(err).toContain('exports no "fleet"');
  });

  test("where a rule reports an error", async () => {
    const { code, err } = await resynth({ "environments/versions.ts": versions("latest") });
    expect(code).toBe(1);
    expect(err).toContain("versions/exact");
    expect(err).toContain("environments/versions.ts:6:5");
    expect(err).toContain("at web.dev");
  });

  test("where somebody else's file is in the way", async () => {
    const { code, err } = await resynth({ "dist/dev/web/service-web.yaml": "mine: true\n" });
    expect(code).toBe(1);
    expect(err).toContain("dist/dev/web/service-web.yaml");
    expect(err).toContain("write/foreign-file");
  });

  test("where there is no policy, no version map, or an unreadable one", async () => {
    expect(await run(folder({}), ["synth"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("there is no environments/policy.ts"),
    });
    expect(await run(folder({ "policy.ts": policy() }), ["synth"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("no version map beside it"),
    });
    const read = (): ReturnType<World["read"]> => ({ missing: false, reason: "EACCES: permission denied" });
    expect(await run(fleet(), ["synth"], { read })).toMatchObject({
      code: 2,
      err: expect.stringContaining("cannot be read: EACCES"),
    });
  });
});
