import { expect, test } from "vitest";
import { isFault } from "../../../src/cli/history/fault.ts";
import { readHistory } from "../../../src/cli/history/read.ts";
import { findWorkspace } from "../../../src/cli/workspace.ts";
import type { Recorded } from "../../../src/model/history/record.ts";
import { folder, policy, versions } from "../folder.ts";
import { fakeWorld } from "../world.ts";
import { fleetRepository, hour, Repository, start } from "./repository.ts";

async function historyOf({ world, workspace }: Repository, ref = "HEAD"): Promise<Recorded> {
  const history = await readHistory(world, workspace, ref);
  if (isFault(history)) throw new Error(history.fault);
  return history;
}

const told = (history: Recorded, home: string, component = "web") =>
  history.stretches(component, home).map(({ version, from, to, isFirst }) => ({
    version,
    from: (from.time - start) / hour,
    to: to === undefined ? undefined : (to.time - start) / hour,
    ...(isFirst ? { isFirst } : {}),
  }));

test("each version is one stretch, from the commit that brought it to the one that took it away", async () => {
  const repository = fleetRepository();
  repository.map("1.1.0", "1.0.0").commit("dev first");
  repository.put("README.md", "a commit that does not touch the map").commit();
  const last = repository.map("1.1.0", "1.1.0").commit("then live");
  const history = await historyOf(repository);
  expect(told(history, "dev")).toEqual([
    { version: "1.0.0", from: 0, to: 1, isFirst: true },
    { version: "1.1.0", from: 1, to: undefined },
  ]);
  expect(told(history, "live")).toEqual([
    { version: "1.0.0", from: 0, to: 3, isFirst: true },
    { version: "1.1.0", from: 3, to: undefined },
  ]);
  expect(history.head).toEqual({ id: last, time: start + 3 * hour, author: "Ada", subject: "then live" });
  expect(history.isShallow).toBe(false);
  expect(history.unread).toEqual([]);
  expect(history.moves.map(({ home, from, to }) => [home, from, to])).toEqual([
    ["dev", undefined, "1.0.0"],
    ["live", undefined, "1.0.0"],
    ["dev", "1.0.0", "1.1.0"],
    ["live", "1.0.0", "1.1.0"],
  ]);
});

test("what a merge brings counts from the merge, whatever its branch did before", async () => {
  const repository = fleetRepository();
  repository.git("switch", "-q", "-c", "topic");
  repository.map("1.1.0", "1.0.0").commit();
  repository.map("1.2.0", "1.0.0").commit();
  repository.git("switch", "-q", "main");
  repository.put("README.md", "main moves on").commit();
  repository.git("merge", "-q", "--no-ff", "-m", "merge topic", "topic");
  expect(told(await historyOf(repository), "dev")).toEqual([
    { version: "1.0.0", from: 0, to: 4, isFirst: true },
    { version: "1.2.0", from: 4, to: undefined },
  ]);
});

test("a squash is one commit like any other", async () => {
  const repository = fleetRepository();
  repository.git("switch", "-q", "-c", "topic");
  repository.map("1.1.0", "1.0.0").commit();
  repository.map("1.2.0", "1.0.0").commit();
  repository.git("switch", "-q", "main");
  repository.git("merge", "-q", "--squash", "topic");
  repository.commit("squashed");
  expect(told(await historyOf(repository), "dev").at(-1)).toEqual({ version: "1.2.0", from: 3, to: undefined });
});

test("a revert begins a new stretch of the old version", async () => {
  const repository = fleetRepository();
  repository.map("1.1.0", "1.0.0").commit();
  repository.git("revert", "--no-edit", "HEAD");
  repository.tick();
  expect(told(await historyOf(repository), "dev")).toEqual([
    { version: "1.0.0", from: 0, to: 1, isFirst: true },
    { version: "1.1.0", from: 1, to: 2 },
    { version: "1.0.0", from: 2, to: undefined },
  ]);
});

test("a commit that was picked counts from when it was committed again", async () => {
  const repository = fleetRepository();
  repository.git("switch", "-q", "-c", "topic");
  const picked = repository.map("1.1.0", "1.0.0").commit();
  repository.git("switch", "-q", "main");
  repository.tick(5);
  repository.git("cherry-pick", picked);
  expect(told(await historyOf(repository), "dev").at(-1)).toEqual({ version: "1.1.0", from: 7, to: undefined });
});

