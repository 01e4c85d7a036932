import { asKey, inQuotes } from "./quote.ts";
import type { Style } from "./style.ts";

/** Keys and values of an object to be written, in order. */
export type Tree = readonly (readonly [key: string, value: string | Tree])[];

/** An object on one line. */
export function printInline(tree: Tree, style: Style): string {
  if (tree.length === 0) return "{}";
  const fields = tree.map(([key, value]) => {
    const printed = typeof value === "string" ? inQuotes(value, style.quote) : printInline(value, style);
    return `${asKey(key, style.quote)}: ${printed}`;
  });
  return `{ ${fields.join(", ")} }`;
}

/** An object with a line for each field, which formatters leave so at any width; the first line is not indented. */
export function printBroken(tree: Tree, style: Style, indent: string): string {
  if (tree.length === 0) return "{}";
  const inner = indent + style.indent;
  const fields = tree.map(([key, value]) => {
    const printed = typeof value === "string" ? inQuotes(value, style.quote) : printBroken(value, style, inner);
    return `${inner}${asKey(key, style.quote)}: ${printed}`;
  });
  const last = style.comma ? "," : "";
  return `{${style.lineEnd}${fields.join(`,${style.lineEnd}`)}${last}${style.lineEnd}${indent}}`;
}
