import type { EditProblem } from "../../model/edit/problem.ts";
import type { Finding } from "../../model/finding.ts";

/** What keeps a file of versions from being read or edited as text. */
export const literalFindings = (problems: readonly EditProblem[], file: string): readonly Finding[] =>
  problems.map(({ line, column, message, hint, path: [first, ...path] }) => {
    const beside = first === "holds" || first === "hotfixes" ? first : undefined;
    const keys = beside === undefined && first !== undefined ? [first, ...path] : path;
    return {
      rule: "promotion/literal",
      severity: "error",
      message,
      hint,
      at: { file, path: keys, line, column, ...(beside === undefined ? {} : { export: beside }) },
    };
  });
