import { Disk } from "../../writer/disk.ts";
import { within } from "../../writer/paths.ts";
import { isCandidate, isSkipped, otherFleets } from "./candidates.ts";

/** Files on disk that may be rendered ones: their paths from the fleet's folder, and what reads them. */
export interface OnDisk {
  readonly paths: ReadonlySet<string>;
  /** Nothing where a file cannot be read. */
  readonly read: (path: string) => string | undefined;
}

/** Lists what lies below a fleet's folder; links are not followed. */
export function onDisk(root: string): OnDisk {
  const disk = new Disk(root);
  const all: string[] = [];
  const walk = (folder: string): void => {
    const found = disk.folder(folder);
    if (found.state !== "present") return;
    for (const [name, kind] of found.entries) {
      const path = within(folder, name);
      if (kind === "file") all.push(path);
      else if (kind === "folder" && !isSkipped(name)) walk(path);
    }
  };
  walk("");
  const isForeign = otherFleets(all);
  return {
    paths: new Set(all.filter((path) => isCandidate(path) && !isForeign(path))),
    read: (path) => {
      try {
        return disk.read(path);
      } catch {
        return undefined;
      }
    },
  };
}
