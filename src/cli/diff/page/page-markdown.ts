import { visible } from "../../paint.ts";
import { count } from "../../report.ts";
import { prose } from "../../reporters/escape.ts";
import type { Block, Page } from "./page.ts";

/** By what a workflow finds its own comment again. */
const marker = "<!-- lockstep diff -->";

/** GitHub refuses a comment of 65,536 characters. */
const most = 65_000;

/** What may stand below the blocks that are listed. */
const reserve = 200;

/**
 * A page as a comment or a job's summary on GitHub. `limit` is in bytes, and so in characters too; differences beyond
 * it are counted. Below 2,000 it is taken for 2,000.
 */
export function pageMarkdown({ mark, headline, notes, sections }: Page, limit = most): string {
  const head = [marker, `### ${mark} lockstep diff: ${prose(headline)}`, ...listed(notes), ""].join("\n");
  let room = Math.max(2_000, Math.min(limit, most)) - reserve - size(head);
  let [text, left] = ["", 0];
  for (const { title, blocks } of sections) {
    let heading = `\n**${prose(title)}**\n`;
    for (const block of blocks) {
      const added = `${heading}${fenced(block)}`;
      // What comes later must not take the place of what does not fit.
      if (size(added) > room) room = 0;
      if (room === 0) left += block.differences;
      else {
        room -= size(added);
        text += added;
        heading = "";
      }
    }
  }
  return `${head}${text}${left === 0 ? "" : `\nand ${count(left, "more difference")}\n`}`;
}

/** Few, and short: the page's blocks need the room. */
const listed = (notes: readonly string[]): readonly string[] => {
  const rest = notes.length - 10;
  const shown = notes.slice(0, 10).map((note) => `- ${prose(note)}`);
  return notes.length === 0 ? [] : ["", ...shown, ...(rest > 0 ? [`- and ${count(rest, "more note")}`] : [])];
};

/** A block in a fence that nothing in it can close. GitHub colours lines by their first sign. */
function fenced({ titles, lines }: Block): string {
  const body = [
    ...titles,
    ...lines.map(({ tone, depth, text }) =>
      tone === "removed" || tone === "added"
        ? `${text.slice(0, 1)}${"  ".repeat(depth)}${text.slice(1)}`
        : `${"  ".repeat(depth + 1)}${text}`,
    ),
  ].map(plain);
  const fence = "`".repeat(
    Math.max(2, ...body.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length))) + 1,
  );
  return ["", `${fence}diff`, ...body, fence, ""].join("\n");
}

const plain = (line: string): string => visible(line.replace(/\p{Surrogate}/gu, "\uFFFD"));

/** UTF-8 bytes: never fewer than characters. */
const size = (text: string): number => Buffer.byteLength(text);
