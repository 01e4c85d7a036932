import { branchOf } from "../../checks/promotion/branch.ts";
import type { Order } from "../../checks/promotion/order.ts";
import type { Past } from "../../checks/promotion/past.ts";
import { nothing, type State, stateOf, type VersionsByHome } from "../../checks/promotion/state.ts";
import type { Change } from "../../checks/promotion/subject.ts";
import { type Reading, readVersions } from "../../model/edit/edit.ts";
import { openRepository } from "../git/repository.ts";
import { type Fault, faultOf, isFault } from "../history/fault.ts";
import type { World } from "../world.ts";
import { branchState } from "./branch-state.ts";
import { defaultBefore } from "./default-past.ts";
import type { Ground } from "./ground.ts";
import type { Goal } from "./laws.ts";
import { branchPast } from "./past.ts";

type Flat = Omit<Reading, "problems">;

/** What an environment is seen by, whatever the layout: its past, and how its version map is read. */
export interface Scene {
  readonly past: Past;
  readonly read: (reading: Flat) => State;
  /** What the map as it is written says. */
  readonly present: State;
  /** What was there before all that this branch changes, with what is held back by now where it goes. */
  readonly base: State;
  /** What an edit calls the environment: nothing where the map is flat. */
  readonly home: string | undefined;
}

/** The scene of one environment and the branch that an edit goes to, or why Git cannot tell them. */
export async function sceneOf(
  world: World,
  ground: Ground,
  environment: string,
): Promise<(Scene & { readonly goal: Goal }) | Fault> {
  const { workspace, fleet, reading } = ground;
  if (fleet.layout !== "branch") {
    const found = await defaultBefore(world, ground);
    if (isFault(found)) return found;
    const { past, written, goal } = found;
    return { past, read: stateOf, present: stateOf(reading), base: stateOf(written), home: environment, goal };
  }
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return faultOf(repository);
  const found = await branchPast(world, workspace, fleet, repository, environment);
  if (isFault(found)) return found;
  const read = (each: Flat): State => branchState(each, environment, found.heads);
  const head = found.heads.get(environment);
  const base = head === undefined ? nothing : read(head);
  const goal = { name: branchOf(fleet, environment), commit: head?.commit.id ?? "HEAD", fork: undefined };
  return { past: found.past, read, present: read(reading), base, home: undefined, goal };
}

/**
 * The change that an edited text of the version map is. What it moves is compared with what was there before this
 * branch, as a pull request will be: what the branch itself put or took away counts for nothing.
 */
export const changeTo = (world: World, { fleet }: Ground, scene: Omit<Scene, "home">, text: string): Change =>
  changeFrom(world, fleet, scene, scene.read(readVersions(text)));

/** The same for what a version map would say, without a text of it. */
export function changeFrom(
  { now, today }: Pick<World, "now" | "today">,
  order: Order,
  { past, present, base }: Pick<Scene, "past" | "present" | "base">,
  after: State,
): Change {
  const before = {
    ...present,
    map: beforeMap(present.map, after.map, base.map),
    holds: [...present.holds, ...base.holds],
    hotfixes: base.hotfixes,
  };
  return { order, before, after, past, now: now(), today };
}

/** The map as it is, but for the places that an edit changes: there it is what stood before. */
function beforeMap(present: VersionsByHome, after: VersionsByHome, base: VersionsByHome): VersionsByHome {
  const placed = Object.entries(present).map(([component, row]) => {
    const cells = Object.entries(row).flatMap(([home, version]) => {
      const old = after[component]?.[home] === version ? version : base[component]?.[home];
      return old === undefined ? [] : [[home, old] as const];
    });
    return [component, Object.fromEntries(cells)] as const;
  });
  return Object.fromEntries(placed);
}
