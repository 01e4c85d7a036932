import type { Finding, Severity } from "./finding.ts";

/** The two files that a user writes, relative to the fleet's folder. */
export interface SourceFiles {
  readonly policy: string;
  readonly versions: string;
}

/** Collects the findings of one pass over the policy. */
export class Report {
  readonly files: SourceFiles;
  readonly #findings: Finding[] = [];

  constructor(files: SourceFiles) {
    this.files = files;
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** A finding about a field of the policy. */
  policy(rule: string, path: readonly string[], message: string, hint: string, severity: Severity = "error"): void {
    this.#findings.push({ rule, severity, message, hint, at: { file: this.files.policy, path } });
  }

  /** A finding about a field of the version map. */
  versions(rule: string, path: readonly string[], message: string, hint: string, severity: Severity = "error"): void {
    this.#findings.push({ rule, severity, message, hint, at: { file: this.files.versions, path } });
  }

  /** A finding about what stands beside the version map. */
  beside(from: "holds" | "hotfixes", rule: string, path: readonly string[], message: string, hint: string): void {
    const at = { file: this.files.versions, export: from, path };
    this.#findings.push({ rule, severity: "error", message, hint, at });
  }
}
