import type { ExitCode } from "../command.ts";
import { currentBranch } from "../git/branch.ts";
import { git } from "../git/git.ts";
import type { Repository } from "../git/repository.ts";
import type { Fault } from "../history/fault.ts";
import type { Ran, World } from "../world.ts";
import { conflicting } from "./conflicting.ts";
import { refuse } from "./ground.ts";
import { shortOf } from "./short-of.ts";

/** A merge of one branch into another. */
export interface Made {
  readonly source: string;
  readonly target: string;
  /** Where the target is pushed to. */
  readonly remote: string;
  /** The ref of the target that was judged, in full. */
  readonly into: string;
  /** The commit of the target that was judged. */
  readonly judged: string;
  /** The commit that is merged. */
  readonly commit: string;
  readonly title: string;
  /** What moves, a line each. */
  readonly lines: readonly string[];
}

/** What keeps the branch here from being the one that was judged: commits that are here alone. Behind it may be. */
export async function aheadFault(
  world: World,
  { folder }: Repository,
  { target, into, judged }: Made,
): Promise<Fault | undefined> {
  const local = await git(world, folder, ["rev-parse", "--verify", "--quiet", `refs/heads/${target}^{commit}`]);
  const commit = local.stdout.trim();
  if (local.code !== 0 || commit === judged) return undefined;
  const behind = await git(world, folder, ["merge-base", "--is-ancestor", commit, judged]);
  if (behind.code === 0) return undefined;
  const name = shortOf(into);
  return {
    fault: `${target} is at ${commit.slice(0, 12)} here, and what was judged is ${name} at ${judged.slice(0, 12)}`,
    hint: `push what is here alone, or take it away: git log ${name}..${target} shows it`,
  };
}

/**
 * Merges the very commits that were judged. It is made apart from the branch, which moves to it when all is well: a
 * merge that fails leaves nothing behind.
 */
export async function makeMerge(world: World, repository: Repository, made: Made): Promise<ExitCode> {
  const { source, target, remote, into, judged, commit, title, lines } = made;
  const run = (...args: readonly string[]) => git(world, repository.folder, args);
  const no = (fault: string, hint: string): 2 => refuse(world, "promote", { fault, hint });
  const status = await run("status", "--porcelain");
  if (status.code !== 0 || status.stdout.trim() !== "")
    return no("the working tree holds changes that are not committed", "commit or stash them first");
  const branch = await currentBranch(world, repository);
  const start = branch ?? (await run("rev-parse", "HEAD")).stdout.trim();
  const back = async (): Promise<void> => {
    const done = await run("switch", ...(branch === undefined ? ["--detach"] : []), start);
    if (done.code !== 0) world.note(`Git does not go back to ${start}: run git switch ${start}`);
  };
  const switched = await run("switch", "--detach", judged);
  if (switched.code !== 0) return failed(world, `Git cannot switch to ${shortOf(into)}`, switched);
  const done = await run("merge", "--no-ff", "-m", title, commit);
  if (done.code !== 0) {
    const conflicts = (await run("ls-files", "--unmerged")).stdout !== "";
    await run("merge", "--abort");
    await back();
    if (!conflicts) return failed(world, `Git does not merge ${source} into ${target}`, done);
    return conflicting(
      world,
      source,
      target,
      done.stdout.split("\n").find((line) => line.startsWith("CONFLICT")),
    );
  }
  const isNew = (await run("rev-parse", "--verify", "--quiet", `refs/heads/${target}`)).code !== 0;
  const moved = await run("branch", "--force", target, "HEAD");
  if (moved.code === 0 && isNew && into.startsWith("refs/remotes/"))
    await run("branch", "--set-upstream-to", shortOf(into), target);
  await back();
  if (moved.code !== 0) return failed(world, `Git does not move ${target} to the merge`, moved);
  world.out(`${[...lines, title].join("\n")}\n`);
  world.note(`next: git push ${remote} ${target}`);
  return 0;
}

/** Why Git did not do something, in its own words. */
function failed(world: World, fault: string, { stderr, stdout }: Ran): 2 {
  const said = `${stderr}\n${stdout}`.split("\n").filter((line) => line.trim() !== "");
  world.note(`lockstep promote: ${fault}${said.length === 0 ? ", and does not say why" : ":"}`);
  for (const line of said.slice(0, 20)) world.note(`  ${line.slice(0, 300)}`);
  const isNobody = /tell me who you are|identity unknown|empty ident/i.test(stderr);
  world.note(
    `→ ${isNobody ? "tell Git who you are: git config user.name and git config user.email" : "mend what Git or a hook of it says, and run the command again"}`,
  );
  world.note("nothing was changed");
  return 2;
}
