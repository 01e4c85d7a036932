import { chmodSync, lstatSync, mkdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyWrite } from "../../../src/cli/writer/apply.ts";
import { planWrite } from "../../../src/cli/writer/plan.ts";
import { writeTree } from "../../../src/cli/writer/write-tree.ts";
import { withHeader } from "../../../src/synth/header.ts";
import { Tree } from "../../../src/synth/tree.ts";
import { bigRoots, bigTree, emptyFolder, filesBelow, put, treeOf, written } from "./sample.ts";

const roots = ["dist"];
let root = "";
beforeEach(() => {
  root = emptyFolder();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const two = treeOf({ "dist/dev/web/a.yaml": "a: 1\n", "dist/dev/api/b.yaml": "b: 1\n" });

/** Files whose times show that nobody wrote them. */
function times(paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const { mtimeMs, ino } = statSync(join(root, path));
    return `${path} ${mtimeMs} ${ino}`;
  });
}

describe("a write", () => {
  test("into an empty folder gives exactly the tree", () => {
    const { outcome, plan, findings, written: paths } = writeTree(root, bigTree("a"), bigRoots);
    expect({ outcome, findings }).toStrictEqual({ outcome: "written", findings: [] });
    expect(paths).toStrictEqual(bigTree("a").paths);
    expect(plan.added).toStrictEqual(bigTree("a").paths);
    expect(filesBelow(root)).toStrictEqual(written(bigTree("a")));
    expect(lstatSync(join(root, "dist/dev/component-0/same.yaml")).mode & 0o777).toBe(0o644 & ~process.umask());
  });

  test("into a folder that is not there makes it", () => {
    expect(writeTree(join(root, "new/fleet"), two, roots).outcome).toBe("written");
    expect(filesBelow(join(root, "new/fleet"))).toStrictEqual(written(two));
  });

  test("is a plan until it is applied", () => {
    const plan = planWrite(root, two, roots);
    expect(plan.added).toStrictEqual(two.paths);
    expect(filesBelow(root)).toStrictEqual({});
    expect(applyWrite(plan).written).toStrictEqual(two.paths);
  });

  test("of another tree replaces, adds and removes, and removes the folders that this empties", () => {
    writeTree(root, bigTree("a"), bigRoots);
    const { plan, removed } = writeTree(root, bigTree("b"), bigRoots);
    expect(filesBelow(root)).toStrictEqual(written(bigTree("b")));
    expect(plan.unchanged).toHaveLength(24);
    expect(plan.changed).toHaveLength(24);
    expect(removed).toStrictEqual(bigTree("a").paths.filter((path) => !bigTree("b").has(path)));
  });

  test("of nothing leaves the root folders and nothing else", () => {
    writeTree(root, bigTree("a"), bigRoots);
    writeTree(root, new Tree(), bigRoots);
    expect(filesBelow(root)).toStrictEqual({ "dist/": "", ".github/workflows/": "" });
  });

  test("does not touch a file that is as it should be", () => {
    writeTree(root, two, roots);
    for (const path of two.paths) utimesSync(join(root, path), 1_000_000_000, 1_000_000_000);
    const before = times(two.paths);
    put(root, "dist/dev/web/a.yaml", withHeader("a.yaml", "a: 2\n"));
    const { plan } = writeTree(root, two, roots);
    expect(plan).toMatchObject({ changed: ["dist/dev/web/a.yaml"], unchanged: ["dist/dev/api/b.yaml"] });
    expect(times(["dist/dev/api/b.yaml"])).toStrictEqual(before.filter((line) => line.includes("b.yaml")));
  });

  test("twice does nothing at all the second time", () => {
    writeTree(root, bigTree("a"), bigRoots);
    const folders = ["", "dist", "dist/dev", "dist/dev/component-0", ...bigTree("a").paths];
    const before = times(folders);
    expect(writeTree(root, bigTree("a"), bigRoots)).toMatchObject({ outcome: "written", written: [], removed: [] });
    expect(times(folders)).toStrictEqual(before);
  });

  test("replaces a file of ours that was edited by hand, and keeps its mode", () => {
    writeTree(root, two, roots);
    put(root, "dist/dev/web/a.yaml", `${two.get("dist/dev/web/a.yaml")}edited: true\n`);
    chmodSync(join(root, "dist/dev/web/a.yaml"), 0o755);
    writeTree(root, two, roots);
    expect(filesBelow(root)).toStrictEqual(written(two));
    expect(statSync(join(root, "dist/dev/web/a.yaml")).mode & 0o777).toBe(0o755);
  });

  test("repairs a file of ours that was cut off, or whose rest is no UTF-8", () => {
    writeTree(root, two, roots);
    const header = withHeader("a.yaml", "");
    put(root, "dist/dev/web/a.yaml", header.slice(0, 60));
    put(root, "dist/dev/api/b.yaml", Buffer.concat([Buffer.from(header), Buffer.from([0xff, 0xfe])]));
    writeTree(root, two, roots);
    expect(filesBelow(root)).toStrictEqual(written(two));
  });

  test("tells a replacement character from the broken byte that reads like one", () => {
    const tree = treeOf({ "dist/a.yaml": "a: \uFFFD\n" });
    const text = tree.get("dist/a.yaml") ?? "";
    put(root, "dist/a.yaml", Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xff, 0x0a])]));
    expect(writeTree(root, tree, roots).plan.changed).toStrictEqual(["dist/a.yaml"]);
    expect(writeTree(root, tree, roots).plan.unchanged).toStrictEqual(["dist/a.yaml"]);
  });

  test("writes text of any length and any alphabet", () => {
    const tree = treeOf({ "dist/a.yaml": "", "dist/b.yaml": `${"日本語 😀 ".repeat(100_000)}\n` });
    writeTree(root, tree, roots);
    expect(writeTree(root, tree, roots).plan.unchanged).toHaveLength(2);
  });

  test("of a file whose new name differs in case alone", () => {
    writeTree(root, treeOf({ "dist/Web/A.yaml": "" }), roots);
    const renamed = treeOf({ "dist/web/a.yaml": "" });
    writeTree(root, renamed, roots);
    expect(filesBelow(root)).toStrictEqual(written(renamed));
  });
});

