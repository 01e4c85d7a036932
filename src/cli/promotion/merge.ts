import { branchOf } from "../../checks/promotion/branch.ts";
import { judgeMoves } from "../../checks/promotion/judge.ts";
import type { ExitCode } from "../command.ts";
import { currentBranch, refOf, remoteOf } from "../git/branch.ts";
import { commitOf } from "../git/commit.ts";
import { fetchHint } from "../git/fetch-hint.ts";
import { complaint, git } from "../git/git.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import { type Fault, faultOf, isFault } from "../history/fault.ts";
import { mapAt } from "../history/map-at.ts";
import { located } from "../located.ts";
import type { World } from "../world.ts";
import { type Ground, refuse, tell } from "./ground.ts";
import { literalFindings } from "./literal.ts";
import { mergedMap } from "./merged.ts";
import { sceneOf } from "./scene.ts";
import { type Edge, edgeFault } from "./wanted.ts";

/** What a promotion by merge was asked for with. */
export interface Merge extends Edge {
  readonly components: readonly string[];
  /** A commit of the source's branch that is merged instead of its head. */
  readonly at: string | undefined;
  readonly again: boolean;
  /** Whether the merge is made here; else the commands for it are printed. */
  readonly branch: boolean;
  readonly dryRun: boolean;
}

/** Merges the branch of one environment into that of the next, in the layout `"branch"`. */
export async function mergeBranches(world: World, ground: Ground, asked: Merge): Promise<ExitCode> {
  const no = (fault: Fault): ExitCode => refuse(world, "promote", fault);
  const { fleet, workspace } = ground;
  const wrong = edgeFault(fleet, asked, false);
  if (wrong !== undefined) return no(wrong);
  const [named] = asked.components;
  const [source, target] = [branchOf(fleet, asked.from), branchOf(fleet, asked.to)];
  if (named !== undefined)
    return no({
      fault: `${named} alone cannot be promoted: with the layout "branch" a promotion is a merge of ${source} into ${target}`,
      hint: `leave the component out, or use the layout "directory"`,
    });
  const repository = await openRepository(world, workspace.root);
  if ("reason" in repository) return no(faultOf(repository));
  const commit = await merged(world, repository, source, asked.at);
  if (isFault(commit)) return no(commit);
  const [scene, head] = await Promise.all([sceneOf(world, ground, asked.to), mapAt(world, workspace, commit.commit)]);
  if (isFault(scene)) return no(scene);
  if (isFault(head)) return no(head);
  const into = await refOf(world, repository, target);
  const count = await git(world, repository.folder, ["rev-list", "--count", `${into}..${commit.commit}`]);
  if (count.stdout.trim() === "0") {
    world.note(`nothing to do: ${target} holds all of ${asked.at ?? source}`);
    return 0;
  }
  const before = await mapAt(world, workspace, into ?? target);
  if (isFault(before)) return no(before);
  const after = await mergedMap(world, repository, before, head);
  if (isFault(after)) return no(after);
  if ("conflict" in after) return conflicting(world, source, target, after.conflict);
  const { reading } = after;
  if (reading.problems.length > 0) return tell(world, literalFindings(reading.problems, workspace.files.versions));
  const change = {
    ...{ order: fleet, before: scene.read(before), after: scene.read(reading), past: scene.past },
    ...{ now: world.now(), today: world.today },
  };
  const errors = judgeMoves(change, workspace.files, asked.again).map(({ finding }) => finding);
  if (errors.some(({ severity }) => severity === "error")) return tell(world, await located(errors, workspace));
  const title = `Promote ${source} to ${target}`;
  const remote = (await remoteOf(world, repository, target)) ?? "origin";
  const made = { source, target, remote, into, commit: commit.commit, title };
  if (!asked.branch || asked.dryRun) {
    world.out(`${commands(made, asked.at).join("\n")}\n`);
    return 0;
  }
  return make(world, repository, made);
}

/** What the target has on its own goes into the source by a merge of its own, and no longer conflicts. */
function conflicting(world: World, source: string, target: string, conflict: string): 1 {
  world.note(`lockstep promote: the branches do not merge: ${conflict}`);
  world.note(
    `→ merge ${target} into ${source} first, and resolve it there: git switch ${source} && git merge ${target}`,
  );
  world.note("nothing was changed");
  return 1;
}

async function merged(world: World, repository: Repository, branch: string, at: string | undefined) {
  const ref = await refOf(world, repository, branch);
  if (ref === undefined)
    return { fault: `there is no branch "${branch}" here`, hint: await fetchHint(world, repository, branch) };
  const found = await commitOf(world, repository, at ?? ref);
  if ("reason" in found) return faultOf(found);
  const held = await git(world, repository.folder, ["merge-base", "--is-ancestor", found.commit, ref]);
  return held.code === 0
    ? found
    : { fault: `${at ?? ref} is no commit of the branch ${branch}`, hint: `name a commit that ${branch} has` };
}

const commands = ({ source, target, remote, title }: Made, at: string | undefined): readonly string[] =>
  at === undefined
    ? [
        `gh pr create --base ${target} --head ${source} --title ${JSON.stringify(title)} --fill-first`,
        "gh pr merge --merge",
      ]
    : [`git switch ${target}`, `git merge --no-ff -m ${JSON.stringify(title)} ${at}`, `git push ${remote} ${target}`];

interface Made {
  readonly source: string;
  readonly target: string;
  /** Where the target is pushed to. */
  readonly remote: string;
  readonly into: string | undefined;
  readonly commit: string;
  readonly title: string;
}

async function make(world: World, repository: Repository, made: Made): Promise<ExitCode> {
  const { source, target, remote, into, commit, title } = made;
  const run = (...args: readonly string[]) => git(world, repository.folder, args);
  const no = (fault: string, hint: string): 2 => refuse(world, "promote", { fault, hint });
  const status = await run("status", "--porcelain");
  if (status.code !== 0 || status.stdout.trim() !== "")
    return no("the working tree holds changes that are not committed", "commit or stash them first");
  const before = (await currentBranch(world, repository)) ?? (await run("rev-parse", "HEAD")).stdout.trim();
  const back = () => run("switch", ...(before.length === 40 ? ["--detach"] : []), before);
  const switched = await run("switch", target);
  if (switched.code !== 0) return no(`Git cannot switch to ${target}: ${complaint(switched)}`, "see what Git says");
  // What others merged there is part of what is merged into.
  const current = await run("merge", "--ff-only", into ?? target);
  const done = current.code === 0 ? await run("merge", "--no-ff", "-m", title, commit) : current;
  if (done.code !== 0) {
    await run("merge", "--abort");
    await back();
    const conflict = done.stdout.split("\n").find((line) => line.startsWith("CONFLICT"));
    return conflicting(world, source, target, (conflict ?? complaint(done)) || "see git merge");
  }
  await back();
  world.out(`${title}\n`);
  world.note(`next: git push ${remote} ${target}`);
  return 0;
}
