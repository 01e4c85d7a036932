import { branchOf } from "../../checks/promotion/branch.ts";
import type { ExitCode } from "../command.ts";
import { refOf, remoteOf } from "../git/branch.ts";
import { commitOf } from "../git/commit.ts";
import { fetchHint } from "../git/fetch-hint.ts";
import { git } from "../git/git.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import { type Fault, faultOf, isFault } from "../history/fault.ts";
import { type MapAt, mapAt } from "../history/map-at.ts";
import { located } from "../located.ts";
import type { World } from "../world.ts";
import { conflicting } from "./conflicting.ts";
import { type Ground, list, refuse } from "./ground.ts";
import { judgeFor } from "./laws.ts";
import { lines } from "./lines.ts";
import { aheadFault, type Made, makeMerge } from "./make-merge.ts";
import { sceneOf } from "./scene.ts";
import { shortOf } from "./short-of.ts";
import { type Court, isRefused, olderThatMayGo, type Trial, trialOf } from "./trial.ts";
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
  const wanted = await wantedCommit(world, repository, source, asked.at);
  if (isFault(wanted)) return no(wanted);
  const { commit } = wanted;
  const court = await courtOf(world, ground, repository, asked);
  if (isFault(court)) return no(court);
  const judged = court.target.commit.id;
  const held = await git(world, repository.folder, ["merge-base", "--is-ancestor", commit, judged]);
  if (held.code === 0) {
    world.note(`nothing to do: ${target} holds all of ${asked.at ?? source}`);
    return 0;
  }
  const head = await mapAt(world, workspace, commit);
  if (isFault(head)) return no(head);
  const trial = await trialOf(world, ground, court, head);
  if (isFault(trial)) return no(trial);
  if ("conflict" in trial) return conflicting(world, source, target, trial.conflict);
  if (isRefused(trial)) return refused(world, ground, court, asked, trial, head);
  const remote = (await remoteOf(world, repository, target)) ?? "origin";
  const title = `Promote ${source} to ${target}`;
  const into = (await refOf(world, repository, target)) ?? target;
  const moved = trial.moves.length === 0 ? ["no version moves"] : lines(trial.moves);
  return settle(world, repository, asked, { source, target, remote, into, judged, commit, title, lines: moved });
}

/** What a merge is judged by; the branch that it goes to is looked up once, for what is judged is what is merged. */
async function courtOf(
  world: World,
  ground: Ground,
  repository: Repository,
  { to, again }: Merge,
): Promise<Court | Fault> {
  const scene = await sceneOf(world, ground, to);
  if (isFault(scene)) return scene;
  const [target, judge] = await Promise.all([
    mapAt(world, ground.workspace, scene.goal.commit),
    judgeFor(world, ground, scene.goal, again),
  ]);
  if (isFault(target)) return target;
  return isFault(judge) ? judge : { repository, scene, target, judge };
}

async function wantedCommit(world: World, repository: Repository, branch: string, at: string | undefined) {
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

/** Says what refuses a merge, and which older commit may go: a merge takes all or nothing. */
async function refused(
  world: World,
  ground: Ground,
  court: Court,
  { from, to, again }: Merge,
  { findings }: Trial,
  head: MapAt,
): Promise<1> {
  list(world, await located(findings, ground.workspace));
  const older = await olderThatMayGo(world, ground, court, head);
  if (older !== undefined)
    world.note(
      `→ what was in ${from} before may go: lockstep promote ${from} ${to} --at ${older.slice(0, 12)}${again ? " --again" : ""}`,
    );
  world.note("nothing was written");
  return 1;
}

/** Makes a merge that nothing refuses, or says how to. */
async function settle(
  world: World,
  repository: Repository,
  { at, branch, dryRun }: Merge,
  made: Made,
): Promise<ExitCode> {
  const here = branch || at !== undefined ? await aheadFault(world, repository, made) : undefined;
  if (here !== undefined) return refuse(world, "promote", here);
  if (dryRun) {
    world.out(`${[...made.lines, "(nothing was written)"].join("\n")}\n`);
    return 0;
  }
  if (branch) return makeMerge(world, repository, made);
  // What is printed may be handed to a shell.
  for (const line of made.lines) world.note(line);
  world.out(`${commands(made, at).join("\n")}\n`);
  return 0;
}

function commands({ source, target, remote, into, commit, title }: Made, at: string | undefined): readonly string[] {
  const named = JSON.stringify(title);
  if (at === undefined)
    return [`gh pr create --base ${target} --head ${source} --title ${named} --fill-first`, "gh pr merge --merge"];
  return [
    `git switch ${target}`,
    ...(into.startsWith("refs/remotes/") ? [`git merge --ff-only ${shortOf(into)}`] : []),
    `git merge --no-ff -m ${named} ${commit.slice(0, 12)}`,
    `git push ${remote} ${target}`,
  ];
}
