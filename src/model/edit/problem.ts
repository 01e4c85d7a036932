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
  /** Keys below the map, `["web", "dev"]`; of holds and hotfixes their name comes first, `["holds", "dev", "web"]`. */
  readonly path: readonly string[];
}

/** The whole new text, or every reason why the old one stays; never both. */
export type Edited = { readonly text: string } | { readonly problems: readonly EditProblem[] };

/** A problem and the offset of what it is about. */
export interface Trouble {
  readonly start: number;
  readonly message: string;
  readonly hint: string;
  readonly path: readonly string[];
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

/** The path that a problem carries. */
export function pathOf({ name, keys }: Address): readonly string[] {
  return name === "holds" || name === "hotfixes" ? [name, ...keys] : keys;
}

/** Troubles in the order of the text, each once, with line and column. */
export function placed(text: string, troubles: readonly Trouble[]): readonly EditProblem[] {
  const starts = lineStarts(text);
  const seen = new Set<string>();
  const problems: EditProblem[] = [];
  let line = 1;
  for (const { start, message, hint, path } of troubles.toSorted((left, right) => left.start - right.start)) {
    while ((starts[line] ?? Number.POSITIVE_INFINITY) <= start) line += 1;
    const column = Math.max(0, start - (starts[line - 1] ?? 0)) + 1;
    const key = JSON.stringify([line, column, message]);
    if (!seen.has(key)) problems.push({ line, column, message, hint, path });
    seen.add(key);
  }
  return problems;
}
