import type { Change } from "./change.ts";
import type { Fields, Member } from "./literal.ts";
import { printBroken, printInline, treeOf } from "./print.ts";
import type { Address, Trouble } from "./problem.ts";
import { type ReadEntry, readField } from "./read.ts";
import { reworded } from "./reword.ts";
import type { Source } from "./source.ts";
import { commaBehindLast, indentAt, isBroken, styleOf } from "./style.ts";
import { obstacles, twiceIn } from "./trouble.ts";

/** An entry that is there, the field that holds it, and the object that holds the field. */
export interface Place {
  readonly parent: Fields;
  readonly member: Member;
  readonly entry: Fields;
}

/**
 * Gives an entry other fields: their literals where it has the same ones, which keeps its comments, else as a whole.
 */
export function replaced(
  source: Source,
  { parent, member, entry }: Place,
  at: Address,
  fields: ReadEntry["fields"],
): readonly Change[] | readonly Trouble[] {
  const troubles = troublesIn(entry, at);
  if (troubles.length > 0) return troubles;
  const { text } = source;
  const same =
    entry.named.size === Object.keys(fields).length &&
    [...entry.named.keys()].every((key) => Object.hasOwn(fields, key));
  const style = styleOf(source);
  if (same) return [...entry.named].flatMap(([key, { value }]) => reworded(text, value, fields[key] ?? "", style));
  const tree = treeOf(fields);
  const isOpen = isBroken(text, entry.members.length === 0 ? parent : entry);
  const comma = entry.members.length === 0 ? style.comma : commaBehindLast(text, entry) !== undefined;
  const printed = isOpen
    ? printBroken(tree, { ...style, comma }, indentAt(text, member.start))
    : printInline(tree, style);
  return [{ start: entry.start, end: entry.end, text: printed }];
}

function troublesIn(entry: Fields, at: Address): readonly Trouble[] {
  const below = (key: string): Address => ({ name: at.name, keys: [...at.keys, key] });
  const troubles = [...obstacles(entry, at), ...[...entry.twice].map(([key, start]) => twiceIn(below(key), start))];
  for (const [key, { value }] of entry.named) readField(below(key), value, troubles);
  return troubles;
}
