import type { Past } from "../../checks/promotion/past.ts";
import type { State } from "../../checks/promotion/state.ts";
import { readVersions } from "../../model/edit/edit.ts";
import type { Commit, History } from "../../model/history/history.ts";
import type { Recorded } from "../../model/history/record.ts";
import type { SourceFiles } from "../../model/report.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { currentBranch } from "../git/branch.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { branchGround } from "./branches.ts";
import { type Fault, isFault } from "./fault.ts";
import { filesOf } from "./files.ts";
import { folderGround } from "./folders.ts";
import type { Outlook } from "./outlook.ts";
import { readHistory } from "./read.ts";

/** A first-parent line that was read. */
export interface Tip {
  /** The branch; absent where none is checked out. */
  readonly branch: string | undefined;
  readonly commit: Commit;
  readonly isShallow: boolean;
  readonly unread: History["unread"];
}

/** All that files and Git say about a fleet's versions, whatever its layout. */
export interface Ground {
  readonly state: State;
  readonly past: Past;
  /** What promotions and debts are judged by: what the branches prove that others build on. */
  readonly proof: Past;
  readonly tips: readonly Tip[];
  /** By environment or cluster: why nothing is known of it. */
  readonly missing: ReadonlyMap<string, Fault>;
  /** What would move at a moment. */
  readonly outlook: (moment: Moment, files: SourceFiles) => Promise<Outlook>;
}

/** When a status is told for: seconds since 1970, and their day in UTC. */
export interface Moment {
  readonly now: number;
  readonly today: string;
}

/**
 * The history of what is checked out, to be asked for before anybody knows the policy: Git takes its time. Nothing
 * where the map is flat, for then another branch is another environment.
 */
export async function headHistory(world: World, workspace: Workspace): Promise<Recorded | Fault | undefined> {
  const { map } = readVersions(workspace.texts.versions);
  const isFlat = Object.values(map).some((row) => typeof row === "string");
  return isFlat ? undefined : readHistory(world, workspace, "HEAD");
}

/** The versions of a fleet as they are in the files, and as they were; `head` is the history of what is checked out. */
export async function groundOf(
  world: World,
  workspace: Workspace,
  fleet: AnyFleet,
  head: Recorded | Fault | undefined,
): Promise<Ground | Fault> {
  const state = filesOf(workspace);
  if (isFault(state)) return state;
  const current = await currentBranch(world, { folder: workspace.root });
  if (fleet.layout === "branch") return branchGround(world, workspace, fleet, current);
  const history = head ?? (await readHistory(world, workspace, "HEAD"));
  if (isFault(history)) return history;
  return folderGround(world, workspace, fleet, state, history, current);
}
