import { command } from "../command.ts";
import { isFault } from "../history/fault.ts";
import { groundOf, headHistory } from "../history/ground.ts";
import { loadFleet } from "../history/load-fleet.ts";
import { secondsOf } from "../history/moment.ts";
import { refuse, refuseFindings } from "../history/refuse.ts";
import { momentOf, statusOf } from "../history/status.ts";
import { findWorkspace } from "../workspace.ts";

const formats = ["text", "json", "markdown"] as const;

/** Shows which version is where. */
export const status = command({
  name: "status",
  summary: "Show which version is where, for how long, and what can be promoted now",
  options: {
    format: { type: "string", short: "f", choices: formats, summary: "how it is printed (default: text)" },
    now: { type: "string", value: "<time>", summary: 'the moment to tell it for, "2026-11-21T14:00Z" (default: now)' },
  },
  example: "lockstep status --format markdown",
  exits: "0 shown, 2 could not run",
  run: async ({ directory, format = "text", now }, world) => {
    const asked = { name: "status", format };
    const moment = now === undefined ? world.now() : secondsOf(now);
    if (typeof moment !== "number") return refuse(world, asked, moment);
    const workspace = findWorkspace(world, directory ?? ".");
    if ("reason" in workspace) return refuse(world, asked, { fault: workspace.reason, hint: workspace.hint });
    const asking = headHistory(world, workspace);
    const fleet = await loadFleet(world, workspace);
    if ("findings" in fleet) return refuseFindings(world, asked, fleet.findings);
    const ground = await groundOf(world, workspace, fleet, await asking);
    if (isFault(ground)) return refuse(world, asked, ground);
    const at = momentOf(moment);
    const told = statusOf(fleet, ground, await ground.outlook(at, workspace.files), at, workspace.files);
    if (format === "json") world.out((await import("../history/status-json.ts")).statusJson(told));
    else if (format === "markdown") world.out((await import("../history/status-markdown.ts")).statusMarkdown(told));
    else world.out((await import("../history/status-text.ts")).statusText(told, world.terminal.out));
    return 0;
  },
});
