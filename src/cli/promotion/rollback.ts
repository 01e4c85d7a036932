import { judgeMoves } from "../../checks/promotion/judge.ts";
import { runsIn } from "../../checks/promotion/order.ts";
import { isOlder } from "../../checks/promotion/past.ts";
import { hasPassed } from "../../model/date.ts";
import { type Edited, editVersions } from "../../model/edit/edit.ts";
import { addEntry } from "../../model/edit/entries.ts";
import { listChoices, quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
import type { ExitCode } from "../command.ts";
import { type Fault, isFault } from "../history/fault.ts";
import { located } from "../located.ts";
import type { World } from "../world.ts";
import { finish } from "./finish.ts";
import { type Ground, list, refuse, tell } from "./ground.ts";
import { lines } from "./lines.ts";
import { literalFindings } from "./literal.ts";
import { unknown } from "./names.ts";
import { changeTo, type Scene, sceneOf } from "./scene.ts";

/** What a rollback was asked for with. */
export interface Return {
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
export async function takeBack(world: World, ground: Ground, asked: Return): Promise<ExitCode> {
  const { fleet, workspace } = ground;
  const { environment, component } = asked;
  const no = (fault: Fault): ExitCode => refuse(world, "rollback", fault);
  const missing =
    unknown("environment", environment, Object.keys(fleet.environments)) ??
    unknown("component", component, Object.keys(fleet.components));
  if (missing !== undefined) return no(missing);
  if (!runsIn(fleet, component, environment))
    return no({
      fault: `${component} does not run in ${environment}`,
      hint: "set the version of a cluster with lockstep set",
    });
  const scene = await sceneOf(world, ground, environment);
  if (isFault(scene)) return no(scene);
  const from = scene.present.map[component]?.[environment];
  if (from === undefined || from === noVersion)
    return no({ fault: `${component} has no version in ${environment}`, hint: "there is nothing to take back" });
  const there = scene.past.stretches(component, environment).at(-1)?.version;
  if (scene.home === undefined && there !== from)
    return no({
      fault: `this branch has ${component} ${quoted(from)}, and ${environment} has ${quoted(there ?? noVersion)}`,
      hint: `switch to the branch of ${environment}, or to one that starts there`,
    });
  const to = targetOf(world, scene, asked, from);
  if (isFault(to)) return no(to);
  const edited = edit(ground, scene, asked, { from, to: to.version });
  if ("problems" in edited) return tell(world, literalFindings(edited.problems, workspace.files.versions));
  const judged = judgeMoves(changeTo(world, ground, scene, edited.text), workspace.files);
  const findings = await located(
    judged.map(({ finding }) => finding),
    workspace,
  );
  if (findings.some(({ severity }) => severity === "error")) return tell(world, findings);
  if (findings.length > 0) list(world, findings);
  return finish(world, ground, edited, {
    command: "rollback",
    title: `Roll ${component} back to ${to.version} in ${environment}`,
    lines: [
      ...lines([{ home: environment, component, from, to: to.version }]),
      `${quoted(from)} is held back from ${environment} until ${asked.until}`,
      ...replaced(world, scene, asked, from),
    ],
    dryRun: asked.dryRun,
    synth: asked.synth,
  });
}

/** One component has one hold in an environment. */
function replaced(
  world: World,
  { present }: Scene,
  { component, environment }: Return,
  from: string,
): readonly string[] {
  const old = present.holds.find((each) => each.component === component && each.home === environment);
  return old === undefined || old.not === from || hasPassed(old.until, world.today) === true
    ? []
    : [`that takes the place of the hold on ${quoted(old.not)}`];
}

function targetOf(
  world: World,
  { past, present }: Scene,
  { environment, component, to }: Return,
  from: string,
): { readonly version: string } | Fault {
  const own = past.stretches(component, environment);
  const had = [...new Set(own.map(({ version }) => version))].filter((each) => each !== noVersion && each !== from);
  const none = past.isShallow
    ? {
        fault: `this shallow clone shows no older version of ${component} in ${environment}`,
        hint: "run git fetch --unshallow",
      }
    : { fault: `${environment} had no other version of ${component}`, hint: "put a mended version into the source" };
  if (to !== undefined) {
    if (to === from)
      return { fault: `${component} is at ${to} in ${environment} already`, hint: "name an older version" };
    if (!had.includes(to))
      return had.length === 0
        ? none
        : {
            fault: `${environment} never had ${component} ${quoted(to)}`,
            hint: `choose one of ${listChoices(had.toReversed())}`,
          };
    return isOlder(to, from, own)
      ? { version: to }
      : { fault: `${quoted(to)} is newer than ${quoted(from)}, so that is no way back`, hint: "promote it" };
  }
  // A version that is held back was left for a reason: a second rollback goes further back.
  const isHeld = (version: string): boolean =>
    present.holds.some(
      (each) =>
        each.component === component &&
        each.home === environment &&
        each.not === version &&
        hasPassed(each.until, world.today) !== true,
    );
  const before = own.findLast(
    ({ version }) => had.includes(version) && isOlder(version, from, own) && !isHeld(version),
  );
  return before === undefined ? none : { version: before.version };
}

function edit(
  { workspace }: Ground,
  { home }: Scene,
  asked: Return,
  { from, to }: Record<"from" | "to", string>,
): Edited {
  const { component, until, reason = `rolled back to ${to}` } = asked;
  const moved = editVersions(workspace.texts.versions, [
    { component, version: to, ...(home === undefined ? {} : { home }) },
  ]);
  return "problems" in moved ? moved : addEntry(moved.text, "holds", home, component, { not: from, reason, until });
}
