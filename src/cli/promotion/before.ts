import type { Past } from "../../checks/promotion/past.ts";
import { type Reading, readVersions } from "../../model/edit/edit.ts";
import { commitOf } from "../git/commit.ts";
import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import { type Fault, faultOf, isFault } from "../history/fault.ts";
import { firstParentLine, type Step } from "../history/line.ts";
import { readingAt } from "../history/map-at.ts";
import { placeAt } from "../history/place.ts";
import { readHistory } from "../history/read.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { forkOf } from "./fork.ts";
import { noPast, pastOf } from "./past.ts";

/** A version map as it is written, whatever the layout. */
export type Written = Omit<Reading, "problems">;

/** What was before a change, and what the line that it goes to proves. */
export interface Before {
  readonly written: Written;
  readonly past: Past;
  /** The commit that the change is built on; nothing where it is built on none of that line. */
  readonly fork: string | undefined;
}

const empty: Written = { map: {}, holds: [], hotfixes: [] };

/**
 * What was before a change that goes to `base`: the map of the commit that it is built on, and what `base` holds back
 * by now. Where that map cannot be read it is the last one that could, and where none ever could, what `ran` says.
 */
export async function beforeOf(
  world: World,
  workspace: Workspace,
  repository: Repository,
  base: string,
  ran: Written | undefined,
): Promise<Before | Fault> {
  const fork = await forkOf(world, repository, base);
  if ("reason" in fork) {
    const history = await readHistory(world, workspace, base);
    const isNew = !isFault(history) && !history.isShallow && history.rows.length + history.unread.length === 0;
    // A line that has nothing in common with this one and never had a map is what was before the first.
    return isNew ? { written: empty, past: noPast, fork: undefined } : faultOf(fork);
  }
  const { commit } = fork;
  const [history, written, newest] = await Promise.all([
    readHistory(world, workspace, commit),
    writtenAt(world, workspace, repository, commit, ran),
    commit === base ? empty : writtenAt(world, workspace, repository, base, ran),
  ]);
  if (isFault(history)) return history;
  if (isFault(written)) return written;
  if (isFault(newest)) return newest;
  const holds = [...written.holds, ...newest.holds];
  return { written: { ...written, holds }, past: pastOf(history), fork: commit };
}

async function writtenAt(
  world: World,
  workspace: Workspace,
  repository: Repository,
  commit: string,
  ran: Written | undefined,
): Promise<Written | Fault> {
  const there = await readingAt(world, workspace, commit);
  if (!isFault(there) && there.problems.length === 0) return there;
  const path = await placeAt(world, repository, commit, workspace.files.versions);
  const steps = await firstParentLine(world, repository, commit, path);
  if ("reason" in steps) return faultOf(steps);
  const last = await lastWritten(world, repository, steps);
  if (last !== undefined)
    return isFault(there) || isBroken(there) ? last : { ...there, holds: [...there.holds, ...last.holds] };
  if (steps.length === 0 && !repository.isShallow) return empty;
  if (ran !== undefined) return ran;
  return {
    fault: `the version map cannot be read at ${commit.slice(0, 12)}, nor at any commit before it`,
    hint: repository.isShallow
      ? "fetch the rest with git fetch --unshallow; for actions/checkout set fetch-depth: 0"
      : "mend it there first: it has to be written out in plain text",
  };
}

const isBroken = ({ problems }: Pick<Reading, "problems">): boolean =>
  problems.some((each) => each.export === undefined);

/** The last map that could be read, with what was held back when that could be read last. */
async function lastWritten(world: World, { folder }: Repository, steps: readonly Step[]): Promise<Written | undefined> {
  let found: Written | undefined;
  for (const { file } of steps.toReversed()) {
    if (typeof file === "string") continue;
    const { stdout } = await git(world, folder, ["cat-file", "blob", file.blob]);
    const { problems, ...written } = readVersions(stdout);
    if (!isBroken({ problems })) found ??= written;
    if (found !== undefined && problems.length === 0) return { ...found, holds: [...found.holds, ...written.holds] };
  }
  return found;
}

/** The commit that a change is to go to, where its branch is known: one of that branch's own line. */
export async function targetOf(
  world: World,
  repository: Repository,
  branch: { readonly name: string; readonly ref: string | undefined },
  base: { readonly ref: string; readonly commit: string },
): Promise<string | Fault> {
  if (branch.ref === undefined) return base.commit;
  const target = await commitOf(world, repository, branch.ref);
  if ("reason" in target) return faultOf(target);
  const common = await forkOf(world, repository, target.commit, base.commit);
  if ("commit" in common && common.commit === base.commit) return base.commit;
  // Something else was named: then the change goes to what the branch has, unless that holds the change already.
  const head = await commitOf(world, repository, "HEAD");
  if ("reason" in head) return faultOf(head);
  const built = await forkOf(world, repository, target.commit);
  if ("commit" in built && built.commit !== head.commit) return target.commit;
  return {
    fault: `"${base.ref}" is no commit of the first-parent line of "${branch.name}", which holds this change already`,
    hint: `name the commit that ${branch.name} was at before; merge into it with a merge commit`,
  };
}
