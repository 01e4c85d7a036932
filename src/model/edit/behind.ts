import type { Change } from "./change.ts";
import { type Block, commaBehindLast, indentAt, type Style } from "./style.ts";

/** Puts lines of their own behind the last thing of a block, which ends at `end` and is given a comma if it has none. */
export function behindLast(text: string, block: Block, end: number, lines: string, style: Style): readonly Change[] {
  const comma = commaBehindLast(text, block) !== undefined;
  const behind = comma ? [] : [{ start: end, end, text: "," }];
  return [...behind, beforeEnd(text, block, lines, { ...style, comma })];
}

/** Puts lines of their own before what ends a block; comments in front of it stay in front. */
export function beforeEnd(text: string, { start, end }: Block, lines: string, { comma, lineEnd }: Style): Change {
  const close = end - 1;
  const from = start + 1 + text.slice(start + 1, close).replace(/[ \t]+$/, "").length;
  const added = comma ? `${lines},` : lines;
  if (/[\r\n]/.test(text[from - 1] ?? "")) return { start: from, end: from, text: added + lineEnd };
  return { start: from, end: close, text: `${lineEnd}${added}${lineEnd}${indentAt(text, start)}` };
}
