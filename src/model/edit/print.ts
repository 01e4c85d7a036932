import { asKey, inQuotes, type Quote } from "./quote.ts";
import type { Said } from "./read.ts";
import type { Style } from "./style.ts";

/** Keys and values of an object to be written, in order: other objects, or what fields say. */
export type Tree = readonly (readonly [key: string, value: { readonly says: Said } | Tree])[];

/** The fields of an entry, to be written. */
export const treeOf = (fields: Readonly<Record<string, Said>>): Tree =>
  Object.entries(fields).map(([key, says]) => [key, { says }]);

/** A text in quotes, or a list of them on one line. */
export function printSaid(said: Said, quote: Quote): string {
  return typeof said === "string" ? inQuotes(said, quote) : `[${said.map((each) => inQuotes(each, quote)).join(", ")}]`;
}

/** An object on one line. */
export function printInline(tree: Tree, style: Style): string {
  if (tree.length === 0) return "{}";
  const fields = tree.map(([key, value]) => {
    const printed = "says" in value ? printSaid(value.says, style.quote) : printInline(value, style);
    return `${asKey(key, style.quote)}: ${printed}`;
  });
  return `{ ${fields.join(", ")} }`;
}

/** An object with a line for each field, which formatters leave so at any width; the first line is not indented. */
export function printBroken(tree: Tree, style: Style, indent: string): string {
  if (tree.length === 0) return "{}";
  const inner = indent + style.indent;
  const fields = tree.map(([key, value]) => {
    const printed = "says" in value ? printSaid(value.says, style.quote) : printBroken(value, style, inner);
    return `${inner}${asKey(key, style.quote)}: ${printed}`;
  });
  const last = style.comma ? "," : "";
  return `{${style.lineEnd}${fields.join(`,${style.lineEnd}`)}${last}${style.lineEnd}${indent}}`;
}
