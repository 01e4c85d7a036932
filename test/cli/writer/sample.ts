import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { withHeader } from "../../../src/synth/header.ts";
import { Tree } from "../../../src/synth/tree.ts";

/** A tree of these files, each under its header. */
export function treeOf(texts: Readonly<Record<string, string>>): Tree {
  const tree = new Tree();
  for (const [path, text] of Object.entries(texts)) tree.add(path, withHeader(path, text), "a test");
  return tree;
}

/** A tree of many folders; two variants share some files, differ in others, and each has some of its own. */
export function bigTree(variant: "a" | "b" | "none"): Tree {
  const tree = new Tree();
  if (variant === "none") return tree;
  for (const environment of ["dev", "staging", "production"]) {
    for (let index = 0; index < 8; index++) {
      const folder = `dist/${environment}/component-${index}`;
      tree.add(`${folder}/same.yaml`, withHeader("same.yaml", `index: ${index}\n`), "a test");
      tree.add(`${folder}/other.yaml`, withHeader("other.yaml", `variant: ${variant}\n`.repeat(200)), "a test");
      if (index % 2 === 0) tree.add(`${folder}/only-${variant}.yaml`, withHeader("only.yaml", "a: 1\n"), "a test");
    }
    tree.add(`dist/${environment}/${variant}/deep/er/file.yaml`, withHeader("file.yaml", "a: 1\n"), "a test");
  }
  tree.add(`.github/workflows/${variant}.yaml`, withHeader("a.yaml", "on: push\n"), "a test");
  return tree;
}

/** The folders of `bigTree`. */
export const bigRoots = ["dist", ".github/workflows"] as const;

/** A new folder for one test. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "lockstep-writer-"));
}

/** Puts a file there by other means than the writer. */
export function put(root: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Every file below a folder with its text; a folder without files ends in a slash, a link in an at sign. */
export function filesBelow(root: string, path = ""): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const names = readdirSync(join(root, path)).sort();
  if (names.length === 0 && path !== "") found[`${path}/`] = "";
  for (const name of names) {
    const inner = path === "" ? name : `${path}/${name}`;
    const kind = lstatSync(join(root, inner));
    if (kind.isDirectory()) Object.assign(found, filesBelow(root, inner));
    else if (kind.isSymbolicLink()) found[`${inner}@`] = "";
    else found[inner] = readFileSync(join(root, inner), "latin1");
  }
  return found;
}

/** What a tree looks like once it is written. */
export function written(tree: Tree): Readonly<Record<string, string>> {
  return Object.fromEntries(tree);
}
