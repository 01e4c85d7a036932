import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Sample } from "./sample.ts";

/** The least that any generator has to do: each object through `JSON.stringify`, each file and folder made once. */
export function writeFloor(root: string, sample: Sample): void {
  const folders = new Set<string>();
  for (const file of sample) {
    const path = join(root, file.path);
    const folder = dirname(path);
    if (!folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      folders.add(folder);
    }
    writeFileSync(path, "body" in file ? JSON.stringify(file.body) : file.text);
  }
}
