import type { World } from "../world.ts";

/** Says that two branches conflict: what the target has on its own goes into the source first, by a merge of its own. */
export function conflicting(world: World, source: string, target: string, conflict = "see git merge"): 1 {
  world.note(`lockstep promote: the branches do not merge: ${conflict}`);
  world.note(
    `→ merge ${target} into ${source} first, and resolve it there: git switch ${source} && git merge ${target}`,
  );
  world.note("nothing was changed");
  return 1;
}
