import type { Problem } from "../rule.ts";

/** Each problem once: one cause in the policy is often rendered into many objects. */
export function* distinct(problems: Iterable<Problem>): Iterable<Problem> {
  const seen = new Set<string>();
  for (const problem of problems) {
    const { at, message, source } = problem;
    const key = JSON.stringify([source, at, message]);
    if (seen.has(key)) continue;
    seen.add(key);
    yield problem;
  }
}
