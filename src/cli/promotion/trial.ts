import { type Move, movesOf } from "../../checks/promotion/move.ts";
import type { Reading } from "../../model/edit/edit.ts";
import type { Finding } from "../../model/finding.ts";
import type { Repository } from "../git/repository.ts";
import type { Fault } from "../history/fault.ts";
import type { MapAt } from "../history/map-at.ts";
import { newestThatMay } from "../history/newest-that-may.ts";
import type { World } from "../world.ts";
import type { Ground } from "./ground.ts";
import type { Judge } from "./laws.ts";
import { literalFindings } from "./literal.ts";
import { mergedMap } from "./merged.ts";
import type { Scene } from "./scene.ts";

/** What a merge is tried on. */
export interface Court {
  readonly repository: Repository;
  readonly scene: Scene;
  /** The branch that is merged into. */
  readonly target: MapAt;
  readonly judge: Judge;
}

/** What a merge would move, and what the rules say about that. */
export interface Trial {
  readonly moves: readonly Move[];
  readonly findings: readonly Finding[];
}

/** Tries the merge of a commit, which changes nothing; what of it conflicts is told in Git's words. */
export async function trialOf(
  world: World,
  ground: Ground,
  court: Court,
  head: MapAt,
): Promise<Trial | { readonly conflict: string } | Fault> {
  const merged = await mergedMap(world, court.repository, court.target, head);
  return "reading" in merged ? judged(world, ground, court, merged.reading) : merged;
}

/** What the version map of a merge moves. */
function judged(world: World, { fleet, workspace }: Ground, court: Court, { problems, ...read }: Reading): Trial {
  const { scene, target, judge } = court;
  if (problems.length > 0) return { moves: [], findings: literalFindings(problems, workspace.files.versions) };
  const change = {
    ...{ order: fleet, before: scene.read(target), after: scene.read(read), past: scene.past },
    ...{ now: world.now(), today: world.today },
  };
  return { moves: movesOf(change), findings: judge(change).map(({ finding }) => finding) };
}

/** The newest commit before another one that may go where that may not: a merge takes all or nothing. */
export const olderThatMayGo = (world: World, ground: Ground, court: Court, from: MapAt): Promise<string | undefined> =>
  newestThatMay(world, ground.workspace, court.repository, { from, into: court.target }, (merged) => {
    const trial = judged(world, ground, court, merged);
    return trial.moves.length > 0 && !isRefused(trial);
  });

/** Whether a rule keeps a merge back. */
export const isRefused = ({ findings }: Trial): boolean => findings.some(({ severity }) => severity === "error");
