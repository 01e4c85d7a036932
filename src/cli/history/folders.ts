import { judgeMoves } from "../../checks/promotion/judge.ts";
import { type State, stateOf } from "../../checks/promotion/state.ts";
import type { Change } from "../../checks/promotion/subject.ts";
import { readVersions } from "../../model/edit/edit.ts";
import type { Recorded } from "../../model/history/record.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { openRepository } from "../git/repository.ts";
import { isEdited } from "../promotion/edited.ts";
import type { Goal } from "../promotion/laws.ts";
import { pastOf } from "../promotion/past.ts";
import { changeFrom, sceneOf } from "../promotion/scene.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { isFault } from "./fault.ts";
import type { Ground } from "./ground.ts";
import { mapAt } from "./map-at.ts";
import { type Note, plain } from "./note.ts";
import { blockedIn, pendingIn } from "./pending.ts";
import { unsharedNote } from "./unshared.ts";

/**
 * With a folder for each environment: the files and the history of what is checked out. What may move is judged by the
 * default branch, as `lockstep promote` does.
 */
export async function folderGround(
  world: World,
  workspace: Workspace,
  fleet: AnyFleet,
  state: State,
  history: Recorded,
  current: string | undefined,
): Promise<Ground> {
  const { head, isShallow, unread } = history;
  const reading = readVersions(workspace.texts.versions);
  const scene = await sceneOf(world, { workspace, fleet, reading }, "");
  const order = fleet;
  const homes = Object.keys(fleet.environments);
  const notes = isFault(scene) ? [] : await apart(world, workspace, state, scene.goal, head.id);
  return {
    state,
    past: pastOf(history),
    proof: isFault(scene) ? pastOf(history) : scene.past,
    tips: [{ branch: current, commit: head, isShallow, unread }],
    missing: new Map(),
    outlook: async ({ now, today }, files) => {
      const pending = homes.map((home) => {
        if (isFault(scene)) return [home, blockedIn({ order, here: state }, home, scene)] as const;
        const court = {
          ...{ order, here: state },
          changeTo: (after: State) => changeFrom({ now: () => now, today }, order, scene, after),
          judge: (change: Change) => judgeMoves(change, files, false),
        };
        return [home, pendingIn(court, home)] as const;
      });
      return { pending: new Map(pending), older: new Map(), notes };
    },
  };
}

/** What of the default branch is not here, where it is at another commit: versions, and what they are judged by. */
async function apart(
  world: World,
  workspace: Workspace,
  state: State,
  { name, commit }: Goal,
  head: string,
): Promise<readonly Note[]> {
  const repository = await openRepository(world, workspace.root);
  if (commit === head || "reason" in repository) return [];
  const there = await mapAt(world, workspace, commit);
  const isOther = await isEdited(world, workspace, repository, commit);
  return [
    ...(isFault(there) ? [] : unsharedNote(state.map, stateOf(there).map, name)),
    ...(isOther ? [plain(`${name} may have another policy than what is here, by which promote judges, too`)] : []),
  ];
}
