import { quoted } from "./suggest.ts";

const shape = /^(\d{1,6})([mhdw])$/;

const secondsOf = new Map([
  ["w", 604_800],
  ["d", 86_400],
  ["h", 3_600],
  ["m", 60],
]);

/** Seconds of a span of time that people wait, `"30m"`, `"4h"`, `"2d"` or `"1w"`; nothing when it is none. */
export function parseSpan(text: string): number | undefined {
  const [, count = "", unit = ""] = shape.exec(text) ?? [];
  const seconds = secondsOf.get(unit);
  return seconds === undefined ? undefined : Number(count) * seconds;
}

/** Why a text is no span of time, and what was likely meant, or nothing when it is one. */
export function spanProblem(text: string): string | undefined {
  if (parseSpan(text) !== undefined) return undefined;
  const shown = quoted(text);
  const rule = 'a span is one whole number with one unit (m, h, d, w), as "4h" or "2d"';
  if (/^\d{1,6}$/.test(text)) return `${shown} has no unit; write "${text}h" for hours or "${text}d" for days`;
  if (text.startsWith("-")) return `${shown} is negative; ${rule}`;
  const inSeconds = /^(\d{1,6})s$/.exec(text);
  if (inSeconds !== null) return `${shown} counts in seconds; write "${Math.ceil(Number(inSeconds[1]) / 60)}m"`;
  const [, hours, minutes] = /^(\d{1,3})h(\d{1,3})m$/.exec(text) ?? [];
  if (hours !== undefined)
    return `${shown} has two units; write "${Number(hours) * 60 + Number(minutes)}m" in one of them`;
  const [, count, letter = ""] =
    /^\s*(\d{1,6})\s*([mhdw])(?:in(?:ute)?s?|(?:ou)?rs?|ays?|eeks?)?\s*$/i.exec(text) ?? [];
  if (count !== undefined) return `${shown} is no span of time; write "${count}${letter.toLowerCase()}"`;
  return `${shown} is no span of time; ${rule}`;
}

/** Seconds as people read them, up to whole minutes: `"2d 4h"`, `"1w"`, `"35m"`, `"0m"`. Negative counts as nothing. */
export function formatSpan(seconds: number): string {
  let rest = Math.ceil(Math.max(0, seconds) / 60) * 60;
  const parts: string[] = [];
  for (const [unit, size] of secondsOf) {
    // Days are told apart more easily than weeks and days.
    if (unit === "w" && rest % size !== 0) continue;
    if (rest >= size) parts.push(`${Math.floor(rest / size)}${unit}`);
    rest %= size;
  }
  return parts.length === 0 ? "0m" : parts.join(" ");
}
