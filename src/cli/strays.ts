import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Finding, Severity } from "../model/finding.ts";
import { headerLength, isOurs } from "../synth/header.ts";
import type { Tree } from "../synth/tree.ts";

/** Formats of what is rendered outside `dist/`: values files, and versions for scripts. */
const rendered = /\.(?:ya?ml|env)$/;

const skipped = new Set(["node_modules", "lib"]);

/**
 * Files outside the output's folders that carry our header and are rendered no longer: a setting that put them there
 * was changed. They lie among other people's files, so they are named and not removed.
 */
export function strays(
  root: string,
  tree: Tree,
  roots: readonly string[],
  severity: Severity = "error",
): readonly Finding[] {
  const findings: Finding[] = [];
  const walk = (folder: string): void => {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith(".") && !skipped.has(entry.name) && !roots.includes(path) && !isFleet(root, path))
          walk(path);
      } else if (
        entry.isFile() &&
        rendered.test(entry.name) &&
        !tree.has(path) &&
        isOurs(path, start(join(root, path)))
      )
        findings.push({
          rule: "dist/fresh",
          severity,
          message: `${path} carries Lockstep's header and is no longer rendered`,
          hint: "remove it, or give it another first line if it is yours now",
          at: { file: path, path: [] },
        });
    }
  };
  walk("");
  return findings;
}

/** Another fleet, which renders its own files. */
const isFleet = (root: string, path: string): boolean =>
  path !== "environments" &&
  [path, `${path}/environments`].some((folder) =>
    entriesOf(join(root, folder)).some(({ name }) => /^policy\.m?[jt]s$/.test(name)),
  );

function entriesOf(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function start(path: string): string {
  const bytes = Buffer.alloc(headerLength);
  try {
    const file = openSync(path, "r");
    try {
      return bytes.toString("utf8", 0, readSync(file, bytes, 0, headerLength, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return "";
  }
}
