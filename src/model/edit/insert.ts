import { beforeEnd, behindLast } from "./behind.ts";
import type { Change } from "./change.ts";
import { gapFor } from "./gap.ts";
import type { Fields } from "./literal.ts";
import { printBroken, printInline, type Tree } from "./print.ts";
import { asKey } from "./quote.ts";
import { commaBehindLast, indentAt, isBroken, type Style } from "./style.ts";

/**
 * Puts a field into an object, written as those that are there: where it comes in an order of names, so that two
 * branches that each add one seldom write on the same lines; else behind the last one.
 */
export function inserted(
  text: string,
  object: Fields,
  key: string,
  value: Tree,
  style: Style,
  order: readonly string[],
): readonly Change[] {
  const [first, last] = [object.members[0], object.members.at(-1)];
  const name = asKey(key, style.quote);
  if (first === undefined || last === undefined) {
    const indent = indentAt(text, object.start) + style.indent;
    return [beforeEnd(text, object, `${indent}${name}: ${printBroken(value, style, indent)}`, style)];
  }
  if (!isBroken(text, object))
    return [{ start: last.end, end: last.end, text: `, ${name}: ${printInline(value, style)}` }];
  const indent = indentAt(text, first.start);
  const own = { ...style, comma: commaBehindLast(text, object) !== undefined };
  const field = `${indent}${name}: ${printBroken(value, own, indent)}`;
  const gap = gapFor(text, object, key, order);
  return gap === undefined
    ? behindLast(text, object, last.end, field, style)
    : [{ start: gap, end: gap, text: `${field},${style.lineEnd}` }];
}
