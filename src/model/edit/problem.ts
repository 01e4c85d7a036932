import { lineStarts } from "../lines.ts";
import { dotted } from "../shape/words.ts";

/** Why a file of versions cannot be read or edited as asked. */
export interface EditProblem {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units; a byte order mark is no column. */
  readonly column: number;
  /** One sentence without full stop, subject first. */
  readonly message: string;
  /** The next action, in the imperative. */
  readonly hint: string;
  /** The export that the path begins at, where that is not the map. */
  readonly export?: Kind;
  /** Keys below the export: `["web", "dev"]` of the map, `["dev", "web"]` of holds and hotfixes. */
  readonly path: readonly string[];
}

/** The whole new text, or every reason why the old one stays; never both. */
export type Edited = { readonly text: string } | { readonly problems: readonly EditProblem[] };

/** A problem and the offset of what it is about. */
export interface Trouble extends Omit<EditProblem, "line" | "column"> {
  readonly start: number;
}

/** The exports that may stand beside the map. */
export type Kind = "holds" | "hotfixes";

/** Keys below an export and the export itself, to name and to place what stands there. */
export interface Address {
  readonly name: string;
  readonly keys: readonly string[];
}

/** How messages name what stands at an address: `versions.web.dev`. */
export function named({ name, keys }: Address): string {
  return dotted([name, ...keys]);
}

/** The place that a problem carries. A component may have the name of an export, so the two stand apart. */
export function placeOf({ name, keys }: Address): Pick<EditProblem, "export" | "path"> {
  return name === "holds" || name === "hotfixes" ? { export: name, path: keys } : { path: keys };
}

/** Troubles in the order of the text, each once, with line and column. */
export function placed(text: string, troubles: readonly Trouble[]): readonly EditProblem[] {
  const starts = lineStarts(text);
  const seen = new Set<string>();
  const problems: EditProblem[] = [];
  let line = 1;
  for (const { start, message, ...rest } of troubles.toSorted((left, right) => left.start - right.start)) {
    while ((starts[line] ?? Number.POSITIVE_INFINITY) <= start) line += 1;
    const column = Math.max(0, start - (starts[line - 1] ?? 0)) + 1;
    const key = JSON.stringify([line, column, message]);
    if (!seen.has(key)) problems.push({ line, column, message, ...rest });
    seen.add(key);
  }
  return problems;
}
