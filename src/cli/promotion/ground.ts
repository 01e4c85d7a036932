import { join } from "node:path";
import { whyMoved } from "../../checks/promotion/promotion-rules.ts";
import { besideOf } from "../../model/beside.ts";
import { type Reading, readVersions } from "../../model/edit/edit.ts";
import type { Finding } from "../../model/finding.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { checkShape } from "../../model/shape/check-shape.ts";
import type { ExitCode } from "../command.ts";
import { load } from "../load.ts";
import { located } from "../located.ts";
import { text } from "../reporters/text.ts";
import { findWorkspace, type Workspace } from "../workspace.ts";
import type { World } from "../world.ts";
import { literalFindings } from "./literal.ts";

/** What a command that moves versions stands on: the policy, and the version map as it is written. */
export interface Ground {
  readonly workspace: Workspace;
  readonly fleet: AnyFleet;
  readonly reading: Reading;
}

/** Reads the policy and the version map, or says why it cannot and with which code to leave. */
export async function groundOf(world: World, command: string, folder = "."): Promise<Ground | ExitCode> {
  const workspace = findWorkspace(world, folder);
  if ("reason" in workspace) return refuse(world, command, { fault: workspace.reason, hint: workspace.hint });
  const { files, texts } = workspace;
  const reading = readVersions(texts.versions);
  // A module is run once in a process: were the map run before its edit, the synth after it would see the old one.
  const unrun = async (path: string): Promise<Readonly<Record<string, unknown>>> =>
    path === join(workspace.root, files.versions)
      ? { versions: reading.map, holds: besideOf(reading.holds), hotfixes: besideOf(reading.hotfixes) }
      : world.load(path);
  const loaded = await load({ ...world, load: unrun }, workspace);
  if (loaded.findings !== undefined) return tell(world, await located(loaded.findings, workspace));
  if (reading.problems.length > 0) return tell(world, literalFindings(reading.problems, files.versions));
  const shape = checkShape(loaded, files);
  if (!shape.ok) return tell(world, await located(shape.findings, workspace));
  return { workspace, fleet: shape.policy, reading };
}

/** Says why a command cannot run. */
export function refuse(
  world: World,
  command: string,
  { fault, hint }: { readonly fault: string; readonly hint: string },
): 2 {
  world.note(`lockstep ${command}: ${fault}`);
  world.note(`→ ${hint}`);
  return 2;
}

/** Prints findings, and that they kept the command from doing anything. */
export function tell(world: World, findings: readonly Finding[]): 1 {
  list(world, findings);
  world.note("nothing was written");
  return 1;
}

/** Prints findings as every command does. */
export function list(world: World, findings: readonly Finding[]): void {
  const result = { findings, waived: 0, counts: undefined, why: whyMoved };
  world.note(text(result, { colour: world.terminal.err, explain: false }).trimEnd());
}
