import { type Judgement, judgeMoves } from "../../checks/promotion/judge.ts";
import type { Change } from "../../checks/promotion/subject.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { policyAt } from "../base.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import { type Fault, faultOf, isFault } from "../history/fault.ts";
import type { World } from "../world.ts";
import { byOld } from "./by-old.ts";
import { isEdited } from "./edited.ts";
import type { Ground } from "./ground.ts";
import { unrunnable } from "./unrunnable.ts";

/** The branch that a change goes to. */
export interface Goal {
  /** As people write it: `"main"`. */
  readonly name: string;
  readonly commit: string;
  /** The commit that the change is built on. */
  readonly fork: string | undefined;
}

/** Judges a change as `check --base` will: by the policy that is here, and by that of the branch that it goes to. */
export type Judge = (change: Change) => readonly Judgement[];

/** What a change to a branch is judged by. With `again` what was taken back may come once more. */
export async function judgeFor(world: World, ground: Ground, goal: Goal, again: boolean): Promise<Judge | Fault> {
  const { files, root } = ground.workspace;
  const repository = await openRepository(world, root);
  if ("reason" in repository) return faultOf(repository);
  const earlier = await earlierPolicy(world, ground, repository, goal);
  if (earlier !== undefined && isFault(earlier)) return earlier;
  return (change) => {
    const own = judgeMoves(change, files, again);
    return earlier === undefined ? own : [...own, ...stricter(own, judgeMoves({ ...change, order: earlier }, files))];
  };
}

/** The policy of the branch, where another one may be here; it is run only then, for that takes its time. */
async function earlierPolicy(
  world: World,
  { workspace, fleet }: Ground,
  repository: Repository,
  { name, commit, fork = commit }: Goal,
): Promise<AnyFleet | Fault | undefined> {
  if (!(await isEdited(world, workspace, repository, commit))) return undefined;
  const old = await policyAt(world, workspace.root, commit);
  if (old === "none") return undefined;
  if (old === "unknown") return (await isEdited(world, workspace, repository, fork)) ? unrunnable(name) : undefined;
  if (isFault(old)) return old;
  const { policy } = old;
  // With another layout versions have other places, and nothing here has them.
  return (policy.layout === "branch") === (fleet.layout === "branch") ? policy : undefined;
}

/** What the earlier policy alone refuses, with the components that it is about. */
function stricter(own: readonly Judgement[], earlier: readonly Judgement[]): readonly Judgement[] {
  const findings = own.map(({ finding }) => finding);
  return earlier.flatMap(({ finding, components }) =>
    byOld(findings, [finding]).map((each) => ({ finding: each, components })),
  );
}
