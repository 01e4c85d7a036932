import type { Lag } from "../../model/history/standing.ts";
import { visible } from "../paint.ts";

const units = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "m"],
] as const;

/** How long something has been so, in its largest unit: `"12d"`, `"5h"`, `"0m"`. */
export function age(seconds: number): string {
  // A day is told in hours until the next one is over.
  const [size, unit] = units.find(([each]) => seconds >= (each === 86_400 ? 2 * each : each)) ?? [60, "m"];
  return `${Math.floor(seconds / size)}${unit}`;
}

/** Characters of a version that is shown; digests are known by their first digits. */
const longest = 22;

/** A version as tables show it. */
export function short(version: string): string {
  const shown = visible(version).replace(/(sha256:[0-9a-f]{8})[0-9a-f]{56}/, "$1…");
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}

/** Characters of a commit's subject that are shown. */
const longestSubject = 60;

/** A commit's subject as tables show it. */
export function subjectText(subject: string): string {
  const shown = visible(subject);
  return shown.length > longestSubject ? `${shown.slice(0, longestSubject - 1)}…` : shown;
}

/** How a place stands to its source, in words; nothing where it is level. */
export function lagText({ kind, versions, seconds, isLeast }: Lag): string | undefined {
  if (kind === "level") return undefined;
  if (kind === "absent") return "not there yet";
  const long = seconds === undefined ? "" : `, for ${age(seconds)}`;
  const least = isLeast ? "at least " : "";
  return kind === "behind" ? `${least}${versions} behind${long}` : `${kind}${long}`;
}

/** Enough of a commit's id to find it. */
export const commitText = (id: string): string => id.slice(0, 10);