test("two branches that both promote come in the order in which they were merged", async () => {
  const repository = fleetRepository();
  const map = (web: string, api: string) =>
    `export const versions = {\n  web: {\n    dev: "1",\n    live: "${web}",\n  },\n  api: {\n    live: "${api}",\n  },\n};\n`;
  const put = (web: string, api: string) => repository.put("environments/versions.ts", map(web, api)).commit();
  put("1", "1");
  repository.git("branch", "second");
  repository.git("switch", "-q", "-c", "first");
  put("2", "1");
  repository.git("switch", "-q", "second");
  put("1", "2");
  repository.git("switch", "-q", "main");
  repository.git("merge", "-q", "--no-ff", "-m", "one", "second");
  repository.tick();
  repository.git("merge", "-q", "--no-ff", "-m", "two", "first");
  const history = await historyOf(repository);
  expect(history.moves.slice(-2).map(({ component, commit }) => [component, commit.subject])).toEqual([
    ["api", "one"],
    ["web", "two"],
  ]);
});

test("the map is followed into other folders, and is gone while it has a name that nobody looks for", async () => {
  const repository = new Repository();
  repository.put("policy.ts", policy()).put("versions.ts", versions("0.9.0", "0.9.0")).commit();
  repository.put("versions.ts", versions("1.0.0", "0.9.0")).commit();
  repository.git("mv", "versions.ts", "map.mts");
  repository.commit("a name that nobody expects");
  repository.git("rm", "-q", "policy.ts");
  repository.git("mv", "map.mts", "versions.ts");
  repository.git("init", "-q");
  repository.put("environments/policy.ts", policy());
  repository.git("mv", "versions.ts", "environments/versions.ts");
  repository.commit("into the folder");
  repository.map("1.1.0", "0.9.0").commit();
  const history = await historyOf(repository);
  expect(told(history, "dev").map(({ version }) => version)).toEqual(["0.9.0", "1.0.0", "none", "1.0.0", "1.1.0"]);
  expect(told(history, "live")).toEqual([
    { version: "0.9.0", from: 0, to: 2, isFirst: true },
    { version: "none", from: 2, to: 3 },
    { version: "0.9.0", from: 3, to: undefined },
  ]);
  const before = await historyOf(repository, "HEAD~3");
  expect(told(before, "dev").map(({ version }) => version)).toEqual(["0.9.0", "1.0.0"]);
});

test("a merge that renames the file is followed on the first parent", async () => {
  const repository = new Repository();
  repository.put("policy.ts", policy()).put("versions.ts", versions("1.0.0", "1.0.0")).commit();
  repository.git("switch", "-q", "-c", "topic");
  repository.put("environments/policy.ts", policy());
  repository.git("mv", "versions.ts", "environments/versions.ts");
  repository.commit();
  repository.git("switch", "-q", "main");
  repository.put("versions.ts", versions("1.1.0", "1.0.0")).commit();
  repository.git("merge", "-q", "--no-ff", "-m", "merge", "topic");
  expect(told(await historyOf(repository), "dev").map(({ version }) => version)).toEqual(["1.0.0", "1.1.0"]);
});

test("a new row and a new environment begin where they come in, and what comes back does not begin", async () => {
  const repository = fleetRepository();
  const two =
    'export const versions = { web: { dev: "1.0.0", live: "1.0.0", test: "1.0.0" }, api: { dev: "2.0.0" } };\n';
  repository.put("environments/versions.ts", two).commit();
  repository.map("1.0.0", "1.0.0").commit();
  repository.put("environments/versions.ts", two.replace("2.0.0", "3.0.0")).commit();
  const history = await historyOf(repository);
  expect(told(history, "test")[0]).toEqual({ version: "1.0.0", from: 1, to: 2, isFirst: true });
  expect(told(history, "dev", "api")).toEqual([
    { version: "2.0.0", from: 1, to: 2, isFirst: true },
    { version: "none", from: 2, to: 3 },
    { version: "3.0.0", from: 3, to: undefined },
  ]);
});

test("a map that cannot be read is skipped and listed", async () => {
  const repository = fleetRepository();
  repository.put("environments/versions.ts", "<<<<<<< HEAD\n").commit("broken");
  repository.put("environments/versions.ts", "export const versions = { web: make() };\n").commit("made");
  repository.map("1.1.0", "1.0.0").commit();
  const history = await historyOf(repository);
  expect(told(history, "live")).toEqual([{ version: "1.0.0", from: 0, to: undefined, isFirst: true }]);
  expect(told(history, "dev").at(-1)).toEqual({ version: "1.1.0", from: 3, to: undefined });
  expect(history.unread.map(({ commit, reason }) => [commit.subject, reason])).toEqual([
    ["broken", expect.stringContaining("line 1: ")],
    ["made", "line 1: versions.web is a call, not text in quotes"],
  ]);
});

