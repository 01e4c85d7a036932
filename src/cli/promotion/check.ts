import { branchOrder } from "../../checks/promotion/branch.ts";
import { judgeMoves, promotionFindings } from "../../checks/promotion/judge.ts";
import { movesOf } from "../../checks/promotion/move.ts";
import { promotionRules } from "../../checks/promotion/promotion-rules.ts";
import { findingOf } from "../../checks/run.ts";
import { type Reading, readVersions } from "../../model/edit/edit.ts";
import type { Finding } from "../../model/finding.ts";
import type { SourceFiles } from "../../model/report.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import type { Old } from "../base.ts";
import { commitOf } from "../git/commit.ts";
import { openRepository } from "../git/repository.ts";
import { type Fault, faultOf, isFault } from "../history/fault.ts";
import { located } from "../located.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { byOld } from "./by-old.ts";
import { isEdited } from "./edited.ts";
import { hasRules } from "./has-rules.ts";
import { linked } from "./linked.ts";
import { literalFindings } from "./literal.ts";
import { writtenOf } from "./ran.ts";
import { type Asked, type Scenery, sceneryOf } from "./scenery.ts";
import { unrunnable } from "./unrunnable.ts";

/** What a change is compared with. */
export interface Against {
  /** A commit, a branch or a tag: where the change is to go. */
  readonly ref: string;
  /** The day by which holds, hotfixes and freezes are judged. */
  readonly today: string;
  /** The policy that is there: a change that loosens the rules is judged by those that it found. */
  readonly old: Old;
  /** With the layout `"branch"`: the branch that is merged. @default - that of GitHub's pull request, or this one */
  readonly headBranch?: string | undefined;
  /** With the layout `"branch"`: the branch that it is merged into. @default - that of GitHub's pull request, or `ref` */
  readonly baseBranch?: string | undefined;
}

/** What the rules of promotion say about the version map as it is on disk, compared with a commit; with places. */
export async function promotionFindingsFor(
  world: World,
  workspace: Workspace,
  fleet: AnyFleet,
  against: Against,
): Promise<readonly Finding[] | Fault> {
  const { old, today, ref } = against;
  const { files } = workspace;
  const reading = readVersions(workspace.texts.versions);
  if (!hasRules(fleet, reading) && !hadRules(old, reading)) return [];
  const unreadable = [...literalFindings(reading.problems, files.versions), ...linked(workspace)];
  if (unreadable.length > 0) return unreadable;
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return faultOf(repository);
  const base = await commitOf(world, repository, ref);
  if ("reason" in base) return faultOf(base);
  const now = today === world.today ? world.now() : Date.parse(`${today}T12:00:00Z`) / 1_000;
  const { headBranch, baseBranch } = against;
  const ran = typeof old === "string" ? undefined : writtenOf(old);
  const asked = {
    ...{ world, workspace, repository, reading, base: { ref, ...base }, ran },
    ...{ headBranch, baseBranch, now, today },
  };
  const found = await judged(asked, fleet, old);
  return isFault(found) ? found : located(found, workspace);
}

/** Where nobody knows, a map that cannot be read is no reason to ask more of it. */
const hadRules = (old: Old, { problems }: Reading): boolean =>
  typeof old === "string" ? old === "unknown" && problems.length === 0 : hasRules(old.policy, writtenOf(old));

async function judged(asked: Asked, fleet: AnyFleet, old: Old): Promise<readonly Finding[] | Fault> {
  const { files } = asked.workspace;
  const own = await sceneryOf(asked, fleet);
  if (own !== undefined && isFault(own)) return own;
  const findings = own === undefined ? [] : [...order(own, files), ...promotionFindings(own.change, files)];
  if (old === "none") return findings;
  if (old === "unknown") return (await doubt(asked, own)) ?? findings;
  // Folders hold the same whatever the policy is: it alone is another.
  const isInFolders = fleet.layout !== "branch" && old.policy.layout !== "branch";
  const earlier =
    isInFolders && own !== undefined
      ? { ...own, change: { ...own.change, order: old.policy } }
      : await sceneryOf(asked, old.policy);
  // An environment that is new with its branch is none that the old policy could know.
  if (earlier === undefined || (isFault(earlier) && own !== undefined)) return findings;
  if (isFault(earlier)) return earlier;
  const moves = judgeMoves(earlier.change, files).map(({ finding }) => finding);
  return [...findings, ...byOld(findings, [...order(earlier, files), ...moves])];
}

const order = ({ change, merge }: Scenery, files: SourceFiles): readonly Finding[] =>
  merge === undefined
    ? []
    : [...branchOrder(change.order, merge.head, merge.base, change)].map((each) =>
        findingOf("promotion/branch", promotionRules["promotion/branch"], each, files),
      );

/** Whether a change may have loosened a policy that nobody can read any more, and uses that. */
async function doubt({ world, workspace, repository, base }: Asked, own: Scenery | undefined) {
  if (own === undefined) return undefined;
  const { environments } = own.change.order;
  const receives = Object.values(environments).some(({ promotesFrom }) => promotesFrom !== undefined);
  const moves = movesOf(own.change).filter(({ source }) => source !== undefined || !receives);
  if (moves.length === 0 || !(await isEdited(world, workspace, repository, own.fork ?? base.commit))) return undefined;
  return unrunnable(base.ref);
}
