import type { Tree } from "../../synth/tree.ts";
import { applyWrite, type WriteResult } from "./apply.ts";
import { planWrite, type WritePlan } from "./plan.ts";

/** How long to wait for another process, in milliseconds. */
const patience = 10_000;

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** A plan and what became of it. */
export interface Written extends WriteResult {
  readonly plan: WritePlan;
}

/**
 * Makes the files below the fleet's folder equal to a tree. Waits while another process writes them, and plans anew.
 *
 * @param root The fleet's folder, absolute.
 * @param tree Every file that is to be there.
 * @param roots Folders, relative, in which files of ours that are no longer rendered are removed: `dist`.
 */
export function writeTree(root: string, tree: Tree, roots: readonly string[]): Written {
  // Two processes that saw each other and stepped back do not come back at the same moment.
  const pause = 10 + (process.pid % 7) * 5;
  for (let waited = 0; ; waited += pause) {
    const plan = planWrite(root, tree, roots);
    const result = applyWrite(plan);
    if (result.outcome !== "busy" || waited >= patience) return { ...result, plan };
    sleep(pause);
  }
}
