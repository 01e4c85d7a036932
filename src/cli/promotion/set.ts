import { judgeMoves } from "../../checks/promotion/judge.ts";
import { stateOf } from "../../checks/promotion/state.ts";
import { editVersions } from "../../model/edit/edit.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import type { ExitCode } from "../command.ts";
import { type Fault, isFault } from "../history/fault.ts";
import { located } from "../located.ts";
import type { World } from "../world.ts";
import { type Entrance, entryOf, homesFor } from "./entrance.ts";
import { entryPast } from "./entry-past.ts";
import { inexact } from "./exact.ts";
import { finish } from "./finish.ts";
import { type Ground, list, refuse, tell } from "./ground.ts";
import { lines } from "./lines.ts";
import { literalFindings } from "./literal.ts";
import { unknown } from "./names.ts";
import { changeTo } from "./scene.ts";

/** Puts a new version where new versions enter. */
export async function setVersion(world: World, ground: Ground, asked: Entrance): Promise<ExitCode> {
  const { fleet, workspace, reading } = ground;
  const { component, version } = asked;
  const isFlat = fleet.layout === "branch";
  const wrong = entranceFault(fleet, asked);
  if (wrong !== undefined) return refuse(world, "set", wrong);
  const branch = isFlat ? await entryOf(world, ground, asked) : undefined;
  if (branch !== undefined && "fault" in branch) return refuse(world, "set", branch);
  const here = branch?.home;
  const homes = here === undefined ? homesFor(fleet, asked) : [here];
  if ("fault" in homes) return refuse(world, "set", homes);
  const edits = homes.map((home) => ({ component, version, ...(isFlat ? {} : { home }) }));
  const edited = editVersions(workspace.texts.versions, edits);
  if ("problems" in edited) return tell(world, literalFindings(edited.problems, workspace.files.versions));
  if (edited.text === workspace.texts.versions) {
    world.note(`nothing to do: ${component} is at ${version} in ${homes.join(" and ")}`);
    return 0;
  }
  const past = await entryPast(world, ground, component, here);
  if (isFault(past)) return refuse(world, "set", past);
  const read: typeof stateOf = (each, home = here) => stateOf(each, home);
  const present = read(reading);
  const scene = { past, read, present, base: present };
  const change = changeTo(world, ground, scene, edited.text);
  const found = await located(
    judgeMoves(change, workspace.files).map(({ finding }) => finding),
    workspace,
  );
  if (found.some(({ severity }) => severity === "error")) return tell(world, found);
  if (found.length > 0) list(world, found);
  const from = (home: string): string | undefined => scene.present.map[component]?.[home];
  return finish(world, ground, edited, {
    command: "set",
    title: `Set ${component} to ${version} in ${homes.join(" and ")}`,
    lines: lines(homes.map((home) => ({ home, component, from: from(home), to: version }))),
    route: branch?.route,
    dryRun: asked.dryRun,
    synth: asked.synth,
  });
}

function entranceFault(fleet: AnyFleet, { component, version }: Entrance): Fault | undefined {
  const missing = unknown("component", component, Object.keys(fleet.components));
  const known = fleet.components[component];
  if (missing !== undefined || known === undefined) return missing;
  if ("manifests" in known)
    return { fault: `${component} is built by a function and has no version`, hint: "change the function" };
  const problem = inexact(known, version);
  return problem === undefined ? undefined : { fault: problem, hint: "write one exact version" };
}
