import { branchOf } from "../../checks/promotion/branch.ts";
import { type Judgement, judgeMoves } from "../../checks/promotion/judge.ts";
import { runsIn, sourceOf } from "../../checks/promotion/order.ts";
import type { Past } from "../../checks/promotion/past.ts";
import { joined, nothing, stateOf } from "../../checks/promotion/state.ts";
import type { Change } from "../../checks/promotion/subject.ts";
import { names } from "../../checks/promotion/words.ts";
import type { Reading } from "../../model/edit/edit.ts";
import type { Recorded } from "../../model/history/record.ts";
import type { SourceFiles } from "../../model/report.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { noVersion } from "../../model/version.ts";
import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import { mergedMap } from "../promotion/merged.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { type Fault, isFault } from "./fault.ts";
import type { Moment } from "./ground.ts";
import type { MapAt } from "./map-at.ts";
import { newestThatMay } from "./newest-that-may.ts";
import { isAbout } from "./partners.ts";
import { blockedIn, type Obstacle, type Pending, soakLeft } from "./pending.ts";
import { commitText } from "./words.ts";

/** The branch of an environment as others build on it. */
export interface Shared {
  readonly map: MapAt;
  readonly history: Recorded;
}

/** Where merges are tried, and by what they are judged. */
export interface Merging extends Moment {
  readonly world: World;
  readonly workspace: Workspace;
  readonly repository: Repository;
  readonly fleet: AnyFleet;
  /** By environment. */
  readonly shared: ReadonlyMap<string, Shared>;
}

/** What one merge would bring. */
export interface Merge {
  readonly pending: ReadonlyMap<string, Pending>;
  /** The newest commit of the source's branch that may be merged, where its head may not. */
  readonly older: string | undefined;
}

const nothingComes: Merge = { pending: new Map(), older: undefined };

/** What the branches of environments prove, as others build on them. */
export const sharedPast = (shared: Merging["shared"]): Past => ({
  stretches: (component, home) => shared.get(home)?.history.stretches(component) ?? [],
  isShallow: [...shared.values()].some(({ history }) => history.isShallow),
});

/**
 * What the branch of an environment would get from that of its source, as `lockstep promote` judges it: all of it goes,
 * or nothing.
 */
export async function mergeInto(merging: Merging, home: string, files: SourceFiles): Promise<Merge> {
  const { world, workspace, repository, fleet, shared } = merging;
  const source = fleet.environments[home]?.promotesFrom ?? "";
  const [from, into] = [shared.get(source)?.map, shared.get(home)?.map];
  if (from === undefined || into === undefined || !(await isNewer(merging, from, into))) return nothingComes;
  const before = [...shared].map(([name, { map }]) => stateOf(map, name)).reduce(joined, nothing);
  const common = { order: fleet, before, past: sharedPast(shared), now: merging.now, today: merging.today };
  const blocked = (fault: Fault): Merge => ({
    ...nothingComes,
    pending: blockedIn({ order: fleet, here: before }, home, fault),
  });
  const merged = await mergedMap(world, repository, into, from);
  if (isFault(merged)) return blocked(merged);
  if ("conflict" in merged) {
    const [left, right] = [branchOf(fleet, home), branchOf(fleet, source)];
    const hint = `merge ${left} into ${right} first, and resolve it there: git switch ${right} && git merge ${left}`;
    return blocked({ fault: `the branches do not merge: ${merged.conflict}`, hint });
  }
  const [problem] = merged.reading.problems;
  if (problem !== undefined) {
    const { message, hint } = problem;
    return blocked({ fault: `the version map of the merge cannot be read: ${message}`, hint });
  }
  const changeTo = (reading: Reading): Change => {
    const others = [...shared].map(([name, { map }]) => stateOf(name === home ? reading : map, name));
    return { ...common, after: others.reduce(joined, nothing) };
  };
  const errorsOf = (change: Change) =>
    judgeMoves(change, files, false).filter(({ finding }) => finding.severity === "error");
  const change = changeTo(merged.reading);
  const errors = errorsOf(change);
  if (errors.length === 0) return { pending: pendingOf(change, home, [], undefined), older: undefined };
  const older = await newestThatMay(world, workspace, repository, { from, into }, (reading) => {
    const tried = changeTo(reading);
    return comingIn(tried, home).length > 0 && errorsOf(tried).length === 0;
  });
  return { pending: pendingOf(change, home, errors, older), older };
}

async function isNewer({ world, repository }: Merging, from: MapAt, into: MapAt): Promise<boolean> {
  const range = [from.commit.id, `^${into.commit.id}`];
  const { stdout } = await git(world, repository.folder, ["rev-list", "--max-count=1", ...range]);
  return stdout.trim() !== "";
}

/** The components whose versions a change moves in an environment. */
const comingIn = ({ order, before, after }: Change, home: string): readonly string[] =>
  Object.keys(order.components).filter((each) => {
    const version = after.map[each]?.[home] ?? noVersion;
    return runsIn(order, each, home) && version !== noVersion && version !== before.map[each]?.[home];
  });

function pendingOf(
  change: Change,
  home: string,
  errors: readonly Judgement[],
  older: string | undefined,
): ReadonlyMap<string, Pending> {
  const all = comingIn(change, home);
  const refused = all.filter((each) => errors.some((error) => isAbout(error, each)));
  const source = change.order.environments[home]?.promotesFrom ?? "";
  const whole: Obstacle = {
    message: `a merge brings all that ${source} has into ${home}, and ${names(refused)} may not come`,
    hint:
      older === undefined
        ? `see what keeps ${names(refused)} back`
        : `merge an older commit: lockstep promote ${source} ${home} --at ${commitText(older)}`,
  };
  return new Map(
    all.map((component) => {
      const own = errors.filter((each) => isAbout(each, component)).map(({ finding }) => finding);
      const pending: Pending = {
        from: sourceOf(change.order, component, home) ?? source,
        version: change.after.map[component]?.[home] ?? noVersion,
        soakLeft: soakLeft(change, component, home),
        obstacles:
          errors.length === 0 || own.length > 0
            ? own.map(({ rule, message, hint }) => ({ rule, message, hint }))
            : [whole],
        with: all.filter((each) => each !== component),
      };
      return [component, pending] as const;
    }),
  );
}
