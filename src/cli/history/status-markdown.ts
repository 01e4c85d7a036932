import { moment, names } from "../../checks/promotion/words.ts";
import { code, prose } from "../reporters/escape.ts";
import type { Cell } from "./board.ts";
import { notesOf } from "./notes.ts";
import type { Pending } from "./pending.ts";
import type { Column, Status } from "./status.ts";
import { age, commitText, lagText } from "./words.ts";

/** The status for a page on GitHub: tables of versions, what moves next, and what stands in the way. */
export function statusMarkdown(status: Status): string {
  const { tips, now } = status;
  const heads = tips.map(({ branch, commit }) => `${code(branch ?? "HEAD")} at ${code(commitText(commit.id))}`);
  const blocks = [
    `### Versions, ${moment(now)}\n\n${heads.join(", ")}`,
    table(status, "environment"),
    table(status, "cluster"),
    moves(status),
    notesOf(status)
      .map(({ isWarning, text }) => `- ${isWarning ? "! " : ""}${prose(text)}`)
      .join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** A bar in a cell would end it, in code too. */
const inCell = (text: string): string => code(text).replaceAll("|", "\\|");

function table({ columns, cells }: Status, kind: Column["kind"]): string {
  const shown = columns.filter((column) => column.kind === kind);
  const found = cells.filter(({ home }) => shown.some(({ name }) => name === home));
  if (found.length === 0) return "";
  const components = [...new Set(found.map(({ component }) => component))];
  return [
    row(["", ...shown.map(({ name }) => inCell(name))]),
    row(["---", ...shown.map(() => "---")]),
    ...components.map((component) =>
      row([
        inCell(component),
        ...shown.map(({ name, missing }) => {
          if (missing !== undefined) return "?";
          const cell = found.find((each) => each.component === component && each.home === name);
          return cell === undefined ? "" : cellText(cell);
        }),
      ]),
    ),
  ].join("\n");
}

function cellText({ version, isCommitted, age: seconds, lag, holds, hotfix }: Cell): string {
  const said = lag === undefined ? undefined : lagText(lag);
  const parts = [
    ...(seconds === undefined || version === "none" ? [] : [age(seconds)]),
    ...(isCommitted ? [] : ["not committed"]),
    ...(said === undefined ? [] : [said]),
    ...(holds.length === 0 ? [] : ["hold"]),
    ...(hotfix === undefined ? [] : ["hotfix"]),
  ];
  return `${version === "none" ? "–" : inCell(version)}${parts.length === 0 ? "" : ` ${parts.join(", ")}`}`;
}

function moves({ cells }: Status): string {
  const lines = cells.flatMap((cell) => (cell.pending === undefined ? [] : [moveText(cell, cell.pending)]));
  if (lines.length === 0) return "Nothing waits to be promoted.";
  const head = [row(["component", "from", "to", "version", "now"]), row(["---", "---", "---", "---", "---"])];
  return [...head, ...lines].join("\n");
}

function moveText(
  { component, home, version }: Cell,
  { from, version: next, obstacles, with: beside }: Pending,
): string {
  const why = obstacles.map(({ message, hint }) => `${prose(message)}<br>→ ${prose(hint)}`);
  const versions = `${inCell(version)} → ${inCell(next)}`;
  const ready = beside.length === 0 ? "✔" : `✔ together with ${prose(names(beside))}`;
  return row([inCell(component), inCell(from), inCell(home), versions, why.length === 0 ? ready : why.join("<br>")]);
}
