import { isOurs } from "../../../synth/header.ts";
import { idOf } from "../../git/blob-id.ts";
import type { Blob } from "../../git/files.ts";
import type { GitFault } from "../../git/git.ts";
import type { Repository } from "../../git/repository.ts";
import { textsOf } from "../../git/texts.ts";
import type { World } from "../../world.ts";
import { isCandidate, isSkipped, otherFleets } from "./candidates.ts";
import { type OnDisk, onDisk } from "./on-disk.ts";

/** A rendered file whose bytes are not what they were. Absent on a side where it is not there. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What became of the rendered files since a commit. */
export interface ChangedFiles {
  readonly changed: readonly ChangedFile[];
  /** Whether the commit has any rendered file. */
  readonly isRendered: boolean;
  /** The text of a file on disk, changed or not. */
  readonly read: OnDisk["read"];
  readonly paths: ReadonlySet<string>;
}

/** Compares the rendered files of a commit, of which all files are given, with those on disk. Nothing of either is run. */
export async function changedFiles(
  world: World,
  repository: Repository,
  files: ReadonlyMap<string, Blob>,
): Promise<ChangedFiles | GitFault> {
  const before = renderedIn(files);
  const { paths, read } = onDisk(repository.folder);
  const gone = new Map(before);
  const texts = new Map<string, string>();
  for (const path of paths) {
    const blob = before.get(path);
    const text = read(path);
    // Whose it is cannot be told either; what is nowhere else is not worth the whole answer.
    if (text === undefined && blob === undefined) continue;
    if (text === undefined) return { reason: `${path} cannot be read`, hint: "make it a file that you may read" };
    if (blob !== undefined && idOf(text, blob.id) === blob.id) gone.delete(path);
    else texts.set(path, text);
  }
  const old = await textsOf(world, repository, gone.values());
  if ("reason" in old) return old;
  const changed = [...new Set([...gone.keys(), ...texts.keys()])].sort().flatMap((path) => {
    const blob = gone.get(path);
    const file = { path, before: blob && old.get(blob.id), after: texts.get(path) };
    // Whoever takes the header off has still changed what clusters read.
    return [file.before, file.after].some((text) => text !== undefined && isOurs(path, text)) ? [file] : [];
  });
  const isRendered = gone.size < before.size || changed.some((file) => file.before !== undefined);
  return { changed, isRendered, read, paths };
}

function renderedIn(files: ReadonlyMap<string, Blob>): ReadonlyMap<string, Blob> {
  const isForeign = otherFleets(files.keys());
  return new Map(
    [...files].filter(
      ([path]) => isCandidate(path) && !isForeign(path) && !path.split("/").slice(0, -1).some(isSkipped),
    ),
  );
}
