import { quoted } from "../suggest.ts";

/** What text in a source file may be written between. */
export type Quote = '"' | "'" | "`";

/** Line ends and control characters, half characters, and marks that turn the direction of what follows. */
const unwritable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Why a value can stand in no file of versions, to follow its name, or nothing. */
export function unwritableProblem(value: string): string | undefined {
  const found = unwritable.exec(value)?.[0];
  if (found === undefined) return undefined;
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `${quoted(value)} holds a character that nobody sees (U+${code})`;
}

/** A value that can stand in a file of versions: a blank in place of each character that cannot. */
export function writable(value: string): string {
  return value.replace(new RegExp(unwritable, "gu"), " ");
}

/** A value as source text between these quotes. */
export function inQuotes(value: string, quote: Quote): string {
  const escaped = value.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
  return `${quote}${quote === "`" ? escaped.replaceAll("${", "\\${") : escaped}${quote}`;
}

/** The quotes that a text of a source file starts with. */
export function quoteAt(text: string, start: number): Quote {
  const mark = text[start];
  return mark === "'" || mark === "`" ? mark : '"';
}

/** A key as source text, in quotes where it needs them. */
export function asKey(name: string, quote: Quote): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : inQuotes(name, quote);
}
