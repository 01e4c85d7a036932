import { moment } from "../../checks/promotion/words.ts";
import { paint, visible } from "../paint.ts";
import { code, prose } from "../reporters/escape.ts";
import { aligned } from "./aligned.ts";
import { commitJson } from "./commit-json.ts";
import type { PlacedMove } from "./moves.ts";
import { commitText, short, subjectText } from "./words.ts";

/** Moves for a person, a line each. */
export function movesText(moves: readonly PlacedMove[], colour: boolean): string {
  const style = paint(colour);
  const rows = moves.map(({ component, home, from, to, commit }) => [
    { text: moment(commit.time).replace(" UTC", ""), paint: style.dim },
    { text: commitText(commit.id), paint: style.yellow },
    { text: visible(home) },
    { text: visible(component), paint: style.bold },
    { text: `${from === undefined ? "new" : shown(from)} → ${shown(to)}` },
    { text: visible(commit.author) },
    { text: subjectText(commit.subject), paint: style.dim },
  ]);
  return aligned(rows)
    .map((line) => `${line}\n`)
    .join("");
}

const shown = (version: string): string => (version === "none" ? "–" : short(version));

/** Moves for programs. */
export function movesJson(moves: readonly PlacedMove[]): string {
  const told = moves.map(({ commit, component, home, from, to }) => ({
    component,
    environment: home,
    from,
    to,
    commit: commitJson(commit),
  }));
  return `${JSON.stringify({ moves: told }, null, 2)}\n`;
}

/** Moves as a table for a page on GitHub. */
export function movesMarkdown(moves: readonly PlacedMove[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const inCell = (text: string): string => code(text).replaceAll("|", "\\|");
  const rows = moves.map(({ commit, component, home, from, to }) =>
    row([
      moment(commit.time),
      inCell(commitText(commit.id)),
      inCell(home),
      inCell(component),
      from === undefined ? "new" : inCell(from),
      inCell(to),
      prose(commit.author),
      prose(commit.subject),
    ]),
  );
  const names = ["date", "commit", "environment", "component", "from", "to", "author", "subject"];
  return `${[row(names), row(names.map(() => "---")), ...rows].join("\n")}\n`;
}
