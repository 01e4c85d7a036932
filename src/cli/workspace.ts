import { join, relative, resolve } from "node:path";
import type { SourceFiles } from "../model/report.ts";
import type { World } from "./world.ts";

/** A fleet on disk: its folder and the two files that a user writes. */
export interface Workspace {
  /** Absolute. `dist/` lies in it. */
  readonly root: string;
  /** Relative to the root, with forward slashes. */
  readonly files: SourceFiles;
  readonly texts: { readonly policy: string; readonly versions: string };
}

const endings = ["ts", "mts", "js", "mjs"] as const;
const folders = ["environments", "."] as const;

/** Finds the policy and the version map of a folder; otherwise says what is not there. */
export function findWorkspace(
  world: World,
  directory: string,
): Workspace | { readonly reason: string; readonly hint: string } {
  const root = resolve(world.cwd, directory);
  const shown = relative(world.cwd, root) || ".";
  for (const folder of folders) {
    const present = world.list(join(root, folder));
    const policy = endings.map((ending) => `policy.${ending}`).find((name) => present.includes(name));
    if (policy === undefined) continue;
    const versions = endings.map((ending) => `versions.${ending}`).find((name) => present.includes(name));
    const place = (name: string): string => (folder === "." ? name : `${folder}/${name}`);
    if (versions === undefined)
      return {
        reason: `there is ${place(policy)} in ${shown}, and no version map beside it`,
        hint: `write ${place("versions.ts")}: export const versions = { … } satisfies Versions<typeof fleet>`,
      };
    const files = { policy: place(policy), versions: place(versions) };
    const policyText = world.read(join(root, files.policy));
    if (!("text" in policyText))
      return {
        reason: `${files.policy} cannot be read: ${policyText.reason}`,
        hint: "make it a file that you may read",
      };
    const versionsText = world.read(join(root, files.versions));
    if (!("text" in versionsText))
      return {
        reason: `${files.versions} cannot be read: ${versionsText.reason}`,
        hint: "make it a file that you may read",
      };
    return { root, files, texts: { policy: policyText.text, versions: versionsText.text } };
  }
  return {
    reason: `there is no environments/policy.ts in ${shown}`,
    hint: "run this in the folder of a fleet, or name it with --directory",
  };
}
