import { homesOf } from "../../checks/promotion/order.ts";
import { joined, nothing, type State, stateOf } from "../../checks/promotion/state.ts";
import type { Recorded } from "../../model/history/record.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { refOf } from "../git/branch.ts";
import { git } from "../git/git.ts";
import { openRepository } from "../git/repository.ts";
import { shortOf } from "../promotion/short-of.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { absent } from "./absent.ts";
import { type Fault, isFault } from "./fault.ts";
import { filesOf } from "./files.ts";
import type { Ground, Tip } from "./ground.ts";
import { mapAt } from "./map-at.ts";
import { mergeInto, type Shared, sharedPast } from "./merges.ts";
import { type Note, warning } from "./note.ts";
import { readHistory } from "./read.ts";
import { unsharedNote } from "./unshared.ts";

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
  const shared = new Map<string, Shared>();
  const notes: Note[] = [];
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
    if (isFault(found.shared)) {
      notes.push(warning(`${found.name}: ${found.shared.fault}; ${found.shared.hint}`));
      continue;
    }
    shared.set(home, found.shared);
    if (branch === current && found.shared.history.head.id !== history.head.id)
      notes.push(...unsharedNote(state.map, stateOf(found.shared.map, home).map, found.name));
  }
  return {
    state: states.reduce(joined, nothing),
    past: {
      stretches: (component, home) => histories.get(home)?.stretches(component) ?? [],
      isShallow: [...histories.values()].some(({ isShallow }) => isShallow),
    },
    proof: sharedPast(shared),
    tips: [...tips.values()],
    missing,
    outlook: async (moment, files) => {
      const repository = await openRepository(world, workspace.root);
      if ("reason" in repository) return { pending: new Map(), older: new Map(), notes };
      const merging = { world, workspace, repository, fleet, shared, ...moment };
      const found = await Promise.all(
        [...shared.keys()].map(async (home) => [home, await mergeInto(merging, home, files)] as const),
      );
      return {
        pending: new Map(found.map(([home, { pending }]) => [home, pending])),
        older: new Map(found.flatMap(([home, { older }]) => (older === undefined ? [] : [[home, older] as const]))),
        notes,
      };
    },
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
  /** Or why it cannot be read: of the one that is checked out the files are told all the same. */
  readonly shared: Shared | Fault;
  /** The branch that is shared, as people write it: `"origin/dev"`. */
  readonly name: string;
}

async function branchAt(
  world: World,
  workspace: Workspace,
  home: string,
  branch: string,
  current: string | undefined,
): Promise<Branch | Fault> {
  const ref = await refOf(world, { folder: workspace.root }, branch);
  if (ref === undefined) return absent(world, workspace.root, branch);
  const [history, map] = await Promise.all([readHistory(world, workspace, ref), mapAt(world, workspace, ref)]);
  const shared = isFault(history) ? history : isFault(map) ? map : { history, map };
  if (branch === current) return ownBranch(world, workspace, home, { shared, name: shortOf(ref) });
  if (isFault(shared)) return shared;
  return { history: shared.history, state: stateOf(shared.map, home), shared, name: shortOf(ref) };
}

/** The branch that is checked out: what the files say, and the commits that they stand on. */
async function ownBranch(
  world: World,
  workspace: Workspace,
  home: string,
  { shared, name }: Pick<Branch, "shared" | "name">,
): Promise<Branch | Fault> {
  const state = filesOf(workspace, home);
  if (isFault(state)) return state;
  const head = (await git(world, workspace.root, ["rev-parse", "HEAD"])).stdout.trim();
  const isSame = !isFault(shared) && shared.history.head.id === head;
  const history = isSame ? shared.history : await readHistory(world, workspace, "HEAD");
  return isFault(history) ? history : { history, state, shared, name };
}
