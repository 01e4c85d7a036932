import { homesOf } from "../../checks/promotion/order.ts";
import { joined, nothing, type State, stateOf } from "../../checks/promotion/state.ts";
import type { Recorded } from "../../model/history/record.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { refOf } from "../git/branch.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { absent } from "./absent.ts";
import { type Fault, isFault } from "./fault.ts";
import { filesOf } from "./files.ts";
import type { Ground, Tip } from "./ground.ts";
import { mapAt } from "./map-at.ts";
import { readHistory } from "./read.ts";

/** With a branch for each environment: what the heads of these branches say, and the files for the one checked out. */
export async function branchGround(
  world: World,
  workspace: Workspace,
  fleet: AnyFleet,
  current: string | undefined,
): Promise<Ground> {
  const states: State[] = [];
  const histories = new Map<string, Recorded>();
  const missing = new Map<string, Fault>();
  const tips = new Map<string, Tip>();
  const read = branchesOf(fleet).map(async ([home, branch]) => ({
    home,
    branch,
    found: await branchAt(world, workspace, home, branch, current),
  }));
  for (const { home, branch, found } of await Promise.all(read)) {
    if (isFault(found)) {
      missing.set(home, found);
      continue;
    }
    const { history, state } = found;
    states.push(state);
    histories.set(home, history);
    tips.set(branch, { branch, commit: history.head, isShallow: history.isShallow, unread: history.unread });
  }
  return {
    state: states.reduce(joined, nothing),
    past: {
      stretches: (component, home) => histories.get(home)?.stretches(component) ?? [],
      isShallow: [...histories.values()].some(({ isShallow }) => isShallow),
    },
    tips: [...tips.values()],
    missing,
  };
}

/** The branch of each environment; what belongs to clusters is read from that of the repository. */
export function branchesOf(fleet: AnyFleet): readonly (readonly [home: string, branch: string])[] {
  const { environments, components, repository } = fleet;
  const { branch: bootstrap = "main" } = repository;
  const clusters = Object.entries(components).flatMap(([name, { scope }]) =>
    scope === "cluster" ? homesOf(fleet, name) : [],
  );
  return [
    ...Object.entries(environments).map(([name, { branch = name }]) => [name, branch] as const),
    ...[...new Set(clusters)].map((name) => [name, bootstrap] as const),
  ];
}

/**
 * What is told of a branch, or nothing where it is nowhere. Of the one that is checked out the files are told, which
 * need not be committed: their past is what they were made on, pushed or not.
 */
export const shownRef = async (
  world: World,
  { root }: Workspace,
  branch: string,
  current: string | undefined,
): Promise<string | undefined> => (branch === current ? "HEAD" : refOf(world, { folder: root }, branch));

interface Branch {
  readonly history: Recorded;
  readonly state: State;
}

async function branchAt(
  world: World,
  workspace: Workspace,
  home: string,
  branch: string,
  current: string | undefined,
): Promise<Branch | Fault> {
  const ref = await shownRef(world, workspace, branch, current);
  if (ref === undefined) return absent(world, workspace.root, branch);
  const history = await readHistory(world, workspace, ref);
  if (isFault(history)) return history;
  const read = branch === current ? filesOf(workspace, home) : await mapAt(world, workspace, ref);
  if (isFault(read)) return read;
  return { history, state: "commit" in read ? stateOf(read, home) : read };
}
