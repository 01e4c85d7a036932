import type { EditProblem } from "../../model/edit/problem.ts";
import type { Finding } from "../../model/finding.ts";

/** What keeps a file of versions from being read or edited as text. */
export const literalFindings = (problems: readonly EditProblem[], file: string): readonly Finding[] =>
  problems.map(({ message, hint, ...place }) => ({
    rule: "promotion/literal",
    severity: "error",
    message,
    hint,
    at: { file, ...place },
  }));