describe("files of others", () => {
  test("stay where they are, and so do their folders", () => {
    const others = {
      "dist/README.md": "# Hand-written\n",
      "dist/dev/web/notes.yaml": "# rendered by hand\n",
      "dist/dev/old/kept.yaml": "a: 1\n",
      "elsewhere/a.yaml": withHeader("a.yaml", ""),
    };
    for (const [path, text] of Object.entries(others)) put(root, path, text);
    put(root, "dist/dev/old/stale.yaml", withHeader("stale.yaml", ""));
    put(root, "dist/gone/entirely/stale.yaml", withHeader("stale.yaml", ""));
    mkdirSync(join(root, "dist/empty"));
    const { removed } = writeTree(root, two, roots);
    expect(removed).toStrictEqual(["dist/dev/old/stale.yaml", "dist/gone/entirely/stale.yaml"]);
    expect(filesBelow(root)).toStrictEqual({ ...written(two), ...others, "dist/empty/": "" });
  });

  test("in the way are all reported, and nothing at all is written", () => {
    put(root, "dist/dev/web/a.yaml", "a: by hand\n");
    put(root, "dist/dev/api/b.yaml", "");
    put(root, "dist/stale.yaml", withHeader("stale.yaml", ""));
    const before = filesBelow(root);
    const tree = treeOf({ ...Object.fromEntries(two.paths.map((path) => [path, ""])), "dist/new.yaml": "" });
    const { outcome, findings } = writeTree(root, tree, roots);
    expect(outcome).toBe("refused");
    expect(findings).toStrictEqual([
      {
        rule: "write/foreign-file",
        severity: "error",
        message: '"dist/dev/api/b.yaml" was not rendered by Lockstep and stands in the way',
        at: { file: "dist/dev/api/b.yaml", path: [] },
        hint: 'move "dist/dev/api/b.yaml" away, or delete it if nobody needs it',
      },
      expect.objectContaining({ rule: "write/foreign-file", at: { file: "dist/dev/web/a.yaml", path: [] } }),
    ]);
    expect(filesBelow(root)).toStrictEqual(before);
  });

  test("with the very text that would be written are no conflict", () => {
    put(root, "dist/dev/web/a.yaml", two.get("dist/dev/web/a.yaml") ?? "");
    expect(writeTree(root, two, roots)).toMatchObject({ outcome: "written", written: ["dist/dev/api/b.yaml"] });
  });

  test("that appear between plan and write stop it", () => {
    writeTree(root, two, roots);
    const next = treeOf({ "dist/dev/web/a.yaml": "a: 2\n", "dist/dev/web/c.yaml": "" });
    const plan = planWrite(root, next, roots);
    put(root, "dist/dev/web/c.yaml", "mine\n");
    const before = filesBelow(root);
    const { outcome, findings } = applyWrite(plan);
    expect(outcome).toBe("busy");
    expect(findings.map(({ rule, at }) => `${rule} ${at.file}`)).toStrictEqual(["write/busy dist/dev/web"]);
    expect(filesBelow(root)).toStrictEqual(before);
  });
});

