import type { Window } from "../policy/index.ts";
import { openings, openUntil } from "./openings.ts";

/** What is open for a year has no end that anybody waits for. */
const noEnd = 366 * 86_400;

/** Whether something may be promoted at a moment, in epoch seconds: inside any of the windows, or without any. */
export function isOpen(windows: readonly Window[] | undefined, time: number): boolean {
  if (windows === undefined || windows.length === 0) return true;
  return windows.some((window) => openUntil(window, time) !== undefined);
}

/**
 * The first moment from `time` on at which something may be promoted, in epoch seconds: `time` itself where it may be
 * now; nothing where no window ever opens.
 */
export function nextOpening(windows: readonly Window[] | undefined, time: number): number | undefined {
  if (isOpen(windows, time)) return time;
  for (const { opens } of openings(windows ?? [], time)) return opens;
  return undefined;
}

/**
 * When what is open at `time` closes, in epoch seconds, windows that follow one another without a gap taken as one;
 * nothing where it is closed, has no windows, or stays open for longer than a year.
 */
export function closesAt(windows: readonly Window[] | undefined, time: number): number | undefined {
  let end = time;
  for (const { opens, closes } of openings(windows ?? [], time, time + noEnd)) {
    if (opens > end) break;
    end = Math.max(end, closes);
  }
  return end === time || end > time + noEnd ? undefined : end;
}
