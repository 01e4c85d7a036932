import { idOf } from "../../git/blob-id.ts";
import type { Blob } from "../../git/files.ts";
import type { GitFault } from "../../git/git.ts";
import type { Repository } from "../../git/repository.ts";
import { textsOf } from "../../git/texts.ts";
import type { Workspace } from "../../workspace.ts";
import type { World } from "../../world.ts";

/** The files of the user's, relative to the fleet's folder, that are not as a commit has them in `before`. */
export async function changedSources(
  world: World,
  repository: Repository,
  { files, texts }: Pick<Workspace, "files" | "texts">,
  before: ReadonlyMap<string, Blob>,
): Promise<readonly string[] | GitFault> {
  const suspects = (["policy", "versions"] as const).flatMap((which) => {
    const [file, text] = [files[which], texts[which]];
    const blob = before.get(file);
    return blob !== undefined && idOf(text, blob.id) === blob.id ? [] : [{ file, text, blob }];
  });
  const old = await textsOf(
    world,
    repository,
    suspects.flatMap(({ blob }) => blob ?? []),
  );
  if ("reason" in old) return old;
  return suspects
    .filter(({ text, blob }) => blob === undefined || lines(old.get(blob.id) ?? "") !== lines(text))
    .map(({ file }) => file);
}

/** Git may end lines on disk otherwise than in a commit. */
const lines = (text: string): string => text.replaceAll("\r\n", "\n");
