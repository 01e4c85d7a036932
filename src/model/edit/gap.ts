import type { Fields } from "./literal.ts";
import { commaAfter } from "./style.ts";

/** Comments up to the end of their line, and the line's end; what goes on behind it is none of it. */
const restOfLine = /(?:[ \t]|\/\*(?:(?!\*\/)[^\r\n\u2028\u2029])*\*\/)*(?:\/\/[^\r\n\u2028\u2029]*)?(?:\r\n|\n|\r)/y;

/**
 * Where the lines of a new field begin so that fields come in an order: behind those that come before it, which keep
 * what stands on their own lines. Nothing where it goes behind the last one, or the text has no line for it.
 */
export function gapFor(
  text: string,
  { start, members }: Fields,
  key: string,
  order: readonly string[],
): number | undefined {
  const ranks = new Map(order.map((name, index) => [name, index]));
  const own = ranks.get(key);
  if (own === undefined) return undefined;
  // Whoever ordered the fields by hand finds them so: the new one goes behind all that come before it.
  const before = members.findLastIndex(({ key: name = "" }) => (ranks.get(name) ?? -1) < own);
  const [previous, next] = [members[before], members[before + 1]];
  if (next === undefined) return undefined;
  const behind = previous === undefined ? start : commaAfter(text, previous.end, next.start);
  if (behind === undefined) return undefined;
  restOfLine.lastIndex = behind + 1;
  return restOfLine.test(text) ? restOfLine.lastIndex : undefined;
}
