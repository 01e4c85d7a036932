import { quoted } from "../../model/suggest.ts";
import { command } from "../command.ts";
import { isFault } from "../history/fault.ts";
import { chosen, movesOf } from "../history/moves.ts";
import { movesJson, movesMarkdown, movesText } from "../history/moves-text.ts";
import { refuse } from "../history/refuse.ts";
import { tipNotes } from "../history/tip-notes.ts";
import { count } from "../report.ts";
import { findWorkspace } from "../workspace.ts";

const formats = ["text", "json", "markdown"] as const;

/** Shows when which version came where. */
export const history = command({
  name: "history",
  summary: "Show every move of a version, newest first: when, by whom, from what to what",
  options: {
    environment: { type: "string", short: "e", value: "<name>", summary: "one environment or cluster alone" },
    limit: { type: "string", short: "n", value: "<number>", summary: "so many moves (default: all)" },
    format: { type: "string", short: "f", choices: formats, summary: "how they are printed (default: text)" },
  },
  operands: [{ name: "component", summary: "one component alone (default: all)", optional: true }],
  example: "lockstep history web --environment production",
  exits: "0 shown, 2 could not run",
  run: async ({ directory, format = "text", environment, limit }, world, [component]) => {
    const asked = { name: "history", format };
    if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit))
      return refuse(world, asked, {
        fault: `--limit ${quoted(limit)} is no whole number from 1`,
        hint: "write --limit 20",
      });
    const workspace = findWorkspace(world, directory ?? ".");
    if ("reason" in workspace) return refuse(world, asked, { fault: workspace.reason, hint: workspace.hint });
    const told = await movesOf(world, workspace);
    if (isFault(told)) return refuse(world, asked, told);
    const found = chosen(told, component, environment);
    if (isFault(found)) return refuse(world, asked, found);
    const moves = found.slice(0, limit === undefined ? found.length : Number(limit));
    world.out(
      format === "json"
        ? movesJson(moves)
        : format === "markdown"
          ? movesMarkdown(moves)
          : movesText(moves, world.terminal.out),
    );
    for (const [home, { fault, hint }] of told.missing) world.note(`! ${home}: ${fault}; ${hint}`);
    for (const { text } of tipNotes(told.tips)) world.note(`! ${text}`);
    if (moves.length < found.length) world.note(`${count(found.length - moves.length, "older move")} not shown`);
    return 0;
  },
});
