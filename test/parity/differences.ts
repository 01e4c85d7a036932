import { resolve } from "node:path";
import { subject } from "../../src/checks/parity/allowed.ts";
import { fieldName } from "../../src/checks/parity/diff/field-name.ts";
import { shown } from "../../src/checks/parity/words.ts";
import { inspect } from "../../src/cli/inspect.ts";
import { findWorkspace } from "../../src/cli/workspace.ts";
import { fakeWorld } from "../cli/world.ts";

/** Everything in which the two environments of each contract differ, as a reviewer reads it. */
export async function differences(folder: string): Promise<readonly string[]> {
  const world = fakeWorld(resolve(folder));
  const workspace = findWorkspace(world, ".");
  if ("reason" in workspace) throw new Error(workspace.reason);
  const { rendered } = await inspect(world, workspace, { parity: true, types: false });
  if (rendered?.parity === undefined) throw new Error(`${folder} cannot be compared`);
  return rendered.parity.comparisons.flatMap(({ lower, upper, judged, doubts }) => [
    `${lower} → ${upper}`,
    ...judged.map(({ path, lower: before, upper: after, parts, outcome }) => {
      const title = (parts.upper ?? parts.lower)?.title;
      const by =
        outcome.kind === "undeclared" ? "NOBODY" : outcome.by.map(({ allowance }) => subject(allowance)).join();
      return `  ${title} ${fieldName(path) || "as a whole"}: ${shown(before)} → ${shown(after)} (${by})`;
    }),
    ...doubts.map(({ unit, path }) => `  ${unit} ${fieldName(path)}: not certain`),
  ]);
}
