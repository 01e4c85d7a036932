import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeTree } from "../../../src/cli/writer/write-tree.ts";
import { withHeader } from "../../../src/synth/header.ts";
import { Tree } from "../../../src/synth/tree.ts";
import { canBeDenied, findingsIn, isRoot, nobody, startChild } from "./run-child.ts";
import { bigRoots, bigTree, emptyFolder, filesBelow, put, treeOf, written } from "./sample.ts";

let root = "";
beforeEach(() => {
  root = emptyFolder();
});
afterEach(() => {
  if (isRoot) spawnSync("umount", ["-R", "-q", root]);
  allow(root);
  rmSync(root, { recursive: true, force: true });
});

/** Gives everything back to this process. */
function allow(path: string): void {
  chmodSync(path, 0o755);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) allow(join(path, entry.name));
  }
}

function giveAway(path: string): void {
  if (!isRoot) return;
  chownSync(path, nobody, nobody);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveAway(join(path, name));
}

/** Writes tree b over tree a, as somebody whom permissions stop. */
async function writeDenied(deny: () => void): Promise<readonly string[]> {
  giveAway(root);
  deny();
  const child = startChild([root, "1", "b"], true);
  const output = await child.output;
  expect(output).toContain("done\n");
  return findingsIn(output);
}

const unreadable = canBeDenied ? "" : " (skipped: nobody may not read this checkout)";

describe.skipIf(!canBeDenied)(`what the user has no permission for${unreadable}`, () => {
  beforeEach(() => {
    writeTree(root, bigTree("a"), bigRoots);
  });
  const before = written(bigTree("a"));

  test.each([
    ["the outermost folder", ["dist"]],
    ["two folders deep inside", ["dist/dev/component-1", "dist/production/component-2"]],
  ])("%s is read-only: each is reported and nothing is changed", async (_, folders) => {
    const findings = await writeDenied(() => {
      for (const folder of folders) chmodSync(join(root, folder), 0o555);
    });
    expect(findings.toSorted()).toStrictEqual(folders.map((folder) => `failed: write/failed ${folder}`));
    expect(filesBelow(root)).toStrictEqual(before);
  });

  test("a file in the way that cannot be read is foreign, even if it is ours", async () => {
    const findings = await writeDenied(() => chmodSync(join(root, "dist/dev/component-1/other.yaml"), 0));
    expect(findings).toStrictEqual(["refused: write/unreadable dist/dev/component-1/other.yaml"]);
    chmodSync(join(root, "dist/dev/component-1/other.yaml"), 0o644);
    expect(filesBelow(root)).toStrictEqual(before);
  });

  test("a folder in the way that cannot be listed", async () => {
    const findings = await writeDenied(() => chmodSync(join(root, "dist/dev/component-1"), 0));
    expect(findings).toStrictEqual(["refused: write/unreadable dist/dev/component-1"]);
    chmodSync(join(root, "dist/dev/component-1"), 0o755);
    expect(filesBelow(root)).toStrictEqual(before);
  });

  test("a file and a folder that are in nobody's way stay, with a warning, and the rest is written", async () => {
    const secret = {
      "dist/dev/secret.yaml": withHeader("a.yaml", ""),
      "dist/dev/private/a.yaml": withHeader("a.yaml", ""),
    };
    for (const [path, text] of Object.entries(secret)) put(root, path, text);
    const findings = await writeDenied(() => {
      chmodSync(join(root, "dist/dev/secret.yaml"), 0);
      chmodSync(join(root, "dist/dev/private"), 0);
    });
    expect(findings.toSorted()).toStrictEqual([
      "written: write/unreadable dist/dev/private",
      "written: write/unreadable dist/dev/secret.yaml",
    ]);
    for (const path of ["dist/dev/private", "dist/dev/secret.yaml"]) chmodSync(join(root, path), 0o755);
    expect(filesBelow(root)).toStrictEqual({ ...written(bigTree("b")), ...secret });
  });
});

test.skipIf(!canBeDenied)(
  `a fleet's folder without permission, where dist is yet to be made, stays empty${unreadable}`,
  async () => {
    const findings = await writeDenied(() => chmodSync(root, 0o555));
    expect(findings.every((finding) => finding.startsWith("failed: write/failed"))).toBe(true);
    expect(findings.length).toBeGreaterThan(0);
    expect(filesBelow(root)).toStrictEqual({});
  },
);

/** Mounts a small file system, where that is permitted. */
function mount(path: string, size: string): boolean {
  mkdirSync(path, { recursive: true });
  return spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", path]).status === 0;
}

const canMount =
  isRoot &&
  process.platform === "linux" &&
  ((): boolean => {
    const place = emptyFolder();
    const mounted = mount(place, "64k");
    if (mounted) spawnSync("umount", [place]);
    rmSync(place, { recursive: true, force: true });
    return mounted;
  })();

describe.skipIf(!canMount)("on a small file system (skipped where nothing can be mounted)", () => {
  test("a full disk leaves everything as it was, and says what to do", () => {
    expect(mount(root, "256k")).toBe(true);
    const small = treeOf({ "dist/a.yaml": "a: 1\n", "dist/b.yaml": "b: 1\n", "dist/stale.yaml": "" });
    expect(writeTree(root, small, ["dist"]).outcome).toBe("written");

    const big = new Tree();
    for (let index = 0; index < 64; index++)
      big.add(`dist/new/${index}.yaml`, withHeader("a.yaml", "x".repeat(8_192)), "a test");
    big.add("dist/a.yaml", withHeader("a.yaml", "a: 2\n"), "a test");
    const { outcome, findings } = writeTree(root, big, ["dist"]);
    expect(outcome).toBe("failed");
    expect(findings).toHaveLength(1);
    expect(findings[0]?.rule).toBe("write/failed");
    expect(findings[0]?.message).toMatch(
      /^"dist\/.*" could not be written: the disk is full \(ENOSPC\); nothing was changed$/,
    );
    expect(findings[0]?.hint).toBe("free some space, then run again");
    expect(filesBelow(root)).toStrictEqual(written(small));
  });

  test("a full disk leaves an empty folder empty", () => {
    expect(mount(root, "64k")).toBe(true);
    const tree = treeOf({ "dist/a/b.yaml": "x".repeat(200_000) });
    expect(writeTree(root, tree, ["dist"]).outcome).toBe("failed");
    expect(filesBelow(root)).toStrictEqual({});
  });

  test("a file that cannot be put into place is named, nothing is removed, and the next run repairs it", () => {
    const old = treeOf({ "dist/kept.yaml": "a: 1\n", "dist/stale.yaml": "" });
    writeTree(root, old, ["dist"]);
    expect(mount(join(root, "dist/other"), "256k")).toBe(true);
    const next = treeOf({ "dist/kept.yaml": "a: 2\n", "dist/other/file.yaml": "" });

    const { outcome, findings, written: paths, removed } = writeTree(root, next, ["dist"]);
    expect({ outcome, paths, removed }).toStrictEqual({ outcome: "partial", paths: ["dist/kept.yaml"], removed: [] });
    expect(findings).toMatchObject([{ rule: "write/failed", at: { file: "dist/other/file.yaml", path: [] } }]);
    expect(findings[0]?.message).toContain("another file system (EXDEV)");
    expect(Object.keys(filesBelow(root))).toStrictEqual(["dist/kept.yaml", "dist/other/", "dist/stale.yaml"]);

    spawnSync("umount", [join(root, "dist/other")]);
    expect(writeTree(root, next, ["dist"]).outcome).toBe("written");
    expect(filesBelow(root)).toStrictEqual(written(next));
  });
});
