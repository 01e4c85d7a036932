import { expect, test } from "vitest";
import { Tree } from "../../src/synth/tree.ts";

test("a tree is read in the order of its paths, whatever the order in which they came", () => {
  const tree = new Tree();
  for (const path of ["dist/b", "dist/a/z", "dist/é", "dist/B", "dist/a-b", "dist/a"])
    tree.add(path, `text of ${path}`, "web");
  expect([...tree].map(([path]) => path)).toStrictEqual([
    "dist/B",
    "dist/a",
    "dist/a-b",
    "dist/a/z",
    "dist/b",
    "dist/é",
  ]);
  expect(tree.paths).toStrictEqual([...tree.paths].sort());
  expect(tree.get("dist/a/z")).toBe("text of dist/a/z");
  expect(tree.get("dist/none")).toBeUndefined();
  expect(tree.size).toBe(6);
});

test("a path that is added after a reading is in the next reading", () => {
  const tree = new Tree();
  tree.add("dist/b", "", "web");
  expect(tree.paths).toStrictEqual(["dist/b"]);
  tree.add("dist/a", "", "web");
  expect(tree.paths).toStrictEqual(["dist/a", "dist/b"]);
});

test("a path that is taken keeps its text, and the finding names both who render it", () => {
  const tree = new Tree();
  expect(tree.add("dist/a.yaml", "first", 'component "web"')).toBeUndefined();
  expect(tree.add("dist/a.yaml", "second", 'component "api"')).toStrictEqual({
    rule: "synth/one-owner",
    severity: "error",
    message: 'component "api" renders "dist/a.yaml", which component "web" renders too',
    at: { file: "dist/a.yaml", path: [] },
    hint: "give one of the two another name",
  });
  expect(tree.add("dist/a.yaml", "first", 'component "web"')?.message).toBe(
    'component "web" renders "dist/a.yaml" twice',
  );
  expect([...tree]).toStrictEqual([["dist/a.yaml", "first"]]);
});
