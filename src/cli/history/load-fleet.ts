import type { Finding } from "../../model/finding.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { checkShape } from "../../model/shape/check-shape.ts";
import { load } from "../load.ts";
import { located } from "../located.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";

/** Runs the user's policy without rendering anything; or all that is wrong with it. */
export async function loadFleet(
  world: World,
  workspace: Workspace,
): Promise<AnyFleet | { readonly findings: readonly Finding[] }> {
  const loaded = await load(world, workspace);
  if (loaded.findings !== undefined) return { findings: await located(loaded.findings, workspace) };
  const shape = checkShape(loaded, workspace.files);
  return shape.ok ? shape.policy : { findings: await located(shape.findings, workspace) };
}
