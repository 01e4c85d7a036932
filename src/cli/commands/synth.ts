import { relative, resolve } from "node:path";
import type { SourceFiles } from "../../model/report.ts";
import { command } from "../command.ts";
import { inspect } from "../inspect.ts";
import { outputRoots } from "../output-roots.ts";
import { paint } from "../paint.ts";
import { count, errors } from "../report.ts";
import { text } from "../reporters/text.ts";
import { strays } from "../strays.ts";
import { type Moves, summary } from "../summary.ts";
import { findWorkspace } from "../workspace.ts";
import { planWrite } from "../writer/plan.ts";
import { writeTree } from "../writer/write-tree.ts";

export const synth = command({
  name: "synth",
  summary: "Render the policy and the version map into dist/",
  options: {
    out: {
      type: "string",
      short: "o",
      value: "<folder>",
      summary: "write there instead of the fleet's folder: <folder>/dist/…",
    },
    "dry-run": { type: "boolean", short: "n", summary: "say what would be written, and write nothing" },
  },
  example: "lockstep synth && git add dist",
  run: async (flags, world) => {
    const workspace = findWorkspace(world, flags.directory ?? ".");
    if ("reason" in workspace) {
      world.note(`lockstep synth: ${workspace.reason}`);
      world.note(`→ ${workspace.hint}`);
      return 2;
    }
    const { result, rendered } = await inspect(world, workspace, { parity: false });
    if (result.findings.length > 0) world.note(text(result, { colour: world.terminal.err, explain: false }).trimEnd());
    if (rendered === undefined || errors(result) > 0) {
      world.note("nothing was written");
      return 1;
    }

    const { model, rendering } = rendered;
    // The cdk8s CLI names its scratch folder this way.
    const out = flags.out ?? world.variables.CDK8S_OUTDIR;
    const root = out === undefined ? workspace.root : resolve(world.cwd, out);
    const roots = outputRoots(model);
    const style = paint(world.terminal.out);
    if (flags["dry-run"] === true) {
      const plan = planWrite(root, rendering.tree, roots);
      const refused = [...plan.conflicts, ...plan.warnings];
      if (refused.length > 0)
        world.note(text({ ...result, findings: refused }, { colour: world.terminal.err, explain: false }).trimEnd());
      world.out(summary(model, plan, style, true));
      return plan.conflicts.length > 0 ? 1 : 0;
    }
    const written = writeTree(root, rendering.tree, roots);
    if (written.findings.length > 0)
      world.note(
        text({ ...result, findings: written.findings }, { colour: world.terminal.err, explain: false }).trimEnd(),
      );
    const left = out === undefined ? strays(root, rendering.tree, roots, "warning") : [];
    if (left.length > 0)
      world.note(text({ ...result, findings: left }, { colour: world.terminal.err, explain: false }).trimEnd());
    if (written.outcome !== "written") return written.outcome === "refused" ? 1 : 2;
    world.out(summary(model, written.plan, style, false));
    const { added, changed, removed } = written.plan;
    if (added.length + changed.length + removed.length === 0)
      world.note(`${count(rendering.tree.size, "file")} up to date: nothing to commit`);
    else if (out === undefined) world.note(next(relative(world.cwd, root), workspace.files, written.plan));
    return 0;
  },
});

/** What a person does after a synth: what was written is committed with what it was written from. */
function next(place: string, files: SourceFiles, { added, changed, removed }: Moves): string {
  const moved = [...added, ...changed, ...removed, files.policy, files.versions];
  const folders = [...new Set(moved.map((path) => path.split("/")[0] ?? path))].sort();
  return `next: git ${place === "" ? "" : `-C ${place} `}add ${folders.join(" ")}, then commit`;
}
