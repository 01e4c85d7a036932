import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Edited, editVersions } from "../../../src/model/edit/edit.ts";
import { addEntry } from "../../../src/model/edit/entries.ts";

const root = mkdtempSync(join(tmpdir(), "lockstep-merge-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const rows = ["api", "web", "worker"].map((name) => `  ${name}: {\n    dev: "1.9.0",\n    live: "1.8.4",\n  },\n`);
const map = `export const versions = {\n${rows.join("")}} as const;\n`;

test.each([
  ["lines that end as on Unix", map],
  ["lines that end as on Windows", map.replaceAll("\n", "\r\n")],
])("Git merges promotions of neighbouring components, with %s", (_, text) => {
  const merged = merge(text, promote("api"), promote("web"));
  expect(merged).toBe(done(promote("web")(done(promote("api")(text)))));
});

test("Git merges a promotion and a hold of the same component", () => {
  const hold = (text: string) => addEntry(text, "holds", "live", "web", { not: "1.9.0", until: "2026-12-05" });
  const merged = merge(map, promote("web"), hold);
  expect(merged).toBe(done(hold(done(promote("web")(map)))));
});

test.each([
  ["in one environment", ["live", "live"], "  live: {\n    web: { not: '1', until: '2026-12-05' },\n  },\n"],
  ["in two environments", ["dev", "live"], "  staging: {},\n"],
] as const)("Git merges two holds that do not meet in an empty place, %s", (_, [first, second], there) => {
  const staged = map.replaceAll(/ {4}live/g, '    staging: "1.8.4",\n    live');
  const hold = (home: string, component: string) => (text: string) =>
    addEntry(text, "holds", home, component, { not: "1.9.0", until: "2026-12-05" });
  const text = `${staged}\nexport const holds = {\n${there}} as const;\n`;
  for (const lines of [text, text.replaceAll("\n", "\r\n")]) {
    const merged = merge(lines, hold(first, "api"), hold(second, "worker"));
    expect(merged).toBe(done(hold(second, "worker")(done(hold(first, "api")(lines)))));
  }
});

test("Git merges a further version of one hold and the hold of a neighbour", () => {
  const entry = (name: string) => `    ${name}: {\n      not: "1.9.0",\n      until: "2026-12-05",\n    },\n`;
  const text = `${map}\nexport const holds = {\n  live: {\n${entry("api")}${entry("web")}  },\n} as const;\n`;
  const longer = (each: string) =>
    addEntry(each, "holds", "live", "api", { not: ["1.9.0", "1.8.9"], until: "2026-12-05" });
  const other = (each: string) => addEntry(each, "holds", "live", "worker", { not: "2", until: "2026-12-05" });
  expect(merge(text, longer, other)).toBe(done(other(done(longer(text)))));
});

type Edit = (text: string) => Edited;

function promote(component: string): Edit {
  return (text) => editVersions(text, [{ component, home: "live", version: "1.9.0" }]);
}

function merge(text: string, ours: Edit, theirs: Edit): string {
  const folder = mkdtempSync(join(root, "repository-"));
  const file = join(folder, "versions.ts");
  const git = (...args: readonly string[]): void => {
    const identity = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "core.autocrlf=false"];
    const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    });
    if (status !== 0) throw new Error(stdout + stderr);
  };
  const commit = (content: string): void => {
    writeFileSync(file, content);
    git("add", "versions.ts");
    git("commit", "-qm", "versions");
  };
  git("init", "-q", "-b", "main");
  commit(text);
  git("checkout", "-qb", "theirs");
  commit(done(theirs(text)));
  git("checkout", "-q", "main");
  commit(done(ours(text)));
  git("merge", "-q", "--no-edit", "theirs");
  return readFileSync(file, "utf8");
}

function done(edited: Edited): string {
  if ("text" in edited) return edited.text;
  throw new Error(JSON.stringify(edited.problems));
}
