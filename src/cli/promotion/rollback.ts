import { judgeMoves } from "../../checks/promotion/judge.ts";
import { runsIn } from "../../checks/promotion/order.ts";
import { names } from "../../checks/promotion/words.ts";
import { type Edited, editVersions } from "../../model/edit/edit.ts";
import { addEntry, type Entry } from "../../model/edit/entries.ts";
import { quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
import type { ExitCode } from "../command.ts";
import { type Fault, isFault } from "../history/fault.ts";
import { located } from "../located.ts";
import type { World } from "../world.ts";
import { finish } from "./finish.ts";
import { fixBranch, type Route, routeOf } from "./fix-branch.ts";
import { type Ground, list, refuse, tell } from "./ground.ts";
import { type JoinedHold, joinedHold } from "./joined-hold.ts";
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
  if (isFault(way)) return no(way);
  const { until, reason } = asked;
  const hold = joinedHold(holdThere(ground, scene, component), { ...way, until, reason }, world.today);
  return apply(world, ground, scene, asked, { ...way, here, route, hold });
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
  readonly hold: JoinedHold;
}

async function apply(world: World, ground: Ground, scene: Scene, asked: Rollback, plan: Plan): Promise<ExitCode> {
  const { environment, component } = asked;
  const { from, to, here, route, hold } = plan;
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
    lines: [...(isThere ? [] : lines([{ home: environment, component, from, to }])), said(environment, hold)],
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

function said(environment: string, { not, until }: JoinedHold): string {
  const versions = [not].flat();
  return `${names(versions.map(quoted))} ${versions.length > 1 ? "are" : "is"} held back from ${environment} until ${until}`;
}

/** One component has one hold in an environment. */
const holdThere = ({ reading }: Ground, { home }: Scene, component: string): Entry | undefined =>
  reading.holds.find((each) => each.home === home && each.component === component)?.fields;

function edit({ workspace }: Ground, { home }: Scene, { component }: Rollback, { to, hold }: Plan): Edited {
  const moved = editVersions(workspace.texts.versions, [
    { component, version: to, ...(home === undefined ? {} : { home }) },
  ]);
  return "problems" in moved ? moved : addEntry(moved.text, "holds", home, component, hold);
}
