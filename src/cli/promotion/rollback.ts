import { judgeMoves } from "../../checks/promotion/judge.ts";
import { runsIn } from "../../checks/promotion/order.ts";
import type { State } from "../../checks/promotion/state.ts";
import { names } from "../../checks/promotion/words.ts";
import { type Edited, editVersions } from "../../model/edit/edit.ts";
import { addEntry, type Entry } from "../../model/edit/entries.ts";
import type { Finding } from "../../model/finding.ts";
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
import { type Way, waysBack } from "./way-back.ts";

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
  const ways = waysBack({ ...asked, here, past, present, today: world.today });
  const plan = isFault(ways) ? ways : planOf(world, ground, scene, asked, ways);
  const back = isFault(plan) ? undefined : plan.to;
  const route = scene.home === undefined ? await routeFor(world, ground, scene, asked, here, back) : undefined;
  if (route !== undefined && isFault(route)) return no(route);
  return isFault(plan) ? no(plan) : apply(world, ground, asked, plan, route);
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
  back: string | undefined,
): Promise<Route | Fault> {
  const there = past.stretches(component, environment).at(-1)?.version ?? noVersion;
  // What was named may be here already, by a commit that nobody pushed.
  const isHere = there === here || to === here;
  const wrong = isHere
    ? undefined
    : `this branch has ${component} ${quoted(here)}, and ${environment} has ${quoted(there)}`;
  const name = fixBranch(component, back === undefined || !isHere ? "back" : back);
  return routeOf(world, ground, environment, name, wrong);
}

/** A way back, with the edit that goes it and what the rules say about that. */
interface Plan extends Way {
  readonly hold: JoinedHold;
  readonly edited: Edited;
  readonly judged: readonly Finding[];
}

/** The first way that no rule refuses; where all are refused, the first: what keeps it away is told. */
function planOf(
  world: World,
  ground: Ground,
  scene: Scene,
  asked: Rollback,
  [first, ...rest]: readonly [Way, ...Way[]],
): Plan {
  const plan = (way: Way): Plan => {
    const hold = joinedHold(holdThere(ground, scene, asked.component), { ...asked, ...way }, world.today);
    const edited = edit(ground, scene, asked, { ...way, hold });
    if ("problems" in edited) return { ...way, hold, edited, judged: [] };
    const change = changeTo(world, ground, leaving(scene, asked, way.from), edited.text);
    const judged = judgeMoves(change, ground.workspace.files).map(({ finding }) => finding);
    return { ...way, hold, edited, judged };
  };
  const nearest = plan(first);
  if (!isRefused(nearest)) return nearest;
  for (const way of rest) {
    const further = plan(way);
    if (!isRefused(further)) return further;
  }
  return nearest;
}

const isRefused = ({ judged }: Plan): boolean => judged.some(({ severity }) => severity === "error");

async function apply(
  world: World,
  ground: Ground,
  asked: Rollback,
  plan: Plan,
  route: Route | undefined,
): Promise<ExitCode> {
  const { environment, component } = asked;
  const { from, to, hold, edited } = plan;
  const { workspace, reading } = ground;
  if ("problems" in edited) return tell(world, literalFindings(edited.problems, workspace.files.versions));
  const findings = await located(plan.judged, workspace);
  if (isRefused(plan)) return tell(world, findings);
  if (findings.length > 0) list(world, findings);
  const row = reading.map[component];
  const isThere = to === (typeof row === "string" ? row : row?.[environment]);
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
  const left = (state: State): State => ({
    ...state,
    map: { ...state.map, [component]: { ...state.map[component], [environment]: from } },
  });
  return { ...scene, present: left(scene.present), base: left(scene.base) };
}

function said(environment: string, { not, until }: JoinedHold): string {
  const versions = [not].flat();
  return `${names(versions.map(quoted))} ${versions.length > 1 ? "are" : "is"} held back from ${environment} until ${until}`;
}

/** One component has one hold in an environment. */
const holdThere = ({ reading }: Ground, { home }: Scene, component: string): Entry | undefined =>
  reading.holds.find((each) => each.home === home && each.component === component)?.fields;

function edit(
  { workspace }: Ground,
  { home }: Scene,
  { component }: Rollback,
  { to, hold }: Pick<Plan, "to" | "hold">,
): Edited {
  const moved = editVersions(workspace.texts.versions, [
    { component, version: to, ...(home === undefined ? {} : { home }) },
  ]);
  return "problems" in moved ? moved : addEntry(moved.text, "holds", home, component, hold);
}
