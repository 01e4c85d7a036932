import type { Finding } from "../model/finding.ts";

/** What a run of the rules came to: what every reporter prints. */
export interface Result {
  /** Sorted. */
  readonly findings: readonly Finding[];
  /** Findings that a waiver of the policy turned off. */
  readonly waived: number;
  /** Absent where the policy could not be read that far. */
  readonly counts: { readonly environments: number; readonly components: number; readonly files: number } | undefined;
  /** Why a rule exists, by its id. */
  readonly why: (rule: string) => string | undefined;
}

/** Findings that fail a run: errors that are new. */
export const errors = ({ findings }: Result): number =>
  findings.filter(({ severity, old }) => severity === "error" && old === undefined).length;

/** Warnings that are new; what was there before is counted apart, and never fails a run. */
export const warnings = ({ findings }: Result): number =>
  findings.filter(({ severity, old }) => severity === "warning" && old === undefined).length;

/** Findings that were there before the change that is looked at. */
export const olds = ({ findings }: Result): number => findings.filter(({ old }) => old !== undefined).length;

/** `1 error`, `2 errors`. */
export const count = (amount: number, noun: string): string =>
  `${amount.toLocaleString("en-US")} ${noun}${amount === 1 ? "" : "s"}`;

/** `3 environments, 5 components, 129 files`. */
export const scale = ({ counts }: Result): string =>
  counts === undefined
    ? ""
    : [
        count(counts.environments, "environment"),
        count(counts.components, "component"),
        count(counts.files, "file"),
      ].join(", ");