describe("staging folders", () => {
  test("of dead processes go, those of live ones and strange names stay", () => {
    put(root, "dist/.lockstep-999999999/0", "");
    put(root, `dist/.lockstep-${process.pid}/0`, "");
    put(root, "dist/.lockstep-notes/0", "");
    put(root, ".lockstep-999999999/0", "");
    expect(writeTree(root, two, roots).outcome).toBe("written");
    expect(filesBelow(root)).toStrictEqual({ ...written(two), "dist/.lockstep-notes/0": "" });

    put(root, `dist/.lockstep-${process.ppid}/0`, "");
    const before = filesBelow(root);
    const { outcome, findings } = applyWrite(planWrite(root, new Tree(), roots));
    expect(outcome).toBe("busy");
    expect(findings).toMatchObject([{ rule: "write/busy" }]);
    expect(filesBelow(root)).toStrictEqual(before);
  });

  test("of a process that died while it removed tell which empty folders were ours", () => {
    const outside = emptyFolder();
    mkdirSync(join(outside, "kept"));
    mkdirSync(join(root, "dist/dev/old/deep"), { recursive: true });
    mkdirSync(join(root, "dist/empty"));
    symlinkSync(outside, join(root, "dist/link"));
    const note = ["dist/dev/old/deep/er", "dist/link/kept", `../${basename(outside)}/kept`, "dist/none"];
    put(root, "dist/.lockstep-999999999/emptied", `${note.join("\n")}\n`);
    expect(applyWrite(planWrite(root, two, roots)).outcome).toBe("written");
    expect(filesBelow(root)).toStrictEqual({ ...written(two), "dist/empty/": "", "dist/link@": "" });
    expect(filesBelow(outside)).toStrictEqual({ "kept/": "" });
    rmSync(outside, { recursive: true });
  });

  test("go even when there is nothing to write", () => {
    writeTree(root, two, roots);
    put(root, "dist/.lockstep-999999999/0", "");
    writeTree(root, two, roots);
    expect(filesBelow(root)).toStrictEqual(written(two));
  });

  test("of a process that cannot have lived so long are remnants, whoever has its id now", () => {
    put(root, `dist/.lockstep-${process.ppid}/0`, "");
    utimesSync(join(root, `dist/.lockstep-${process.ppid}`), 1_000_000_000, 1_000_000_000);
    expect(writeTree(root, two, roots).outcome).toBe("written");
    expect(filesBelow(root)).toStrictEqual(written(two));
  });

  test("are no folders of ours when they are links", () => {
    const outside = emptyFolder();
    writeFileSync(join(outside, "kept"), "");
    mkdirSync(join(root, "dist"));
    symlinkSync(outside, join(root, "dist/.lockstep-999999999"));
    expect(writeTree(root, two, roots).outcome).toBe("written");
    expect(filesBelow(outside)).toStrictEqual({ kept: "" });
    rmSync(outside, { recursive: true });
  });
});