test("bytes that are no UTF-8 do not shift the maps of other commits", async () => {
  const repository = fleetRepository();
  const { writeFileSync } = await import("node:fs");
  const text = Buffer.concat([
    Buffer.from("// "),
    Buffer.from([0xff, 0xfe, 0xe9]),
    Buffer.from(`\n${versions("1.1.0", "1.0.0")}`),
  ]);
  writeFileSync(`${repository.root}/environments/versions.ts`, text);
  repository.commit();
  repository.map("1.2.0", "1.0.0").commit();
  expect(told(await historyOf(repository), "dev").map(({ version }) => version)).toEqual(["1.0.0", "1.1.0", "1.2.0"]);
});

test("a shallow clone is told, and what came with its oldest commit is no beginning", async () => {
  const repository = fleetRepository();
  repository.map("1.1.0", "1.0.0").commit();
  repository.map("1.2.0", "1.0.0").commit();
  const clone = new Repository();
  clone.git("fetch", "-q", "--depth=2", `file://${repository.root}`, "main");
  clone.git("reset", "-q", "--hard", "FETCH_HEAD");
  clone.tick(3);
  const history = await historyOf(clone);
  expect(history.isShallow).toBe(true);
  expect(told(history, "dev")).toEqual([
    { version: "1.1.0", from: 1, to: 2 },
    { version: "1.2.0", from: 2, to: undefined },
  ]);
});

test("a shallow clone that has the whole line is not shallow for it", async () => {
  const repository = fleetRepository();
  repository.git("switch", "-q", "-c", "long");
  repository.commit();
  repository.commit();
  const clone = new Repository();
  clone.git("fetch", "-q", "--depth=1", `file://${repository.root}`, "long:refs/heads/long");
  clone.git("fetch", "-q", `file://${repository.root}`, "main:refs/heads/other");
  clone.git("reset", "-q", "--hard", "other");
  expect((await historyOf(clone)).isShallow).toBe(false);
  expect((await historyOf(clone, "long")).isShallow).toBe(true);
});

test("a detached head, another ref and a fleet in a folder of the repository are read alike", async () => {
  const repository = fleetRepository("", "fleets/shop [1]");
  repository.map("1.1.0", "1.0.0").commit();
  repository.map("1.2.0", "1.0.0").commit();
  repository.git("switch", "-q", "--detach", "HEAD~1");
  expect(told(await historyOf(repository), "dev").map(({ version }) => version)).toEqual(["1.0.0", "1.1.0"]);
  expect(told(await historyOf(repository, "main"), "dev").map(({ version }) => version)).toContain("1.2.0");
});

test("a file that moved and is not committed yet is found where commits have it", async () => {
  const repository = new Repository();
  repository.put("policy.ts", policy()).put("versions.ts", versions("1.0.0", "1.0.0")).commit();
  repository.git("rm", "-q", "policy.ts", "versions.ts");
  repository.put("environments/policy.ts", policy()).map("1.1.0", "1.0.0");
  expect(told(await historyOf(repository), "dev").map(({ version }) => version)).toEqual(["1.0.0"]);
});

test("what is no repository, and what is no commit, is said", async () => {
  const root = folder({ "environments/policy.ts": policy(), "environments/versions.ts": versions() });
  const world = fakeWorld(root, {});
  const workspace = findWorkspace(world, ".");
  if ("reason" in workspace) throw new Error(workspace.reason);
  expect(await readHistory(world, workspace, "HEAD")).toMatchObject({
    fault: "this folder is not in a Git repository",
  });
  const repository = fleetRepository();
  expect(await readHistory(repository.world, repository.workspace, "nowhere")).toMatchObject({
    fault: 'there is no commit "nowhere" in this repository',
  });
  expect(await readHistory(repository.world, repository.workspace, "--output=/tmp/x")).toHaveProperty("fault");
});

test("what a person configured for Git changes nothing", async () => {
  const repository = new Repository();
  repository.put("environments/policy.ts", policy()).put("map.ts", versions("1.0.0", "1.0.0")).commit();
  repository.git("mv", "map.ts", "environments/versions.ts");
  repository.commit();
  repository.map("1.1.0", "1.0.0").commit();
  const plain = told(await historyOf(repository), "dev");
  for (const [name, value] of [
    ["log.follow", "true"],
    ["log.showRoot", "false"],
    ["log.showSignature", "true"],
    ["log.diffMerges", "off"],
    ["color.ui", "always"],
    ["diff.renames", "copies"],
    ["diff.relative", "true"],
    ["i18n.logOutputEncoding", "latin1"],
  ] as const)
    repository.git("config", name, value);
  expect(plain.map(({ version }) => version)).toEqual(["1.0.0", "1.1.0"]);
  expect(told(await historyOf(repository), "dev")).toEqual(plain);
});
