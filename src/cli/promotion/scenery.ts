import { branchOf, environmentOf } from "../../checks/promotion/branch.ts";
import { stateOf } from "../../checks/promotion/state.ts";
import type { Change } from "../../checks/promotion/subject.ts";
import type { Reading } from "../../model/edit/edit.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { listChoices, quoted } from "../../model/suggest.ts";
import { branchIn, currentBranch, refOf, remotesOf } from "../git/branch.ts";
import type { Repository } from "../git/repository.ts";
import { type Fault, isFault } from "../history/fault.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { beforeOf, targetOf, type Written } from "./before.ts";
import { branchState } from "./branch-state.ts";
import { branchPast } from "./past.ts";

/** A change that is to be judged, whatever the policy. */
export interface Asked {
  readonly world: World;
  readonly workspace: Workspace;
  readonly repository: Repository;
  readonly reading: Reading;
  readonly base: { readonly ref: string; readonly commit: string };
  /** What the base exports when it runs; nothing where it does not. */
  readonly ran: Written | undefined;
  readonly headBranch: string | undefined;
  readonly baseBranch: string | undefined;
  /** Seconds since 1970. */
  readonly now: number;
  readonly today: string;
}

/** What one policy makes of a change. */
export interface Scenery {
  readonly change: Change;
  /** The commit that the change is built on. */
  readonly fork: string | undefined;
  /** With the layout `"branch"`: what is merged into what. */
  readonly merge?: { readonly head: string; readonly base: string } | undefined;
}

/** A change as one policy sees it, or why Git cannot tell; nothing where it goes to no environment. */
export const sceneryOf = (asked: Asked, fleet: AnyFleet): Promise<Scenery | undefined | Fault> =>
  fleet.layout === "branch" ? onBranches(asked, fleet) : inFolders(asked, fleet);

async function inFolders(asked: Asked, fleet: AnyFleet): Promise<Scenery | Fault> {
  const { world, workspace, repository, reading, base, ran, now, today } = asked;
  const found = await beforeOf(world, workspace, repository, base.commit, ran);
  if (isFault(found)) return found;
  const { written, past, fork } = found;
  return { change: { order: fleet, before: stateOf(written), after: stateOf(reading), past, now, today }, fork };
}

async function onBranches(asked: Asked, fleet: AnyFleet): Promise<Scenery | undefined | Fault> {
  const { world, workspace, repository, reading, ran, now, today } = asked;
  const current = await currentBranch(world, repository);
  const name = baseOf(asked, fleet, current, await remotesOf(world, repository));
  if (typeof name === "object") return name;
  const environment = environmentOf(fleet, name);
  if (environment === undefined) return undefined;
  const target = await targetOf(world, repository, { name, ref: await refOf(world, repository, name) }, asked.base);
  if (typeof target === "object") return target;
  const found = await beforeOf(world, workspace, repository, target, ran);
  if (isFault(found)) return found;
  const { written, past: own, fork } = found;
  const others = await branchPast(world, workspace, fleet, repository, environment, fork ?? target);
  if (isFault(others)) return others;
  const { past, heads } = others;
  const before = branchState(written, environment, heads);
  const after = branchState(reading, environment, heads);
  const head = asked.headBranch ?? (world.variables.GITHUB_HEAD_REF || current);
  return {
    change: { order: fleet, before, after, past: fork === undefined ? own : past, now, today },
    fork,
    merge: head === undefined || head === name ? undefined : { head, base: name },
  };
}

/** The branch that a change goes to: one of an environment, or one that belongs to none of them and is known for it. */
function baseOf(
  { world, base, baseBranch }: Asked,
  fleet: AnyFleet,
  current: string | undefined,
  remotes: readonly string[],
): string | Fault {
  const { branch: bootstrap = "main" } = fleet.repository;
  const isKnown = (name: string): boolean => name === bootstrap || environmentOf(fleet, name) !== undefined;
  const { GITHUB_BASE_REF: into } = world.variables;
  if (baseBranch === undefined && into) return into;
  const named = baseBranch ?? (isKnown(base.ref) ? base.ref : branchIn(base.ref, remotes));
  if (isKnown(named) && (baseBranch !== undefined || named !== bootstrap)) return named;
  // A commit has no branch: then it is one that the present branch was at.
  if (baseBranch === undefined && current !== undefined && isKnown(current)) return current;
  if (isKnown(named)) return named;
  const branches = Object.keys(fleet.environments).map((name) => branchOf(fleet, name));
  return {
    fault: `no environment follows ${quoted(named)}`,
    hint:
      baseBranch === undefined
        ? `name the branch that this goes to with --base-branch`
        : `choose one of ${listChoices(new Set(branches))}`,
  };
}
