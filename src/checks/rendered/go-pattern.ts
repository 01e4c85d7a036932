import { quoted } from "../../model/suggest.ts";

/**
 * Why a text is no regular expression to Go, or nothing. Go's dialect is RE2: ours without looking around and without
 * references back, but with flags in front of a group, which only some of our engines know.
 */
export function goPatternProblem(pattern: string): string | undefined {
  const shown = quoted(pattern);
  const plain = pattern.replace(/\\\\/g, "").replace(/\[(?:\\.|[^\]\\])*\]/g, "x");
  const around = /\(\?(?:<?[=!])/.exec(plain)?.[0];
  if (around !== undefined) return `${shown} looks around with "${around}", which Go cannot`;
  const back = /\\[1-9]|\\k</.exec(plain)?.[0];
  if (back !== undefined) return `${shown} refers back with ${quoted(back)}, which Go cannot`;
  const unknown = /\\[^\W\daftnrvxAbBzdDsSwWpPQEC_]/.exec(pattern.replace(/\\\\/g, ""))?.[0];
  if (unknown !== undefined) return `${shown} holds ${quoted(unknown)}, which Go does not know`;
  const ours = pattern
    .replace(/\(\?P</g, "(?<")
    .replace(/\(\?[imsU-]+\)/g, "")
    .replace(/\(\?[imsU-]+:/g, "(?:");
  try {
    new RegExp(ours);
    return undefined;
  } catch {
    return `${shown} is no regular expression`;
  }
}
