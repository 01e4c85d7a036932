import type { Change } from "./change.ts";
import type { Fields, Member } from "./literal.ts";
import { commaAfter } from "./style.ts";

/** Takes a field out of an object, with its comma and its lines; comments beside it stay. */
export function removed(text: string, object: Fields, member: Member): readonly Change[] {
  const at = object.members.indexOf(member);
  const [previous, next] = [object.members[at - 1], object.members[at + 1]];
  const comma = commaAfter(text, member.end, next?.start ?? object.end - 1);
  const own = { start: member.start, end: comma === undefined ? member.end : comma + 1 };
  const rest = [text.slice(object.start + 1, own.start), text.slice(own.end, object.end - 1)];
  if (rest.every((each) => each.trim() === "")) return [{ start: object.start + 1, end: object.end - 1, text: "" }];
  const change = { ...withBlanks(text, own), text: "" };
  // The last of a list without comma at its end leaves none.
  const before = comma === undefined && previous ? commaAfter(text, previous.end, member.start) : undefined;
  return before === undefined ? [change] : [{ start: before, end: before + 1, text: "" }, change];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whole lines where nothing else stands on them; else the blanks to what follows, or those in front at the end. */
function withBlanks(text: string, { start, end }: Span): Span {
  let from = start;
  while (/[ \t]/.test(text[from - 1] ?? "")) from -= 1;
  const [blanks = "", lineEnd = ""] = /^[ \t]*(\r\n|\n|\r)?/.exec(text.slice(end)) ?? [];
  const isFirst = /[\r\n]/.test(text[from - 1] ?? "");
  if (isFirst && lineEnd !== "") return { start: from, end: end + blanks.length };
  const isLast = lineEnd !== "" || text[end + blanks.length] === "}";
  return isLast && !isFirst ? { start: from, end } : { start, end: end + blanks.length };
}
