import { relative, resolve } from "node:path";
import type { Finding } from "../model/finding.ts";
import type { ExitCode } from "./command.ts";
import { inspect, type Rendered } from "./inspect.ts";
import { outputRoots } from "./output-roots.ts";
import { paint } from "./paint.ts";
import { errors, type Result } from "./report.ts";
import { text } from "./reporters/text.ts";
import { strays } from "./strays.ts";
import { type Moves, summary } from "./summary.ts";
import { findWorkspace, type Workspace } from "./workspace.ts";
import type { World } from "./world.ts";
import { planWrite } from "./writer/plan.ts";
import { writeTree } from "./writer/write-tree.ts";

/** Where a fleet lies, and how it is written. */
export interface Wanted {
  /** The fleet's folder, absolute or from where the command was started. @default - that, or one above it */
  readonly directory?: string | undefined;
  /** The folder that is written instead of the fleet's. @default - what the cdk8s CLI names, else the fleet's own */
  readonly out?: string | undefined;
  /** Whether it is only said what would be written. */
  readonly dryRun: boolean;
}

/** What a rendering came to; findings and the summary are printed by then, and what comes next is not. */
export interface Outcome {
  readonly code: ExitCode;
  readonly state: Blocked | Reported | Written;
}

/** The fleet has errors, so nothing was written. */
interface Blocked {
  readonly kind: "blocked";
}

/** All has been said: where there is no fleet, what cannot be written, and what would be. */
interface Reported {
  readonly kind: "reported";
}

/** The files on disk are those that were rendered. */
interface Written {
  readonly kind: "written";
  /** How many files there are. */
  readonly files: number;
  readonly isChanged: boolean;
  /** From where the command was started to the fleet's folder; empty where they are one. */
  readonly place: string;
  /** What is committed together, from the fleet's folder; nothing where no file changed or all went elsewhere. */
  readonly folders: readonly string[];
}

/** Renders a fleet and writes what changed, or tells why not. */
export async function renderFleet(world: World, wanted: Wanted): Promise<Outcome> {
  const workspace = findWorkspace(world, wanted.directory ?? ".");
  if ("reason" in workspace) {
    world.note(`lockstep synth: ${workspace.reason}`);
    world.note(`→ ${workspace.hint}`);
    return reported(2);
  }
  const { result, rendered } = await inspect(world, workspace, { parity: false });
  list(world, result, result.findings);
  if (rendered === undefined || errors(result) > 0) return { code: 1, state: { kind: "blocked" } };
  // The cdk8s CLI names its scratch folder this way.
  const out = wanted.out ?? world.variables.CDK8S_OUTDIR;
  const place = { workspace, elsewhere: out === undefined ? undefined : resolve(world.cwd, out) };
  return wanted.dryRun ? foretell(world, place, result, rendered) : write(world, place, result, rendered);
}

const reported = (code: ExitCode): Outcome => ({ code, state: { kind: "reported" } });

interface Place {
  readonly workspace: Workspace;
  /** Absolute; nothing where the fleet's own folder is written. */
  readonly elsewhere: string | undefined;
}

function foretell(
  world: World,
  { workspace, elsewhere = workspace.root }: Place,
  result: Result,
  { model, rendering }: Rendered,
): Outcome {
  const plan = planWrite(elsewhere, rendering.tree, outputRoots(model));
  list(world, result, [...plan.conflicts, ...plan.warnings]);
  world.out(summary(model, plan, paint(world.terminal.out), true));
  return reported(plan.conflicts.length > 0 ? 1 : 0);
}

function write(
  world: World,
  { workspace, elsewhere }: Place,
  result: Result,
  { model, rendering: { tree } }: Rendered,
): Outcome {
  const roots = outputRoots(model);
  const { root } = workspace;
  const { plan, findings, outcome } = writeTree(elsewhere ?? root, tree, roots);
  list(world, result, findings);
  if (elsewhere === undefined) list(world, result, strays(root, tree, roots, "warning"));
  if (outcome !== "written") return reported(outcome === "refused" ? 1 : 2);
  world.out(summary(model, plan, paint(world.terminal.out), false));
  const isChanged = plan.added.length + plan.changed.length + plan.removed.length > 0;
  const folders = isChanged && elsewhere === undefined ? foldersOf(workspace, plan) : [];
  return {
    code: 0,
    state: { kind: "written", files: tree.size, isChanged, place: relative(world.cwd, root), folders },
  };
}

/** What was written is committed with what it was written from. */
function foldersOf({ files }: Workspace, { added, changed, removed }: Moves): readonly string[] {
  const moved = [...added, ...changed, ...removed, files.policy, files.versions];
  return [...new Set(moved.map((path) => path.split("/")[0] ?? path))].sort();
}

function list(world: World, result: Result, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  world.note(text({ ...result, findings }, { colour: world.terminal.err, explain: false }).trimEnd());
}
