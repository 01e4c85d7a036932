import type { Fleet } from "../../checks/parity/fleet.ts";
import { readVersions } from "../../model/edit/edit.ts";
import type { Finding } from "../../model/finding.ts";
import { load } from "../load.ts";
import { located } from "../located.ts";
import type { Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { hasRules } from "./has-rules.ts";
import { unlike } from "./unlike.ts";

/** What was rendered and is not what the file of versions says, in a fleet whose versions are judged; with places. */
export async function unwritten(
  world: World,
  workspace: Workspace,
  { policy, versions }: Pick<Fleet, "policy" | "versions">,
): Promise<readonly Finding[]> {
  const { problems, ...reading } = readVersions(workspace.texts.versions);
  // What is no plain text is reported where a change is judged.
  if (problems.length > 0 || !hasRules(policy, reading)) return [];
  const loaded = await load(world, workspace);
  if (loaded.findings !== undefined) return [];
  const { holds, hotfixes } = loaded;
  const findings = unlike(reading, { versions, holds, hotfixes }, workspace.files.versions);
  return located(findings, workspace);
}
