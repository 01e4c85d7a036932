import { addressOf } from "../model/address.ts";
import type { Finding } from "../model/finding.ts";

/**
 * Findings in the order in which a reader meets them: by file, line, field, rule. The same finding twice is one, about
 * all that both are about.
 */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const finding of [...findings].sort(compareFindings)) {
    const { rule, at, message, essence = [] } = finding;
    const key = JSON.stringify([rule, at.file, addressOf(at), message]);
    const before = found.get(key);
    if (before === undefined) found.set(key, finding);
    else if (essence.length > 0)
      found.set(key, { ...before, essence: [...new Set([...(before.essence ?? []), ...essence])] });
  }
  return [...found.values()];
}

/** Negative, zero or positive as `left` is to be read before, with or after `right`. */
export function compareFindings(left: Finding, right: Finding): number {
  return (
    compareTexts(left.at.file, right.at.file) ||
    (left.at.line ?? Number.MAX_SAFE_INTEGER) - (right.at.line ?? Number.MAX_SAFE_INTEGER) ||
    (left.at.column ?? 0) - (right.at.column ?? 0) ||
    comparePaths(left.at.path, right.at.path) ||
    compareTexts(left.rule, right.rule) ||
    compareTexts(left.message, right.message) ||
    compareTexts(left.severity, right.severity) ||
    compareTexts(left.rendered?.file ?? "", right.rendered?.file ?? "") ||
    compareTexts(left.rendered?.field ?? "", right.rendered?.field ?? "")
  );
}

/** Positions in lists by number: the second item stands before the tenth. */
function comparePaths(left: readonly string[], right: readonly string[]): number {
  for (const [index, key] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (key === other) continue;
    const numbers = /^\d+$/.test(key) && /^\d+$/.test(other);
    return (numbers ? Number(key) - Number(other) : 0) || compareTexts(key, other);
  }
  return left.length - right.length;
}

/** By code units, which no locale changes. */
const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
