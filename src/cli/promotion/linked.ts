import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../model/finding.ts";
import { quoted } from "../../model/suggest.ts";
import type { Workspace } from "../workspace.ts";

/** A version map that is a link, or lies behind one: the history of a link is not that of what it leads to. */
export function linked({ root, files }: Workspace): readonly Finding[] {
  const steps = files.versions.split("/");
  const paths = steps.map((_, index) => steps.slice(0, index + 1).join("/"));
  const link = paths.find((path) => lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink());
  if (link === undefined) return [];
  return [
    {
      rule: "promotion/literal",
      severity: "error",
      message: `${quoted(link)} is a symbolic link, and Git keeps no history of what it leads to`,
      hint: "put what it leads to in its place",
      at: { file: files.versions, path: [] },
    },
  ];
}
