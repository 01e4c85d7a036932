import { errors, olds, type Result, warnings } from "../report.ts";

/** For programs: `{ findings, summary }`. */
export function json(result: Result): string {
  const { findings, waived, counts } = result;
  const summary = { errors: errors(result), warnings: warnings(result), old: olds(result), waived, ...counts };
  return `${JSON.stringify({ findings, summary }, null, 2)}\n`;
}
