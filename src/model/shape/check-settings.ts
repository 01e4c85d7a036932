import { copyJson } from "../json.ts";
import type { Report } from "../report.ts";
import { isRecord, own, type Unknowns } from "./record.ts";
import { subject } from "./words.ts";

/**
 * Whether the settings of environments are JSON: environments are compared by them, and what has no end, or looks empty
 * and is not, cannot be compared.
 */
export function checkSettings(policy: Unknowns, report: Report): void {
  const environments = own(policy, "environments");
  for (const [name, environment] of Object.entries(isRecord(environments) ? environments : {})) {
    const settings = own(environment, "settings");
    const copy = settings === undefined ? { value: null } : copyJson(settings);
    if ("value" in copy) continue;
    for (const { path, message } of copy.problems) {
      const at = ["environments", name, "settings", ...path];
      report.policy(
        "policy/not-json",
        at,
        `${subject(at)} ${message}`,
        "write plain JSON: text, finite numbers, true or false, null, lists and objects",
      );
    }
  }
}
