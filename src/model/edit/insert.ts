import type { Change } from "./change.ts";
import type { Fields } from "./literal.ts";
import { printBroken, printInline, type Tree } from "./print.ts";
import { asKey } from "./quote.ts";
import { commaBehindLast, indentAt, isBroken, type Style } from "./style.ts";

/** Puts a field behind the last one of an object, written as that one is. */
export function inserted(text: string, object: Fields, key: string, value: Tree, style: Style): readonly Change[] {
  const [first, last] = [object.members[0], object.members.at(-1)];
  const name = asKey(key, style.quote);
  if (first === undefined || last === undefined) {
    const indent = indentAt(text, object.start) + style.indent;
    return [beforeBrace(text, object, `${indent}${name}: ${printBroken(value, style, indent)}`, style)];
  }
  if (!isBroken(text, object))
    return [{ start: last.end, end: last.end, text: `, ${name}: ${printInline(value, style)}` }];
  const indent = indentAt(text, first.start);
  const comma = commaBehindLast(text, object) !== undefined;
  const own = { ...style, comma };
  const field = `${indent}${name}: ${printBroken(value, own, indent)}`;
  const behind = comma ? [] : [{ start: last.end, end: last.end, text: "," }];
  return [...behind, beforeBrace(text, object, field, own)];
}

/** A field on lines of its own, before the brace that ends the object; comments in front of it stay in front. */
function beforeBrace(text: string, { start, end }: Fields, field: string, { comma, lineEnd }: Style): Change {
  const close = end - 1;
  const from = start + 1 + text.slice(start + 1, close).replace(/[ \t]+$/, "").length;
  const line = comma ? `${field},` : field;
  if (/[\r\n]/.test(text[from - 1] ?? "")) return { start: from, end: from, text: line + lineEnd };
  return { start: from, end: close, text: `${lineEnd}${line}${lineEnd}${indentAt(text, start)}` };
}
