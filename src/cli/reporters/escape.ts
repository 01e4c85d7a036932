import { visible } from "../paint.ts";

/** Of a text that is longer, this many characters are shown. */
const longest = 400;

/** What is never seen, and keeps GitHub from reading what stands around it as one word. */
const gap = "&#8203;";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  // GitHub looks for mentions in what the markdown came to: a backslash would not keep them from being found.
  "@": `@${gap}`,
  "#": `\\#${gap}`,
  // Nor would it keep the text between two of them from being set as a formula.
  $: "<span>$</span>",
};

/** A user's text as one line of markdown that shows it as it is: no markup, no link, no mention. */
export const prose = (text: string): string =>
  line(text)
    .replace(/[!-/:-@[-`{-~]/g, (sign) => entities[sign] ?? (plainSigns.has(sign) ? sign : `\\${sign}`))
    .replace(/\b(GH)\\-(?=\d)/gi, `$1${gap}\\-`)
    .replace(/\\:(?=[\w\\+-]+:)/g, `\\:${gap}`);

/** Signs that mean nothing to markdown wherever they stand. */
const plainSigns = new Set(['"', "'", ",", ";", "/", "?", "%"]);

/** A user's text as code, in which markdown finds nothing: fenced by more backticks than it has in a row. */
export function code(text: string): string {
  const shown = line(text);
  const fence = "`".repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  // A space beside each fence is not shown; it is needed where the text begins or ends like one.
  const pad = /^`|`$|^ .* $|^$/.test(shown) ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** One line of whole characters, cut where it is long. */
function line(text: string): string {
  const whole = visible(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
  return whole.length > longest ? `${whole.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : whole;
}
