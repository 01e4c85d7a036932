import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeTree } from "../../../src/cli/writer/write-tree.ts";
import { withHeader } from "../../../src/synth/header.ts";
import { Tree } from "../../../src/synth/tree.ts";
import { emptyFolder, filesBelow, put, treeOf, written } from "./sample.ts";

const roots = ["dist"];
let root = "";
beforeEach(() => {
  root = emptyFolder();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const two = treeOf({ "dist/dev/web/a.yaml": "a: 1\n", "dist/dev/api/b.yaml": "b: 1\n" });

describe("what is no file and no folder where one should be", () => {
  const refused = (): readonly string[] => {
    const before = filesBelow(root);
    const { outcome, findings } = writeTree(root, two, roots);
    expect(outcome).toBe("refused");
    expect(filesBelow(root)).toStrictEqual(before);
    return findings.map(({ rule, at }) => `${rule} ${at.file}`);
  };

  test("a folder where a file should be", () => {
    put(root, "dist/dev/web/a.yaml/inner.txt", "");
    expect(refused()).toStrictEqual(["write/not-a-file dist/dev/web/a.yaml"]);
  });

  test("a file where a folder should be, reported once for all it keeps out", () => {
    put(root, "dist/dev", "");
    expect(refused()).toStrictEqual(["write/not-a-folder dist/dev"]);
  });

  test("a link in place of the file, whether it leads out of the tree, into it or nowhere", () => {
    put(root, "dist/real.yaml", withHeader("real.yaml", ""));
    const outside = emptyFolder();
    put(outside, "victim.yaml", withHeader("victim.yaml", ""));
    for (const target of [join(outside, "victim.yaml"), "../../real.yaml", "nowhere"]) {
      mkdirSync(join(root, "dist/dev/web"), { recursive: true });
      symlinkSync(target, join(root, "dist/dev/web/a.yaml"));
      expect(refused()).toStrictEqual(["write/symlink dist/dev/web/a.yaml"]);
      rmSync(join(root, "dist/dev"), { recursive: true });
    }
    expect(filesBelow(outside)).toStrictEqual({ "victim.yaml": withHeader("victim.yaml", "") });
    rmSync(outside, { recursive: true });
  });

  test.each(["dist", "dist/dev", "dist/dev/web"])(
    "a link in place of the folder %s, which is not scanned either",
    (folder) => {
      const outside = emptyFolder();
      const victim = { "a.yaml": withHeader("a.yaml", "old"), "web/stale.yaml": withHeader("a.yaml", "") };
      for (const [path, text] of Object.entries(victim)) put(outside, path, text);
      put(root, `${folder}/x`, "");
      rmSync(join(root, folder), { recursive: true });
      symlinkSync(outside, join(root, folder));
      expect(refused()).toStrictEqual([`write/symlink ${folder}`]);
      expect(writeTree(root, new Tree(), roots).outcome).toBe("written");
      expect(filesBelow(outside)).toStrictEqual(victim);
      rmSync(outside, { recursive: true });
    },
  );

  test("a link beside the files is left alone", () => {
    const outside = emptyFolder();
    put(outside, "stale.yaml", withHeader("stale.yaml", ""));
    mkdirSync(join(root, "dist"));
    symlinkSync(outside, join(root, "dist/elsewhere"));
    symlinkSync(join(outside, "stale.yaml"), join(root, "dist/stale.yaml"));
    expect(writeTree(root, two, roots)).toMatchObject({ outcome: "written", removed: [] });
    expect(filesBelow(root)).toStrictEqual({ ...written(two), "dist/elsewhere@": "", "dist/stale.yaml@": "" });
    expect(filesBelow(outside)).toHaveProperty("stale.yaml");
    rmSync(outside, { recursive: true });
  });
});

describe("paths that cannot be written", () => {
  test.each([
    ["../x.yaml", "write/outside-tree"],
    ["dist/../../x.yaml", "write/outside-tree"],
    ["dist/..", "write/outside-tree"],
    ["/etc/x.yaml", "write/outside-tree"],
    ["C:/x.yaml", "write/outside-tree"],
    ["", "write/unsafe-path"],
    ["dist//x.yaml", "write/unsafe-path"],
    ["dist/./x.yaml", "write/unsafe-path"],
    ["dist/", "write/unsafe-path"],
    ["dist\\..\\x.yaml", "write/unsafe-path"],
    ["dist/a\u0000b", "write/unsafe-path"],
    ["dist/a\nb", "write/unsafe-path"],
    [".git/hooks/pre-commit", "write/unsafe-path"],
    ["dist/.GIT/config", "write/unsafe-path"],
    ["dist/.lockstep-1/x.yaml", "write/unsafe-path"],
    [`dist/${"x".repeat(256)}`, "write/unsafe-path"],
    [`dist/${"日".repeat(86)}`, "write/unsafe-path"],
  ])("%j", (path, rule) => {
    const tree = treeOf({ [path]: "", "dist/good.yaml": "" });
    expect(writeTree(root, tree, roots).findings).toMatchObject([{ rule, at: { file: path, path: [] } }]);
    expect(filesBelow(root)).toStrictEqual({});
  });

  test.each(["..", "/", "", "dist/../.."])("a root %j", (path) => {
    expect(writeTree(root, two, [path]).outcome).toBe("refused");
  });

  test("up to 255 bytes and dots elsewhere are fine", () => {
    const tree = treeOf({ [`dist/${"x".repeat(255)}`]: "", "dist/..a/b..c.yaml": "", ".gitlab-ci.yml": "" });
    expect(writeTree(root, tree, roots).outcome).toBe("written");
    expect(filesBelow(root)).toStrictEqual(written(tree));
  });

  test.each([
    [["dist/Web.yaml", "dist/web.yaml"], ["write/case-collision dist/web.yaml"]],
    [["dist/Dev/a.yaml", "dist/dev/b.yaml"], ["write/case-collision dist/dev"]],
    [["dist/caf\u00e9", "dist/cafe\u0301"], ["write/case-collision dist/caf\u00e9"]],
    [["dist/a", "dist/a/b.yaml"], ["write/not-a-folder dist/a"]],
    [["dist/A", "dist/a/b.yaml"], ["write/not-a-folder dist/A"]],
  ])("two names that are one: %j", (paths, expected) => {
    const { findings } = writeTree(root, treeOf(Object.fromEntries(paths.map((path) => [path, ""]))), roots);
    expect(findings.map(({ rule, at }) => `${rule} ${at.file}`)).toStrictEqual(expected);
    expect(filesBelow(root)).toStrictEqual({});
  });

  test("a name that a foreign file has in another case", () => {
    put(root, "dist/dev/web/A.YAML", "mine\n");
    expect(writeTree(root, two, roots).findings).toMatchObject([
      { rule: "write/case-collision", at: { file: "dist/dev/web/a.yaml", path: [] } },
    ]);
  });

  test("a text without a header, which nobody could replace later", () => {
    const tree = new Tree();
    tree.add("dist/a.yaml", "a: 1\n", "a test");
    expect(writeTree(root, tree, roots).findings).toMatchObject([{ rule: "write/no-header" }]);
  });
});
