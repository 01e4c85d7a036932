import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../src/synth/yaml.ts";
import { contents, folder, policy, versions } from "./folder.ts";

const repository = resolve(".");

/** Runs the program as the scripts of package.json do. */
function lockstep(cwd: string, argv: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ["bin/lockstep.mjs", ...argv], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...variables },
  });
}

/** The project in another place, without what was rendered. */
function clone(into: string): string {
  const root = join(folder({}), into);
  mkdirSync(root, { recursive: true });
  for (const path of ["bin", "src", "imports", "environments", "package.json", "package-lock.json", "tsconfig.json"])
    cpSync(join(repository, path), join(root, path), { recursive: true });
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  return root;
}

describe("the same input gives the same bytes", () => {
  const committed = contents(join(repository, "dist"));

  test("as those that are committed", () => {
    expect(Object.keys(committed)).not.toEqual([]);
    const { status, stdout } = lockstep(repository, ["check"]);
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.not.stringContaining("dist/fresh") });
  });

  test.each([
    [
      "in another time zone and locale",
      "here",
      { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    ],
    ["in a folder with another name, deeper, with a space in it", "some where/else (1)/ünïcode", {}],
    ["where cdk8s is told to sort", "sorted", { CDK8S_DISABLE_SORT: "" }],
  ])("%s", (_, into, variables) => {
    const root = clone(into);
    const first = lockstep(root, ["synth"], variables);
    expect(first.stderr).toMatch(/next: git add .*dist.*, then commit\n$/);
    expect(first.status).toBe(0);
    expect(contents(join(root, "dist"))).toEqual(committed);
    expect(lockstep(root, ["synth"], variables).stdout).toContain("0 added, 0 changed, 0 removed");
  });
});

test("the app of cdk8s.yaml renders the same files into the folder that the cdk8s CLI names", () => {
  const { documents } = parseYaml(readFileSync("cdk8s.yaml", "utf8"));
  const [config] = documents;
  expect(config).toMatchObject({ output: expect.not.stringContaining("dist") });
  const app = typeof config === "object" && config !== null && "app" in config ? String(config.app) : "";
  const scratch = folder({});
  const { status } = spawnSync(app, {
    cwd: repository,
    shell: true,
    encoding: "utf8",
    env: { ...process.env, CDK8S_OUTDIR: scratch },
  });
  expect(status).toBe(0);
  expect(contents(join(scratch, "dist"))).toEqual(contents(join(repository, "dist")));
});

describe("each example is committed as it renders", () => {
  test.each(["argocd-parity", "flux-branches", "flux-partial"])("%s", (name) => {
    const { status, stdout } = lockstep(repository, ["check", "-C", `examples/${name}`]);
    expect(stdout).toContain("nothing to report");
    expect(status).toBe(0);
  });
});

describe("a process", () => {
  test("runs the sources as they are where it cannot build them, and builds anew where they changed", () => {
    const root = clone("rebuilt");
    const entry = join(root, "src/cli/main.ts");
    const text = readFileSync(entry, "utf8");
    expect(lockstep(root, ["--help"]).stdout).toContain("environments are equal");
    writeFileSync(entry, text.replace("environments are equal", "environments were equal"));
    expect(lockstep(root, ["--help"]).stdout).toContain("environments were equal");
    rmSync(join(root, "lib"), { recursive: true });
    writeFileSync(join(root, "lib"), "in the way");
    expect(lockstep(root, ["--help"]).stdout).toContain("environments were equal");
  });

  test("exits with 2 where it could not run, and says so on stderr alone", () => {
    const { status, stdout, stderr } = lockstep(repository, ["synth", "-C", folder({})]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("there is no environments/policy.ts");
  });

  test("exits with 1 where there are findings", () => {
    const root = folder({ "environments/policy.ts": policy(), "environments/versions.ts": versions("latest") });
    const { status, stdout } = lockstep(repository, ["check", "-C", root]);
    expect(status).toBe(1);
    expect(stdout).toContain("versions/exact");
  });

  test.each([
    ["ends the process", "process.exit(0);"],
    ["awaits what never comes", "await new Promise(() => undefined);"],
    ["rejects beside the run", 'Promise.reject(new Error("beside"));'],
    [
      "throws in a timer",
      'setTimeout(() => { throw new Error("late"); });\nawait new Promise((done) => setTimeout(done, 50));',
    ],
  ])("could not run where a policy %s", (_, line) => {
    const root = folder({
      "package.json": '{ "type": "module" }',
      "policy.mjs": `${line}\nexport const fleet = {};\n`,
      "versions.mjs": "export const versions = {};\n",
    });
    const { status, stdout, stderr } = lockstep(repository, ["check", "-C", root]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("the policy");
  });

  test.each([
    [
      "a getter",
      '{ components: { get web() { throw new Error("not today"); } } }',
      "components.web throws when it is read: not today",
    ],
    ["a proxy", "new Proxy({}, { ownKeys() { throw Object.create(null); } })", "the export throws when it is read"],
  ])("reports %s that throws as a finding", (_, fleet, message) => {
    const root = folder({
      "policy.mjs": `export const fleet = ${fleet};\n`,
      "versions.mjs": "export const versions = {};\n",
    });
    const { status, stdout } = lockstep(repository, ["check", "-C", root]);
    expect(status).toBe(1);
    expect(stdout).toContain(message);
  });

  test("does not wait for a timer of the policy, and keeps what the policy prints out of the results", () => {
    const noisy = policy().replace(
      "export const fleet",
      'setInterval(() => undefined, 1000);\nconsole.log("hello");\nexport const fleet',
    );
    const root = folder({ "environments/policy.ts": noisy, "environments/versions.ts": versions() });
    const { stdout, stderr } = lockstep(repository, ["check", "-C", root, "--format", "json"]);
    expect(JSON.parse(stdout)).toHaveProperty("summary");
    expect(stderr).toContain("hello");
  });

  test("ends quietly when its reader goes away", () => {
    const { stderr } = spawnSync("bash", ["-c", `"${process.execPath}" bin/lockstep.mjs check --format json | true`], {
      cwd: repository,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
  });
});
