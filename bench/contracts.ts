import { checkParity, type Parity } from "../src/checks/parity/parity.ts";
import { loadValidators } from "../src/checks/validate.ts";
import { digest } from "../src/cli/digest.ts";
import { Workload } from "../src/constructs/workload/workload.ts";
import type { Yardstick } from "./fleet.ts";
import { renderFleet } from "./lockstep.ts";

/** Holds a fleet that is rendered to its contracts: what `check` does beside everything else. */
export async function contractsOf(yardstick: Yardstick): Promise<() => Parity> {
  const { model, manifests } = renderFleet(yardstick);
  const { validators } = await loadValidators({ model, manifests }, [], "whole");
  const fleet = {
    policy: yardstick.fleet,
    versions: yardstick.versions,
    model,
    manifests,
    stage: { files: { policy: "environments/policy.ts", versions: "environments/versions.ts" }, workload: Workload },
    digest,
    validators,
    definitions: new Map(),
  };
  const isSigned = yardstick.fleet.parity?.every(({ allow = [] }) => allow.length > 0) === true;
  return () => {
    const parity = checkParity(fleet, "2026-11-21");
    if (isSigned !== (parity.findings.length === 0))
      throw new Error("the contracts of the yardstick are not what they were");
    return parity;
  };
}
