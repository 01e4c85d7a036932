import { errors, olds, type Result, warnings } from "../report.ts";

/** For programs: `{ findings, summary }`. */
export function json(result: Result): string {
  const { waived, counts } = result;
  // What a finding is known by is written for `--base`, and in no form that is promised to anybody.
  const findings = result.findings.map(({ essence: _, ...finding }) => finding);
  const summary = { errors: errors(result), warnings: warnings(result), old: olds(result), waived, ...counts };
  return `${JSON.stringify({ findings, summary }, null, 2)}\n`;
}
