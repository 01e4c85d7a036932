import { branchOrder, environmentOf } from "../../checks/promotion/branch.ts";
import { promotionFindings } from "../../checks/promotion/judge.ts";
import type { Past } from "../../checks/promotion/past.ts";
import { promotionRules } from "../../checks/promotion/promotion-rules.ts";
import { nothing, type State, stateOf } from "../../checks/promotion/state.ts";
import { findingOf } from "../../checks/run.ts";
import { type Reading, readVersions } from "../../model/edit/edit.ts";
import type { Finding } from "../../model/finding.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { commitOf } from "../git/commit.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import { type Fault, faultOf, isFault } from "../history/fault.ts";
import { mapAt } from "../history/map-at.ts";
import { located } from "../located.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { branchState } from "./branch-state.ts";
import { currentBranch } from "./branches.ts";
import { forkOf } from "./fork.ts";
import { literalFindings } from "./literal.ts";
import { branchPast, noPast, pastAt } from "./past.ts";

/** What a change is compared with. */
export interface Against {
  /** A commit, a branch or a tag: where the change is to go. */
  readonly ref: string;
  /** The day by which holds, hotfixes and freezes are judged. */
  readonly today: string;
  /** With the layout `"branch"`: the branch that is merged. @default - that of GitHub's pull request, or this one */
  readonly headBranch?: string | undefined;
  /** With the layout `"branch"`: the branch that it is merged into. @default - that of GitHub's pull request, or `ref` */
  readonly baseBranch?: string | undefined;
}

interface Asked {
  readonly world: World;
  readonly workspace: Workspace;
  readonly fleet: AnyFleet;
  readonly repository: Repository;
  readonly reading: Reading;
  readonly now: number;
  readonly against: Against;
}

/** What the rules of promotion say about the version map as it is on disk, compared with a commit; with places. */
export async function promotionFindingsFor(
  world: World,
  workspace: Workspace,
  fleet: AnyFleet,
  against: Against,
): Promise<readonly Finding[] | Fault> {
  const reading = readVersions(workspace.texts.versions);
  if (!hasRules(fleet, reading)) return [];
  if (reading.problems.length > 0) return literalFindings(reading.problems, workspace.files.versions);
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return faultOf(repository);
  const now = against.today === world.today ? world.now() : Date.parse(`${against.today}T12:00:00Z`) / 1_000;
  const asked = { world, workspace, fleet, repository, reading, now, against };
  const findings = await (fleet.layout === "branch" ? onBranches(asked) : inFolders(asked));
  return isFault(findings) ? findings : located(findings, workspace);
}

/** Where nothing receives, nothing is held and nothing moves by minors, Git has nothing to say. */
const hasRules = ({ environments, components }: AnyFleet, { holds }: Reading): boolean =>
  holds.length > 0 ||
  Object.values(environments).some(({ promotesFrom }) => promotesFrom !== undefined) ||
  Object.values(components).some(({ upgrade }) => upgrade !== undefined);

async function inFolders(asked: Asked): Promise<readonly Finding[] | Fault> {
  const { world, workspace, fleet, repository, reading, now, against } = asked;
  const { ref, today } = against;
  const base = await commitOf(world, repository, ref);
  if ("reason" in base) return faultOf(base);
  const after = stateOf(reading);
  const judged = (before: State, past: Past) =>
    promotionFindings({ order: fleet, before, after, past, now, today }, workspace.files);
  const fork = await forkOf(world, repository, base.commit);
  if ("reason" in fork) {
    // A commit that has nothing in common with this one and no map either is what was before the first.
    return isFault(await mapAt(world, workspace, base.commit)) ? judged(nothing, noPast) : faultOf(fork);
  }
  const [before, past] = await Promise.all([
    beforeAt(world, workspace, fork.commit),
    pastAt(world, workspace, fork.commit),
  ]);
  return isFault(past) ? past : judged(before, past);
}

/** A commit without a map that can be read is one before Lockstep: what comes next is the first there is. */
async function beforeAt(world: World, workspace: Workspace, commit: string): Promise<State> {
  const at = await mapAt(world, workspace, commit);
  return isFault(at) ? nothing : stateOf(at);
}

async function onBranches(asked: Asked): Promise<readonly Finding[] | Fault> {
  const { world, workspace, fleet, repository, reading, now, against } = asked;
  const { GITHUB_BASE_REF: into, GITHUB_HEAD_REF: from } = world.variables;
  const base =
    against.baseBranch ?? (into || against.ref.replace(/^(?:refs\/(?:heads|remotes\/origin)\/|origin\/)/, ""));
  const head = against.headBranch ?? (from || (await currentBranch(world, repository)));
  const environment = environmentOf(fleet, base);
  if (environment === undefined) return [];
  const order = head === undefined || head === base ? [] : [...branchOrder(fleet, head, base)];
  const wrong = order.map((each) =>
    findingOf("promotion/branch", promotionRules["promotion/branch"], each, workspace.files),
  );
  const found = await branchPast(world, workspace, fleet, repository, environment);
  if (isFault(found)) return found;
  const { past, heads } = found;
  const before = branchState(heads.get(environment), environment, heads);
  const after = branchState(reading, environment, heads);
  const { today } = against;
  return [...wrong, ...promotionFindings({ order: fleet, before, after, past, now, today }, workspace.files)];
}
