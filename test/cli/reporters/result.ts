import type { Result } from "../../../src/cli/report.ts";
import type { Finding } from "../../../src/model/finding.ts";

/** A result with these findings. */
export const resultOf = (findings: readonly Finding[], more: Partial<Result> = {}): Result => ({
  findings,
  waived: 0,
  counts: { environments: 2, components: 1, files: 21 },
  why: (rule) => (rule === "quota/fits" ? "The cluster refuses pods beyond the quota." : undefined),
  ...more,
});

/** An error with everything that a finding can have. */
export const full: Finding = {
  rule: "quota/fits",
  severity: "error",
  message: 'the pods of live request 400m of cpu, the quota "quota" allows 200m',
  at: { file: "environments/policy.ts", path: ["environments", "live", "quota", "cpu"], line: 8, column: 31 },
  causes: [
    { file: "environments/policy.ts", path: ["components", "web", "replicas"], line: 14, column: 5 },
    { file: "environments/versions.ts", path: [] },
  ],
  rendered: { file: "dist/live/namespace/resourcequota-quota.yaml", field: "spec.hard[requests.cpu]" },
  hint: "raise quota.cpu, or lower components.web.replicas",
};

/** A warning without anything that may be absent. */
export const bare: Finding = {
  rule: "dist/fresh",
  severity: "warning",
  message: "dist/dev/web/old.yaml is no longer rendered",
  at: { file: "dist/dev/web/old.yaml", path: [] },
  hint: "run npm run synth and commit what it writes",
};

/** A finding that was there before. */
export const old: Finding = {
  rule: "versions/exact",
  severity: "warning",
  message: 'web has the version "latest" in dev',
  at: { file: "environments/versions.ts", path: ["web", "dev"], line: 6, column: 10 },
  old: true,
  hint: "write a version that names one image",
};
