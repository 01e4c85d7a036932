import { environmentOf } from "../../checks/promotion/branch.ts";
import { judgeMoves } from "../../checks/promotion/judge.ts";
import { above, homesOf, runsIn, sourceOf } from "../../checks/promotion/order.ts";
import { stateOf } from "../../checks/promotion/state.ts";
import { editVersions } from "../../model/edit/edit.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { listChoices, quoted } from "../../model/suggest.ts";
import type { ExitCode } from "../command.ts";
import { currentBranch } from "../git/branch.ts";
import { openRepository } from "../git/repository.ts";
import { type Fault, isFault } from "../history/fault.ts";
import { located } from "../located.ts";
import type { World } from "../world.ts";
import { entryPast } from "./entry-past.ts";
import { inexact } from "./exact.ts";
import { finish } from "./finish.ts";
import { type Ground, list, refuse, tell } from "./ground.ts";
import { lines } from "./lines.ts";
import { literalFindings } from "./literal.ts";
import { unknown } from "./names.ts";
import { changeTo } from "./scene.ts";

/** What a new version was asked for with. */
export interface Entrance {
  readonly component: string;
  readonly version: string;
  /** None for all where new versions of the component enter. */
  readonly homes: readonly string[];
  readonly dryRun: boolean;
  readonly synth: boolean;
}

/** Puts a new version where new versions enter. */
export async function setVersion(world: World, ground: Ground, asked: Entrance): Promise<ExitCode> {
  const { fleet, workspace, reading } = ground;
  const { component, version } = asked;
  const isFlat = fleet.layout === "branch";
  const wrong = entranceFault(fleet, asked);
  if (wrong !== undefined) return refuse(world, "set", wrong);
  const here = isFlat ? await branchHere(world, ground) : undefined;
  const homes = here === undefined ? homesFor(fleet, asked) : onBranch(here, asked);
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
  const scene = { past, read, present: read(reading), home: undefined };
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

/** With a flat map the branch is the environment; what no environment follows is a change on its way to one. */
async function branchHere(world: World, { fleet, workspace }: Ground): Promise<string> {
  const repository = await openRepository(world, workspace.root);
  const branch = "reason" in repository ? undefined : await currentBranch(world, repository);
  return (branch === undefined ? undefined : environmentOf(fleet, branch)) ?? branch ?? "this branch";
}

/** Another environment is another branch, which is not edited from here. */
function onBranch(here: string, { homes }: Entrance): readonly string[] | Fault {
  const other = homes.find((home) => home !== here);
  return other === undefined
    ? [here]
    : { fault: `${quoted(other)} is not what this branch is for: it is ${here}`, hint: "switch to its branch first" };
}

function homesFor(fleet: AnyFleet, { component, version, homes }: Entrance): readonly string[] | Fault {
  const all = homesOf(fleet, component);
  const isCluster = fleet.components[component]?.scope === "cluster";
  for (const home of homes) {
    const missing = unknown(isCluster ? "cluster" : "environment", home, [
      ...Object.keys(isCluster ? fleet.clusters : fleet.environments),
    ]);
    if (missing !== undefined) return missing;
    if (!all.includes(home))
      return { fault: `${component} does not run in ${home}`, hint: `choose one of ${listChoices(all)}` };
    const source = isCluster ? undefined : sourceOf(fleet, component, home);
    if (source !== undefined) {
      const entry = above(fleet, home).findLast((each) => runsIn(fleet, component, each)) ?? source;
      return {
        fault: `${component} comes into ${home} from ${source}: new versions do not enter there`,
        hint: `set it in ${entry}, and promote it from there: lockstep set ${component} ${version} ${entry}`,
      };
    }
  }
  if (homes.length > 0) return [...new Set(homes)];
  if (isCluster && all.length > 1)
    return { fault: `${component} runs in ${all.length} clusters`, hint: `name one or more of ${listChoices(all)}` };
  return all.filter((home) => isCluster || sourceOf(fleet, component, home) === undefined);
}
