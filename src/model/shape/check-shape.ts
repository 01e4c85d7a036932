import type { Finding } from "../finding.ts";
import { Report, type SourceFiles } from "../report.ts";
import type { AnyFleet, AnyHolds, AnyHotfixes, AnyVersions } from "./any-fleet.ts";
import { checkBeside } from "./check-beside.ts";
import { checkContracts } from "./check-contracts.ts";
import { checkCycles } from "./check-cycles.ts";
import { checkExport, exported, exportedBeside } from "./check-export.ts";
import { checkIdentity } from "./check-identity.ts";
import { checkNames } from "./check-names.ts";
import { checkPromotion } from "./check-promotion.ts";
import { checkSettings } from "./check-settings.ts";
import { checkVersions, isVersions } from "./check-versions.ts";
import { foresee } from "./foresee.ts";
import { isHolds, isHotfixes } from "./is-beside.ts";
import { isFleet } from "./is-fleet.ts";
import { reportErrors } from "./report-errors.ts";

/** Two values of which nothing is known: the exports `fleet` and `versions`, or the modules that have them. */
export interface ShapeInput {
  readonly policy: unknown;
  readonly versions: unknown;
  /** The export `holds` beside the version map. */
  readonly holds?: unknown;
  /** The export `hotfixes` beside the version map. */
  readonly hotfixes?: unknown;
}

/** The policy, the version map and what stands beside it as their types say them, or all that keeps them from it. */
export type ShapeResult =
  | {
      readonly ok: true;
      readonly policy: AnyFleet;
      readonly versions: AnyVersions;
      /** Empty where nothing is held. */
      readonly holds: AnyHolds;
      /** Empty where nothing came in from the side. */
      readonly hotfixes: AnyHotfixes;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * What the compiler checks, checked again: a policy may come from plain JavaScript or past an `as any`. Beyond the
 * types it asks for names that can be rendered, one set of identity keys, and chains without circles.
 */
export function checkShape(input: ShapeInput, files: SourceFiles): ShapeResult {
  const report = new Report(files);
  const policy = exported("policy", input.policy);
  const versions = exported("versions", input.versions);
  const [holds, hotfixes] = [beside("holds", input), beside("hotfixes", input)];
  const fleet = checkExport("policy", policy, report);
  const map = checkExport("versions", versions, report);
  const validate = isFleet();
  const isShaped = validate(policy);
  if (fleet !== undefined) {
    reportErrors(validate.errors ?? [], fleet, report);
    checkNames(fleet, report);
    checkIdentity(fleet, report);
    checkSettings(fleet, report);
    checkCycles(fleet, report);
    checkContracts(fleet, report);
    checkPromotion(fleet, report);
    checkBeside("holds", holds, fleet, report);
    checkBeside("hotfixes", hotfixes, fleet, report);
    if (map !== undefined) checkVersions(fleet, map, report);
  }
  const isSound = isShaped && report.findings.length === 0;
  if (isSound && isVersions(versions) && isHolds(holds) && isHotfixes(hotfixes))
    return { ok: true, policy, versions, holds, hotfixes };
  foresee(fleet, map, report);
  return { ok: false, findings: report.findings };
}

/** What stands beside the version map, also where the whole module was given; nothing there is the same as empty. */
function beside(name: "holds" | "hotfixes", input: ShapeInput): unknown {
  return input[name] ?? exportedBeside(name, input.versions) ?? {};
}
