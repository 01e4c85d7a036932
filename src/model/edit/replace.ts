import type { Change } from "./change.ts";
import type { Fields, Member } from "./literal.ts";
import { printBroken, printInline } from "./print.ts";
import type { Address, Trouble } from "./problem.ts";
import { inQuotes, quoteAt } from "./quote.ts";
import type { Source } from "./source.ts";
import { commaBehindLast, indentAt, isBroken, styleOf } from "./style.ts";
import { notText, obstacles, twiceIn } from "./trouble.ts";

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
  fields: Readonly<Record<string, string>>,
): readonly Change[] | readonly Trouble[] {
  const troubles = troublesIn(entry, at);
  if (troubles.length > 0) return troubles;
  const { text } = source;
  const same =
    entry.named.size === Object.keys(fields).length &&
    [...entry.named.keys()].every((key) => Object.hasOwn(fields, key));
  if (same) return [...entry.named].flatMap(([key, { value }]) => literalChange(text, value, fields[key] ?? ""));
  const style = styleOf(source);
  const tree = Object.entries(fields);
  const isOpen = isBroken(text, entry.members.length === 0 ? parent : entry);
  const comma = entry.members.length === 0 ? style.comma : commaBehindLast(text, entry) !== undefined;
  const printed = isOpen
    ? printBroken(tree, { ...style, comma }, indentAt(text, member.start))
    : printInline(tree, style);
  return [{ start: entry.start, end: entry.end, text: printed }];
}

function literalChange(
  text: string,
  { start, ...literal }: Fields["members"][number]["value"],
  wanted: string,
): readonly Change[] {
  if (literal.kind !== "text" || literal.value === wanted) return [];
  return [{ start, end: literal.end, text: inQuotes(wanted, quoteAt(text, start)) }];
}

function troublesIn(entry: Fields, at: Address): readonly Trouble[] {
  const below = (key: string): Address => ({ name: at.name, keys: [...at.keys, key] });
  return [
    ...obstacles(entry, at),
    ...[...entry.twice].map(([key, start]) => twiceIn(below(key), start)),
    ...[...entry.named].flatMap(([key, { value }]) => (value.kind === "text" ? [] : [notText(below(key), value)])),
  ];
}
