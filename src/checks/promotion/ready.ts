import type { Judgement } from "./judge.ts";

/** Which of many moves may be made together. */
export interface Ready {
  readonly components: readonly string[];
  /** Why the others may not; each once. */
  readonly refusals: readonly Judgement[];
}

/**
 * The largest set of components that the rules let move together: what is refused is taken out until nothing is, for
 * what is left may have needed it.
 */
export function readyOf(all: readonly string[], judge: (some: readonly string[]) => readonly Judgement[]): Ready {
  let components = all;
  const refusals: Judgement[] = [];
  while (components.length > 0) {
    const errors = judge(components).filter(({ finding }) => finding.severity === "error");
    const left = components.filter((each) => !errors.some((error) => error.components.includes(each)));
    refusals.push(...errors);
    if (left.length === components.length) break;
    components = left;
  }
  return { components, refusals };
}
