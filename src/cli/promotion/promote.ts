import { type Judgement, judgeMoves } from "../../checks/promotion/judge.ts";
import { readyOf } from "../../checks/promotion/ready.ts";
import { type State, stateOf } from "../../checks/promotion/state.ts";
import { names } from "../../checks/promotion/words.ts";
import { editVersions } from "../../model/edit/edit.ts";
import { quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
import type { ExitCode } from "../command.ts";
import { type Fault, isFault } from "../history/fault.ts";
import { mapAt } from "../history/map-at.ts";
import { located } from "../located.ts";
import type { World } from "../world.ts";
import { finish } from "./finish.ts";
import { type Ground, list, refuse, tell } from "./ground.ts";
import { lines } from "./lines.ts";
import { literalFindings } from "./literal.ts";
import { changeTo, type Scene, sceneOf } from "./scene.ts";
import { alongEdge, componentFault, type Edge, edgeFault } from "./wanted.ts";

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

interface Step {
  readonly component: string;
  readonly home: string;
  readonly from: string | undefined;
  readonly to: string;
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
  for (const name of asked.components) {
    const fault = componentFault(fleet, name, asked, source.map);
    if (fault !== undefined) return no(fault);
  }
  const steps = stepsOf(
    isNamed ? [...new Set(asked.components)] : alongEdge(fleet, asked),
    asked,
    source,
    scene.present,
  );
  if (steps.length === 0) {
    world.note(`nothing to do: ${level(asked)}`);
    return 0;
  }
  return move(world, ground, scene, asked, steps);
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

function stepsOf(components: readonly string[], { from, to }: Edge, source: State, present: State): readonly Step[] {
  return components.flatMap((component) => {
    const [wanted, there] = [source.map[component]?.[from], present.map[component]?.[to]];
    if (wanted === undefined || wanted === noVersion || wanted === there) return [];
    return [{ component, home: to, from: there, to: wanted }];
  });
}

async function move(
  world: World,
  ground: Ground,
  scene: Scene,
  asked: Promotion,
  steps: readonly Step[],
): Promise<ExitCode> {
  const { workspace } = ground;
  const { files, texts } = workspace;
  const edit = (some: readonly string[]) =>
    editVersions(
      texts.versions,
      steps
        .filter(({ component }) => some.includes(component))
        .map(({ component, home, to }) => ({ component, home, version: to })),
    );
  const all = steps.map(({ component }) => component);
  const whole = edit(all);
  if ("problems" in whole) return tell(world, literalFindings(whole.problems, files.versions));
  const judge = (some: readonly string[]): readonly Judgement[] => {
    const edited = edit(some);
    return "problems" in edited ? [] : judgeMoves(changeTo(world, ground, scene, edited.text), files, asked.again);
  };
  const { components, refusals } = readyOf(all, judge);
  const findings = await located(
    refusals.map(({ finding }) => finding),
    workspace,
  );
  // Who names components wants all of them, or to know why not.
  if (components.length === 0 || (asked.components.length > 0 && findings.length > 0)) return tell(world, findings);
  if (findings.length > 0)
    list(
      world,
      findings.map((finding) => ({ ...finding, severity: "warning" })),
    );
  const moved = steps.filter(({ component }) => components.includes(component));
  return finish(world, ground, edit(components), {
    command: "promote",
    title: titleOf(moved, asked.to),
    lines: lines(moved),
    dryRun: asked.dryRun,
    synth: asked.synth,
  });
}

function titleOf(moved: readonly Step[], to: string): string {
  const [first, ...rest] = moved;
  return first === undefined || rest.length > 0
    ? `Promote ${moved.length} components to ${to}`
    : `Promote ${first.component} ${first.to} to ${to}`;
}
