import { declared } from "./exported.ts";
import { type Fields, type Item, type List, type Literal, readLiteral } from "./literal.ts";
import { type Quote, quoteAt } from "./quote.ts";
import type { Source } from "./source.ts";

/** How a file is written, so that what is added looks like the rest. */
export interface Style {
  readonly lineEnd: string;
  /** One step of indentation. */
  readonly indent: string;
  readonly quote: Quote;
  /** Whether the last field of an object on several lines has a comma behind it. */
  readonly comma: boolean;
  readonly semicolon: boolean;
}

/** The style of a file, told by its map; where it has none, two spaces, double quotes and commas. */
export function styleOf({ text, program }: Source): Style {
  const map = declared(program, "versions");
  const init = map?.declarator.init;
  const literal = init ? readLiteral(init, text) : undefined;
  const [first] = literal?.kind === "object" ? literal.members : [];
  const indent = first === undefined ? "" : indentAt(text, first.start);
  const imports = program.body.flatMap((each) => (each.type === "ImportDeclaration" ? [each.source.start ?? 0] : []));
  const quotes = [...imports, ...(literal === undefined ? [] : textsOf(literal))].map((start) => quoteAt(text, start));
  const single = quotes.filter((quote) => quote === "'").length;
  return {
    lineEnd: /\r\n|\n|\r/.exec(text)?.[0] ?? "\n",
    indent: indent === "" ? "  " : indent,
    quote: single > quotes.filter((quote) => quote === '"').length ? "'" : '"',
    comma: literal?.kind !== "object" || !isBroken(text, literal) || commaBehindLast(text, literal) !== undefined,
    semicolon: map === undefined || text[map.end - 1] === ";",
  };
}

/** What has brackets or braces around it. */
export type Block = Fields | List;

/** Whether the first thing in a block stands on a line of its own. */
export function isBroken(text: string, { start, members }: Block): boolean {
  const [first]: readonly Item[] = members;
  return first !== undefined && /[\r\n]/.test(text.slice(start, first.start));
}

/** The blanks that the line of an offset begins with. */
export function indentAt(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !/[\r\n\ufeff]/.test(text[start - 1] ?? "")) start -= 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}

/** The comma behind the last thing in a block, or nothing. */
export function commaBehindLast(text: string, { members, end }: Block): number | undefined {
  return commaAfter(text, members.at(-1)?.end ?? end, end - 1);
}

/** The first comma between two places, those in comments left aside. */
export function commaAfter(text: string, from: number, to: number): number | undefined {
  for (const { 0: found, index } of text.slice(from, to).matchAll(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|,/g))
    if (found === ",") return from + index;
  return undefined;
}

function textsOf(literal: Literal): readonly number[] {
  if (literal.kind === "text") return [literal.start];
  return literal.kind === "object" ? literal.members.flatMap(({ value }) => textsOf(value)) : [];
}
