import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");

const breaches = [
  ["src/policy/a.ts", "../model/finding.ts", "src/policy may not import"],
  ["src/policy/b.ts", "node:fs", "src/policy is pure"],
  ["src/model/a.ts", "../checks/rule.ts", "src/model may not import"],
  ["src/model/resolve/a.ts", "../../synth/tree.ts", "src/model may not import"],
  ["src/model/b.ts", "node:path", "src/model is pure"],
  ["src/constructs/flux/a.ts", "../../model/model.ts", "src/constructs may not import"],
  ["src/synth/a.ts", "../checks/rule.ts", "src/synth may not import"],
  ["src/synth/flux/a.ts", "node:fs", "src/synth is pure"],
  ["src/checks/rules/a.ts", "../../cli/world.ts", "src/checks may not import"],
  ["src/checks/a.ts", "node:process", "src/checks is pure"],
  ["src/checks/mutation/a.ts", "../parity/diff/diff.ts", "src/checks/mutation may not import"],
  ["src/checks/mutation/b.ts", "node:process", "src/checks is pure"],
  ["environments/policy.ts", "../src/model/model.ts", "a policy imports src/policy"],
  ["examples/some/policy.ts", "../../src/cli/main.ts", "a policy imports src/policy"],
  ["imports/flux/a.ts", "../../src/synth/tree.ts", "imports hold typed API objects"],
] as const;

const allowed = [
  ["src/model/fine.ts", "../policy/index.ts"],
  ["src/synth/fine.ts", "../model/model.ts"],
  ["src/checks/rules/fine.ts", "../../synth/manifest.ts"],
  ["src/checks/mutation/fine.ts", "../../synth/yaml.ts"],
  ["src/cli/fine.ts", "node:fs"],
] as const;

const root = mkdtempSync(join(tmpdir(), "layers-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

copyFileSync("biome.json", join(root, "biome.json"));
for (const [path, target] of [...breaches, ...allowed]) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), `import { thing } from "${target}";\n\nexport const other = thing;\n`);
}
const args = ["lint", "--reporter=github", "--max-diagnostics=none", "--vcs-enabled=false"];
const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: root, encoding: "utf8" });
const said = (path: string) =>
  stdout.split("\n").filter((line) => line.includes(path) && line.includes("noRestrictedImports"));

test.each(breaches)("%s may not import %s", (path, _, reason) => {
  expect(said(path).join("\n")).toContain(reason);
});

test.each(allowed)("%s may import %s", (path) => {
  expect(said(path)).toEqual([]);
});
