import { names } from "../../checks/promotion/words.ts";
import type { Paint } from "../paint.ts";
import { paint, visible } from "../paint.ts";
import { count } from "../report.ts";
import { aligned, type Painted, wrapped } from "./aligned.ts";
import type { Cell } from "./board.ts";
import { notesOf } from "./notes.ts";
import type { Column, Status } from "./status.ts";
import { age, commitText, lagText, short } from "./words.ts";

/** Characters of a line of prose. */
const width = 100;

/** The status for a person: a table of versions, what stands in the way, and what may move now. */
export function statusText(status: Status, colour: boolean): string {
  const style = paint(colour);
  const tables = (["environment", "cluster"] as const).map((kind) => table(status, kind, style));
  const blocks = [head(status, style), ...tables, moves(status, style), notes(status, style)];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function head({ tips, now }: Status, style: Paint): string {
  return tips
    .map(({ branch, commit }) => {
      const where = branch === undefined ? "detached" : visible(branch);
      return `${style.bold(where)} at ${commitText(commit.id)}, committed ${age(Math.max(0, now - commit.time))} ago`;
    })
    .join("\n");
}

function table({ columns, cells }: Status, kind: Column["kind"], style: Paint): string {
  const shown = columns.filter((column) => column.kind === kind);
  const names = new Set(
    cells.filter(({ home }) => shown.some(({ name }) => name === home)).map((cell) => cell.component),
  );
  if (names.size === 0) return "";
  const title = (column: Column): readonly Painted[] => [{ text: column.name, paint: style.bold }, { text: "" }];
  const rows = [...names].map((component): readonly Painted[] => [
    { text: component },
    ...shown.flatMap(({ name, missing }) => {
      if (missing !== undefined) return [{ text: "?", paint: style.yellow }, { text: "" }];
      const cell = cells.find((each) => each.component === component && each.home === name);
      return cell === undefined ? [{ text: "" }, { text: "" }] : texts(cell, style);
    }),
  ]);
  return aligned([[{ text: kind, paint: style.dim }, ...shown.flatMap(title)], ...rows]).join("\n");
}

function texts(cell: Cell, style: Paint): readonly Painted[] {
  const { version, isCommitted, hotfix, isLate } = cell;
  const behind = cell.lag?.kind ?? "level";
  const isOff = behind !== "level";
  const bad = isLate || behind === "ahead" || hotfix?.isOverdue === true;
  return [
    {
      text: `${version === "none" ? "–" : short(version)}${isCommitted ? "" : "*"}`,
      paint: bad ? style.red : isOff ? style.yellow : style.green,
    },
    { text: marks(cell), paint: bad ? style.red : style.dim },
  ];
}

/** How old the version is, and what else is to be known of it. */
function marks({ age: seconds, version, stretch, lag, holds, hotfix }: Cell): string {
  const since = seconds === undefined || version === "none" ? [] : [`${age(seconds)}${stretch?.isFirst ? "+" : ""}`];
  const steps = lag?.kind === "behind" ? [`↓${lag.versions}`] : lag?.kind === "ahead" ? ["↑"] : [];
  const apart = lag?.kind === "apart" ? ["≠"] : [];
  const held = holds.length === 0 ? [] : ["hold"];
  return [...since, ...steps, ...apart, ...held, ...(hotfix === undefined ? [] : ["hotfix"])].join(" ");
}

function moves({ cells, columns }: Status, style: Paint): string {
  const pending = cells.filter(({ pending: each }) => each !== undefined);
  const isWhole = columns.every(({ missing }) => missing === undefined);
  if (pending.length === 0)
    return isWhole
      ? `${style.green("✔")} nothing waits to be promoted`
      : "nothing of what is known waits to be promoted";
  const lines = pending.flatMap(({ component, home, version, pending: next, lag }) => {
    if (next === undefined) return [];
    const can = next.obstacles.length === 0;
    const way = `${component}: ${next.from} → ${home}, ${short(version)} → ${short(next.version)}`;
    const behind = lag === undefined ? undefined : lagText(lag);
    const beside = can && next.with.length > 0 ? `together with ${names(next.with)}` : undefined;
    const said = [behind, beside].filter((each) => each !== undefined).join(", ");
    const first = `${can ? style.green("✔") : style.yellow("✖")} ${way}${said === "" ? "" : style.dim(`, ${said}`)}`;
    return [
      first,
      ...next.obstacles.flatMap(({ message, hint }) => [
        `    ${wrapped(visible(message), width - 4, "    ")}`,
        style.dim(`    → ${wrapped(visible(hint), width - 6, "      ")}`),
      ]),
    ];
  });
  const ready = pending.filter(({ pending: next }) => next?.obstacles.length === 0).length;
  return [`${count(pending.length, "version")} to promote, ${ready} can move now`, ...lines].join("\n");
}

function notes(status: Status, style: Paint): string {
  return notesOf(status)
    .map(
      ({ isWarning, text }) =>
        `${isWarning ? style.yellow("!") : style.dim("·")} ${wrapped(visible(text), width - 2, "  ")}`,
    )
    .join("\n");
}
