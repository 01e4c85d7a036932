import { relative } from "node:path";
import { command } from "../command.ts";
import { fresh } from "../fresh.ts";
import { inspect } from "../inspect.ts";
import { errors, type Result } from "../report.ts";
import { type Format, formats, report } from "../reporters/index.ts";
import { findWorkspace } from "../workspace.ts";
import type { World } from "../world.ts";

export const check = command({
  name: "check",
  summary: "Report every rule that the fleet breaks, and whether dist/ is what synth would write",
  options: {
    format: {
      type: "string",
      short: "f",
      choices: formats,
      summary: "how findings are printed (default: text)",
    },
    explain: { type: "boolean", summary: "say with each finding why its rule exists (text only)" },
  },
  example: "lockstep check --format github",
  run: async ({ directory, format, explain }, world) => {
    const workspace = findWorkspace(world, directory ?? ".");
    if ("reason" in workspace) {
      world.note(`lockstep check: ${workspace.reason}`);
      world.note(`→ ${workspace.hint}`);
      if (format !== undefined && format !== "text") print(world, notFound(workspace), format, "");
      return 2;
    }
    const { result, rendered } = await inspect(world, workspace, { parity: true });
    // What synth would refuse to write cannot be written first.
    const stale = rendered === undefined || errors(result) > 0 ? [] : fresh(workspace.root, rendered);
    const all: Result = { ...result, findings: [...result.findings, ...stale] };
    const folder = relative(world.variables.GITHUB_WORKSPACE ?? world.cwd, workspace.root).replaceAll("\\", "/");
    print(world, all, format, folder, explain === true);
    return errors(all) > 0 ? 1 : 0;
  },
});

function print(world: World, result: Result, format: Format | undefined, folder: string, explain = false): void {
  world.out(report(format ?? "text", result, { folder, colour: world.terminal.out, explain }));
}

/** Why nothing could be checked, for programs that read results only. */
const notFound = ({ reason, hint }: { readonly reason: string; readonly hint: string }): Result => ({
  findings: [
    {
      rule: "policy/found",
      severity: "error",
      message: reason,
      hint,
      at: { file: "environments/policy.ts", path: [] },
    },
  ],
  waived: 0,
  counts: undefined,
  why: () => undefined,
});
