import type { Judgement } from "../../checks/promotion/judge.ts";
import { sourceOf } from "../../checks/promotion/order.ts";
import { readyOf } from "../../checks/promotion/ready.ts";
import { type State, stateOf } from "../../checks/promotion/state.ts";
import type { Step } from "../../checks/promotion/step.ts";
import { names } from "../../checks/promotion/words.ts";
import { editVersions, readVersions } from "../../model/edit/edit.ts";
import type { Finding } from "../../model/finding.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { quoted } from "../../model/suggest.ts";
import type { ExitCode } from "../command.ts";
import { type Fault, isFault } from "../history/fault.ts";
import { mapAt } from "../history/map-at.ts";
import { located } from "../located.ts";
import type { World } from "../world.ts";
import { finish } from "./finish.ts";
import { type Ground, list, refuse, tell } from "./ground.ts";
import { type Judge, judgeFor } from "./laws.ts";
import { lines } from "./lines.ts";
import { literalFindings } from "./literal.ts";
import { readyAlong } from "./ready-along.ts";
import { changeTo, type Scene, sceneOf } from "./scene.ts";
import { type Steps, stepsOf, waitingElsewhere } from "./steps.ts";
import { besideEdge, componentFault, type Edge, edgeFault } from "./wanted.ts";

/** What a promotion was asked for with. */
export interface Promotion extends Edge {
  /** None for all that are ready. */
  readonly components: readonly string[];
  /** The commit whose versions are promoted. @default - what is here */
  readonly at: string | undefined;
  /** Whether what was taken back may come once more. */
  readonly again: boolean;
  readonly dryRun: boolean;
  readonly synth: boolean;
}

/** Copies versions along an edge, in the layout `"directory"`. */
export async function promote(world: World, ground: Ground, asked: Promotion): Promise<ExitCode> {
  const no = (fault: Fault): ExitCode => refuse(world, "promote", fault);
  const { fleet } = ground;
  const isNamed = asked.components.length > 0;
  const wrong = edgeFault(fleet, asked, isNamed);
  if (wrong !== undefined) return no(wrong);
  const scene = await sceneOf(world, ground, asked.to);
  if (isFault(scene)) return no(scene);
  const source = await sourceState(world, ground, scene, asked.at);
  if (isFault(source)) return no(source);
  const beside = besideEdge(fleet, asked.components, asked);
  for (const name of asked.components) {
    const from = beside.includes(name) ? (sourceOf(fleet, name, asked.to) ?? asked.from) : asked.from;
    const fault = componentFault(fleet, name, { ...asked, from }, source.map);
    if (fault !== undefined) return no(fault);
  }
  const steps = stepsOf(fleet, asked.components, asked, source, scene.present);
  if (steps.along.length + (isNamed ? steps.beside.length : 0) === 0) {
    world.note(`nothing to do: ${level(asked)}`);
    if (!isNamed) elsewhere(world, fleet, asked, scene.present);
    return 0;
  }
  const judge = await judgeFor(world, ground, scene.goal, asked.again);
  if (isFault(judge)) return no(judge);
  return move(world, ground, scene, asked, steps, judge);
}

/** Names what `--all` leaves out, because it comes from another environment than the one that was asked for. */
function elsewhere(world: World, fleet: AnyFleet, { from, to }: Edge, present: State): void {
  for (const [source, components] of waitingElsewhere(fleet, { from, to }, present))
    world.note(
      `${names(components)} ${components.length === 1 ? "comes" : "come"} into ${to} from ${source}: lockstep promote ${source} ${to} --all`,
    );
}

function level({ components, from, to, at }: Promotion): string {
  const there = at === undefined ? from : `${from} at ${quoted(at)}`;
  if (components.length === 0) return `${to} has all that ${there} ${at === undefined ? "has" : "had"}`;
  return `${names([...new Set(components)])} ${components.length === 1 ? "has" : "have"} the same in ${there} and ${to}`;
}

async function sourceState(world: World, { workspace }: Ground, { present }: Scene, at: string | undefined) {
  if (at === undefined) return present;
  const found = await mapAt(world, workspace, at);
  return isFault(found) ? found : stateOf(found);
}

async function move(
  world: World,
  ground: Ground,
  scene: Scene,
  asked: Promotion,
  { along, beside }: Steps,
  judge: Judge,
): Promise<ExitCode> {
  const { workspace, fleet } = ground;
  const { files, texts } = workspace;
  const steps = [...along, ...beside];
  const edit = (some: readonly string[]) =>
    editVersions(
      texts.versions,
      steps
        .filter(({ component }) => some.includes(component))
        .map(({ component, home, to }) => ({ component, home, version: to })),
    );
  const isNamed = asked.components.length > 0;
  const whole = edit((isNamed ? steps : along).map(componentOf));
  if ("problems" in whole) return tell(world, literalFindings(whole.problems, files.versions));
  const judged = (some: readonly string[]): readonly Judgement[] => {
    const edited = edit(some);
    return "problems" in edited ? [] : judge(changeTo(world, ground, scene, edited.text));
  };
  const { components, refusals } = isNamed
    ? readyOf(steps.map(componentOf), judged)
    : readyAlong(along.map(componentOf), beside.map(componentOf), judged);
  const findings = await located(
    refusals.map(({ finding }) => finding),
    workspace,
  );
  // Who names components wants all of them, or to know why not.
  if (components.length === 0 || (isNamed && findings.length > 0)) return tell(world, findings);
  const moved = steps.filter(({ component }) => components.includes(component));
  remark(world, asked, findings, moved);
  const edited = edit(components);
  const { dryRun, synth } = asked;
  const ending = { command: "promote", title: titleOf(moved, asked.to), lines: lines(moved), dryRun, synth };
  const code = await finish(world, ground, edited, ending);
  if (!isNamed && !("problems" in edited)) elsewhere(world, fleet, asked, scene.read(readVersions(edited.text)));
  return code;
}

/** Says what stays behind, and what comes from elsewhere than was asked for. */
function remark(world: World, { from, to }: Edge, left: readonly Finding[], moved: readonly Step[]): void {
  if (left.length > 0)
    list(
      world,
      left.map((finding) => ({ ...finding, severity: "warning" })),
    );
  for (const { component, source } of moved)
    if (source !== from) world.note(`${component} comes into ${to} from ${source}`);
}

const componentOf = ({ component }: Step): string => component;

function titleOf(moved: readonly Step[], to: string): string {
  const [first, ...rest] = moved;
  return first === undefined || rest.length > 0
    ? `Promote ${moved.length} components to ${to}`
    : `Promote ${first.component} ${first.to} to ${to}`;
}
