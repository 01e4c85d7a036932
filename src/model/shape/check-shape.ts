import type { Finding } from "../finding.ts";
import { Report, type SourceFiles } from "../report.ts";
import type { AnyFleet, AnyVersions } from "./any-fleet.ts";
import { checkContracts } from "./check-contracts.ts";
import { checkCycles } from "./check-cycles.ts";
import { checkExport, exported } from "./check-export.ts";
import { checkIdentity } from "./check-identity.ts";
import { checkNames } from "./check-names.ts";
import { checkVersions, isVersions } from "./check-versions.ts";
import { foresee } from "./foresee.ts";
import { isFleet } from "./is-fleet.ts";
import { reportErrors } from "./report-errors.ts";

/** Two values of which nothing is known: the exports `fleet` and `versions`, or the modules that have them. */
export interface ShapeInput {
  readonly policy: unknown;
  readonly versions: unknown;
}

/** The policy and the version map as their types say them, or all that keeps them from it. */
export type ShapeResult =
  | { readonly ok: true; readonly policy: AnyFleet; readonly versions: AnyVersions }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * What the compiler checks, checked again: a policy may come from plain JavaScript or past an `as any`. Beyond the
 * types it asks for names that can be rendered, one set of identity keys, and chains without circles.
 */
export function checkShape(input: ShapeInput, files: SourceFiles): ShapeResult {
  const report = new Report(files);
  const policy = exported("policy", input.policy);
  const versions = exported("versions", input.versions);
  const fleet = checkExport("policy", policy, report);
  const map = checkExport("versions", versions, report);
  const validate = isFleet();
  const isShaped = validate(policy);
  if (fleet !== undefined) {
    reportErrors(validate.errors ?? [], fleet, report);
    checkNames(fleet, report);
    checkIdentity(fleet, report);
    checkCycles(fleet, report);
    checkContracts(fleet, report);
    if (map !== undefined) checkVersions(fleet, map, report);
  }
  if (isShaped && report.findings.length === 0 && isVersions(versions)) return { ok: true, policy, versions };
  foresee(fleet, map, report);
  return { ok: false, findings: report.findings };
}
