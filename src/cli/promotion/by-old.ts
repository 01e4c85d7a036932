import type { Finding } from "../../model/finding.ts";

/** What an earlier policy refuses that the present one does not, worded as that. */
export function byOld(findings: readonly Finding[], earlier: readonly Finding[]): readonly Finding[] {
  const known = new Set(findings.map(keyOf));
  return earlier
    .filter((each) => each.severity === "error" && !known.has(keyOf(each)))
    .map((each) => ({
      ...each,
      message: `${each.message}, by the policy before this change`,
      hint: `${each.hint}; or change the policy first, in a change of its own`,
    }));
}

const keyOf = ({ rule, message, at }: Finding): string => JSON.stringify([rule, message, at.path]);
