import type { Past } from "../../checks/promotion/past.ts";
import { type State, stateOf } from "../../checks/promotion/state.ts";
import type { Change } from "../../checks/promotion/subject.ts";
import { type Reading, readVersions } from "../../model/edit/edit.ts";
import { openRepository } from "../git/repository.ts";
import { type Fault, faultOf, isFault } from "../history/fault.ts";
import type { World } from "../world.ts";
import { branchState } from "./branch-state.ts";
import { defaultPast } from "./default-past.ts";
import type { Ground } from "./ground.ts";
import { branchPast } from "./past.ts";

type Flat = Omit<Reading, "problems">;

/** What an environment is seen by, whatever the layout: its past, and how its version map is read. */
export interface Scene {
  readonly past: Past;
  readonly read: (reading: Flat) => State;
  /** What the map as it is written says. */
  readonly present: State;
  /** What an edit calls the environment: nothing where the map is flat. */
  readonly home: string | undefined;
}

/** The scene of one environment, or why Git cannot tell it. */
export async function sceneOf(world: World, ground: Ground, environment: string): Promise<Scene | Fault> {
  const { workspace, fleet, reading } = ground;
  if (fleet.layout !== "branch") {
    const past = await defaultPast(world, ground);
    return isFault(past) ? past : { past, read: stateOf, present: stateOf(reading), home: environment };
  }
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return faultOf(repository);
  const found = await branchPast(world, workspace, fleet, repository, environment);
  if (isFault(found)) return found;
  const read = (each: Flat): State => branchState(each, environment, found.heads);
  return { past: found.past, read, present: read(reading), home: undefined };
}

/** The change that an edited text of the version map is. */
export const changeTo = (world: World, { fleet }: Ground, { past, read, present }: Scene, text: string): Change => ({
  ...{ order: fleet, before: present, after: read(readVersions(text)), past },
  ...{ now: world.now(), today: world.today },
});
