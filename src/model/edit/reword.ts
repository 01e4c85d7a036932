import { behindLast } from "./behind.ts";
import type { Change } from "./change.ts";
import type { List, Literal, Text } from "./literal.ts";
import { printSaid } from "./print.ts";
import { inQuotes, type Quote, quoteAt } from "./quote.ts";
import type { Said } from "./read.ts";
import { indentAt, isBroken, type Style } from "./style.ts";

/**
 * Has a field say something else. A text keeps its quotes and becomes the first of a list as it stands there, and what
 * a list is to say beyond what it says goes behind that.
 */
export function reworded(text: string, literal: Literal, wanted: Said, style: Style): readonly Change[] {
  if (literal.kind === "text") return fromText(text, literal, wanted);
  return literal.kind === "list" ? fromList(text, literal, wanted, style) : [];
}

function fromText(text: string, { start, end, value }: Text, wanted: Said): readonly Change[] {
  if (wanted === value) return [];
  const quote = quoteAt(text, start);
  const [first, ...more] = typeof wanted === "string" ? [] : wanted;
  if (first !== value) return [{ start, end, text: printSaid(wanted, quote) }];
  const behind = more.map((each) => `, ${inQuotes(each, quote)}`).join("");
  return [
    { start, end: start, text: "[" },
    { start: end, end, text: `${behind}]` },
  ];
}

function fromList(text: string, list: List, wanted: Said, style: Style): readonly Change[] {
  const { start, end, members } = list;
  const quote = quoteOf(text, list) ?? style.quote;
  const [first, last] = [members[0], members.at(-1)];
  const begins =
    typeof wanted !== "string" &&
    members.every(({ value }, index) => value.kind === "text" && value.value === wanted[index]);
  if (!begins || first === undefined || last === undefined) return [{ start, end, text: printSaid(wanted, quote) }];
  const more = wanted.slice(members.length).map((each) => inQuotes(each, quote));
  if (more.length === 0) return [];
  if (!isBroken(text, list))
    return [{ start: last.end, end: last.end, text: more.map((each) => `, ${each}`).join("") }];
  const indent = indentAt(text, first.start);
  return behindLast(text, list, last.end, more.map((each) => indent + each).join(`,${style.lineEnd}`), style);
}

function quoteOf(text: string, { members }: List): Quote | undefined {
  const last = members.at(-1)?.value;
  return last?.kind === "text" ? quoteAt(text, last.start) : undefined;
}
