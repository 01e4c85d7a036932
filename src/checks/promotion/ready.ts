import type { Judgement } from "./judge.ts";

/** Which of many moves may be made together. */
export interface Ready {
  readonly components: readonly string[];
  /** Why the others may not; each once. */
  readonly refusals: readonly Judgement[];
}

type Judge = (some: readonly string[]) => readonly Judgement[];

/**
 * The components that the rules let move together, as many as can be: what is refused is taken out until nothing is, for
 * what is left may have needed it. What only lacks the right company is taken out last, and comes back where it may
 * move with what is left after all.
 */
export function readyOf(all: readonly string[], judge: Judge): Ready {
  let components = all;
  const refusals: Judgement[] = [];
  while (components.length > 0) {
    const errors = errorsOf(judge, components);
    const own = errors.filter((each) => !isApart(each) && components.some((name) => each.components.includes(name)));
    const taken = own.length > 0 ? own : errors;
    refusals.push(...taken);
    const left = components.filter((each) => !taken.some((error) => error.components.includes(each)));
    if (left.length === components.length) break;
    components = left;
  }
  for (const each of new Set(refusals.filter(isApart).flatMap((refusal) => refusal.components))) {
    const more = all.filter((name) => name === each || components.includes(name));
    if (errorsOf(judge, more).length === 0) components = more;
  }
  return { components, refusals: refusals.filter((each) => !isOver(each, components)) };
}

const errorsOf = (judge: Judge, some: readonly string[]): readonly Judgement[] =>
  judge(some).filter(({ finding }) => finding.severity === "error");

const isApart = ({ finding }: Judgement): boolean => finding.rule === "promotion/together";

/** Whether a component that lacked company moves in the end. */
const isOver = (refusal: Judgement, components: readonly string[]): boolean =>
  isApart(refusal) && refusal.components.every((each) => components.includes(each));
