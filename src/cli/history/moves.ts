import type { Move } from "../../model/history/record.ts";
import { listChoices, quoted, suggest } from "../../model/suggest.ts";
import { currentBranch } from "../git/branch.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { absent } from "./absent.ts";
import { branchesOf, shownRef } from "./branches.ts";
import { type Fault, isFault } from "./fault.ts";
import type { Tip } from "./ground.ts";
import { loadFleet } from "./load-fleet.ts";
import { readHistory } from "./read.ts";

/** A version that came to a component in an environment or a cluster. */
export interface PlacedMove extends Move {
  readonly home: string;
}

/** Every move that Git tells of, newest first. */
export interface Moves {
  readonly moves: readonly PlacedMove[];
  readonly tips: readonly Tip[];
  /** By environment or cluster: why nothing is known of it. */
  readonly missing: ReadonlyMap<string, Fault>;
}

/**
 * Reads the moves of a fleet. The policy is run only where the map is flat: then it says which branch is which
 * environment.
 */
export async function movesOf(world: World, workspace: Workspace): Promise<Moves | Fault> {
  const history = await readHistory(world, workspace, "HEAD");
  if (isFault(history)) return history;
  const branch = await currentBranch(world, { folder: workspace.root });
  const { head: commit, isShallow, unread } = history;
  const isFlat = history.moves.length > 0 && history.moves.at(-1)?.home === undefined;
  if (isFlat) return branchMoves(world, workspace, branch);
  const moves = history.moves.flatMap((move) => (move.home === undefined ? [] : [{ ...move, home: move.home }]));
  return { moves: moves.toReversed(), tips: [{ branch, commit, isShallow, unread }], missing: new Map() };
}

async function branchMoves(world: World, workspace: Workspace, current: string | undefined): Promise<Moves | Fault> {
  const fleet = await loadFleet(world, workspace);
  if ("findings" in fleet)
    return {
      fault: "the policy cannot be read, and it says which branch is which environment",
      hint: `run lockstep check: ${fleet.findings[0]?.message ?? ""}`,
    };
  const found: PlacedMove[] = [];
  const missing = new Map<string, Fault>();
  const tips = new Map<string, Tip>();
  for (const [home, branch] of branchesOf(fleet)) {
    const ref = await shownRef(world, workspace, branch, current);
    const history =
      ref === undefined ? await absent(world, workspace.root, branch) : await readHistory(world, workspace, ref);
    if (isFault(history)) {
      missing.set(home, history);
      continue;
    }
    const { head: commit, isShallow, unread } = history;
    tips.set(branch, { branch, commit, isShallow, unread });
    const kind = Object.hasOwn(fleet.environments, home) ? "environment" : "cluster";
    const isHere = (component: string): boolean => (fleet.components[component]?.scope ?? "environment") === kind;
    for (const move of history.moves) if (isHere(move.component)) found.push({ ...move, home });
  }
  // Branches have no order of their own but time; in one branch what came later stays later.
  const moves = found.toReversed().sort((left, right) => right.commit.time - left.commit.time);
  return { moves, tips: [...tips.values()], missing };
}

/** The moves of one component, in one environment or cluster; or what was likely meant. */
export function chosen(
  { moves }: Moves,
  component: string | undefined,
  home: string | undefined,
): readonly PlacedMove[] | Fault {
  const [components, homes] = [new Set(moves.map((move) => move.component)), new Set(moves.map((move) => move.home))];
  if (component !== undefined && !components.has(component)) return unknown("component", component, components);
  if (home !== undefined && !homes.has(home)) return unknown("environment", home, homes);
  return moves.filter((move) => (component ?? move.component) === move.component && (home ?? move.home) === move.home);
}

function unknown(kind: string, name: string, choices: ReadonlySet<string>): Fault {
  const near = suggest(name, choices);
  return {
    fault: `no commit has a version for the ${kind} ${quoted(name)}`,
    hint: near === undefined ? `choose one of ${listChoices(choices)}` : `did you mean ${quoted(near)}?`,
  };
}
