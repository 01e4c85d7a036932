import { relative } from "node:path";
import { command } from "../command.ts";
import { fresh } from "../fresh.ts";
import { inspect } from "../inspect.ts";
import { errors, type Result } from "../report.ts";
import { github } from "../reporters/github.ts";
import { json } from "../reporters/json.ts";
import { text } from "../reporters/text.ts";
import { findWorkspace } from "../workspace.ts";

export const check = command({
  name: "check",
  summary: "Report every rule that the fleet breaks, and whether dist/ is what synth would write",
  options: {
    format: {
      type: "string",
      short: "f",
      choices: ["text", "json", "github"],
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
      return 2;
    }
    const { result, rendered } = await inspect(world, workspace);
    const stale = rendered === undefined ? [] : fresh(workspace.root, rendered);
    const all: Result = { ...result, findings: [...result.findings, ...stale] };
    switch (format) {
      case "json":
        world.out(json(all));
        break;
      case "github":
        world.out(
          github(all, relative(world.variables.GITHUB_WORKSPACE ?? world.cwd, workspace.root).replaceAll("\\", "/")),
        );
        break;
      default:
        world.out(text(all, { colour: world.terminal.out, explain: explain === true }));
    }
    return errors(all) > 0 ? 1 : 0;
  },
});
