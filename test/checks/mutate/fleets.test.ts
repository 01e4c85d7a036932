import { resolve } from "node:path";
import { expect, test } from "vitest";
import { type Bitten, mutate } from "../../../src/checks/mutate/mutate.ts";
import { inspect } from "../../../src/cli/inspect.ts";
import { findWorkspace } from "../../../src/cli/workspace.ts";
import { fakeWorld } from "../../cli/world.ts";
import { today } from "../parity/fleet.ts";

/** What all mutants of a fleet of this repository come to. */
async function bitten(folder: string): Promise<readonly Bitten[]> {
  const world = fakeWorld(resolve(folder));
  const workspace = findWorkspace(world, ".");
  if ("reason" in workspace) throw new Error(workspace.reason);
  const { rendered } = await inspect(world, workspace, { parity: true, types: false });
  if (rendered?.parity === undefined) throw new Error(`${folder} cannot be compared`);
  return mutate(rendered.parity, { share: 1, today });
}

test.each([".", "examples/argocd-parity", "examples/flux-branches", "examples/flux-partial"])(
  "no mutant of the fleet in %s escapes",
  async (folder) => {
    const contracts = await bitten(folder);
    expect(contracts.length).toBeGreaterThan(0);
    for (const { templates, renderings, apart, whole } of contracts) {
      expect(templates).toMatchObject({ escaped: [], falseAlarms: [] });
      expect(renderings).toMatchObject({ escaped: [], falseAlarms: [], caught: renderings.mutants });
      expect(templates.caught).toBeGreaterThan(1_000);
      expect([apart, whole > 10]).toEqual([0, true]);
    }
  },
);
