import { type Paint, paint, visible } from "../../paint.ts";
import type { Block, Line, Page } from "./page.ts";

/** A page for a terminal; its last line is ended. */
export function pageText({ mark, headline, notes, sections }: Page, colour: boolean): string {
  const style = paint(colour);
  const marked = { "✔": style.green, "✖": style.red, "±": style.yellow }[mark];
  const lines = [`${marked(mark)} ${visible(headline)}`, ...notes.map((note) => style.dim(`  ${visible(note)}`))];
  for (const { title, blocks } of sections) {
    lines.push("", style.bold(visible(title)));
    for (const block of blocks) lines.push(...blockLines(block, style));
  }
  return `${lines.join("\n")}\n`;
}

function blockLines({ titles, tone, lines }: Block, style: Paint): readonly string[] {
  const colour = { changed: style.bold, added: style.green, removed: style.red, quiet: style.dim }[tone];
  return [...titles.map((title) => `  ${colour(visible(title))}`), ...lines.map((line) => `  ${painted(line, style)}`)];
}

function painted({ tone, depth, text }: Line, style: Paint): string {
  const colour = {
    field: style.yellow,
    removed: style.red,
    added: style.green,
    alarm: style.red,
    said: (said: string) => said,
    quiet: style.dim,
  }[tone];
  return `${"  ".repeat(depth)}${colour(visible(text))}`;
}
