import { writeSync } from "node:fs";
import { writeTree } from "../../../src/cli/writer/write-tree.ts";
import { bigRoots, bigTree } from "./sample.ts";

/** `child.ts <root> <how many times> <variant>…`: writes the variants in turn and prints the findings as JSON. */
const [root = "", times = "1", ...variants] = process.argv.slice(2);
const trees = variants.map((variant) => bigTree(variant === "a" || variant === "b" ? variant : "none"));

// Whoever is about to kill this process waits until it does something.
writeSync(1, "ready\n");
for (let round = 0; round < Number(times); round++) {
  for (const tree of trees) {
    const { findings, outcome } = writeTree(root, tree, bigRoots);
    for (const finding of findings) writeSync(1, `${JSON.stringify({ outcome, ...finding })}\n`);
  }
}
writeSync(1, "done\n");
