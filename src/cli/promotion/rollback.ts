import { judgeMoves } from "../../checks/promotion/judge.ts";
import { runsIn } from "../../checks/promotion/order.ts";
import { hasPassed } from "../../model/date.ts";
import { type Edited, editVersions } from "../../model/edit/edit.ts";
import { addEntry } from "../../model/edit/entries.ts";
import { quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
import type { ExitCode } from "../command.ts";
import { type Fault, isFault } from "../history/fault.ts";
import { located } from "../located.ts";
import type { World } from "../world.ts";
import { finish } from "./finish.ts";
import { fixBranch, type Route, routeOf } from "./fix-branch.ts";
import { type Ground, list, refuse, tell } from "./ground.ts";
import { lines } from "./lines.ts";
import { literalFindings } from "./literal.ts";
import { unknown } from "./names.ts";
import { changeTo, type Scene, sceneOf } from "./scene.ts";
import { type Way, wayBack } from "./way-back.ts";

/** What a rollback was asked for with. */
export interface Rollback {
  readonly environment: string;
  readonly component: string;
  /** A version that was there. @default - the last one before the present */
  readonly to: string | undefined;
  /** The last day of the hold. */
  readonly until: string;
  /** Why. @default - what was done */
  readonly reason: string | undefined;
  readonly dryRun: boolean;
  readonly synth: boolean;
}

/** Takes a component back to a version that the environment had, and holds the one that it leaves. */
export async function takeBack(world: World, ground: Ground, asked: Rollback): Promise<ExitCode> {
  const { environment, component } = asked;
  const no = (fault: Fault): ExitCode => refuse(world, "rollback", fault);
  const wrong = placeFault(ground, asked);
  if (wrong !== undefined) return no(wrong);
  const scene = await sceneOf(world, ground, environment);
  if (isFault(scene)) return no(scene);
  const here = scene.present.map[component]?.[environment];
  if (here === undefined || here === noVersion)
    return no({ fault: `${component} has no version in ${environment}`, hint: "there is nothing to take back" });
  const { past, present } = scene;
  const way = wayBack({ ...asked, here, past, present, today: world.today });
  const route = scene.home === undefined ? await routeFor(world, ground, scene, asked, here, way) : undefined;
  if (route !== undefined && isFault(route)) return no(route);
  return isFault(way) ? no(way) : apply(world, ground, scene, asked, { ...way, here, route });
}

function placeFault({ fleet }: Ground, { environment, component }: Rollback): Fault | undefined {
  const missing =
    unknown("environment", environment, Object.keys(fleet.environments)) ??
    unknown("component", component, Object.keys(fleet.components));
  if (missing !== undefined) return missing;
  return runsIn(fleet, component, environment)
    ? undefined
    : { fault: `${component} does not run in ${environment}`, hint: "set the version of a cluster with lockstep set" };
}

/** With a flat map the branch has to be that of the environment, or one that starts there. */
function routeFor(
  world: World,
  ground: Ground,
  { past }: Scene,
  { environment, component, to }: Rollback,
  here: string,
  way: Way | Fault,
): Promise<Route | Fault> {
  const there = past.stretches(component, environment).at(-1)?.version ?? noVersion;
  // What was named may be here already, by a commit that nobody pushed.
  const isHere = there === here || to === here;
  const wrong = isHere
    ? undefined
    : `this branch has ${component} ${quoted(here)}, and ${environment} has ${quoted(there)}`;
  const name = fixBranch(component, isFault(way) || !isHere ? "back" : way.to);
  return routeOf(world, ground, environment, name, wrong);
}

interface Plan extends Way {
  readonly here: string;
  readonly route: Route | undefined;
}

async function apply(world: World, ground: Ground, scene: Scene, asked: Rollback, plan: Plan): Promise<ExitCode> {
  const { environment, component, until } = asked;
  const { from, to, here, route } = plan;
  const { files } = ground.workspace;
  const edited = edit(ground, scene, asked, plan);
  if ("problems" in edited) return tell(world, literalFindings(edited.problems, files.versions));
  const judged = judgeMoves(changeTo(world, ground, leaving(scene, asked, from), edited.text), files);
  const findings = await located(
    judged.map(({ finding }) => finding),
    ground.workspace,
  );
  if (findings.some(({ severity }) => severity === "error")) return tell(world, findings);
  if (findings.length > 0) list(world, findings);
  const isThere = to === here;
  return finish(world, ground, edited, {
    command: "rollback",
    title: isThere
      ? `Hold ${component} ${from} back from ${environment}`
      : `Roll ${component} back to ${to} in ${environment}`,
    lines: [
      ...(isThere ? [] : lines([{ home: environment, component, from, to }])),
      `${quoted(from)} is held back from ${environment} until ${until}`,
      ...replaced(world, scene, asked, from),
    ],
    route,
    dryRun: asked.dryRun,
    synth: asked.synth,
  });
}

/** The move is judged as a whole, also where the version went back before its hold came. */
function leaving(scene: Scene, { component, environment }: Rollback, from: string): Scene {
  const { map } = scene.present;
  const row = { ...map[component], [environment]: from };
  return { ...scene, present: { ...scene.present, map: { ...map, [component]: row } } };
}

/** One component has one hold in an environment. */
function replaced(
  world: World,
  { present }: Scene,
  { component, environment }: Rollback,
  from: string,
): readonly string[] {
  const old = present.holds.find((each) => each.component === component && each.home === environment);
  return old === undefined || old.not === from || hasPassed(old.until, world.today) === true
    ? []
    : [`that takes the place of the hold on ${quoted(old.not)}`];
}

function edit({ workspace }: Ground, { home }: Scene, asked: Rollback, { from, to }: Way): Edited {
  const { component, until, reason = `rolled back to ${to}` } = asked;
  const moved = editVersions(workspace.texts.versions, [
    { component, version: to, ...(home === undefined ? {} : { home }) },
  ]);
  return "problems" in moved ? moved : addEntry(moved.text, "holds", home, component, { not: from, reason, until });
}
