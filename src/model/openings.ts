import type { Window } from "../policy/index.ts";
import { type Cron, parseCron } from "./cron.ts";
import { lastTime, timesWithin } from "./cron-times.ts";
import { parseDuration } from "./duration.ts";
import { changeOf, offsetAt } from "./time-zone.ts";

/** A time in which a window is open: from the first moment to the one at which it is closed again, in epoch seconds. */
export interface Opening {
  readonly opens: number;
  readonly closes: number;
}

interface Readable {
  readonly cron: Cron;
  /** Seconds. */
  readonly duration: number;
  readonly zone: string;
}

/** Part of a day in which the clock of a zone runs evenly. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How far the clock is ahead of UTC, in seconds. */
  readonly offset: number;
}

const day = 86_400;

/** Schedules come again within eight years, or nine around a turn of the century that has no leap day. */
const farthest = 9 * 366 * day;

/** When what is open at a moment by this window alone would close, were no clock changed; nothing where it is closed. */
export function openUntil(window: Window, time: number): number | undefined {
  const readable = read(window);
  return readable === undefined ? undefined : continued(readable, time, offsetAt(readable.zone, time));
}

/**
 * The openings of some windows from a moment on, in the order in which they open, cut at every midnight of UTC; a
 * window that cannot be read has none. A window is measured on the clock of its zone, as Argo CD does: it is open while
 * the clock shows a time between that of the schedule and the end of the duration.
 */
export function* openings(windows: readonly Window[], from: number, to = from + farthest): Generator<Opening> {
  const readable = windows.flatMap((window) => read(window) ?? []);
  if (readable.length === 0) return;
  for (let start = from; start <= to; start = Math.floor(start / day) * day + day) {
    const end = Math.floor(start / day) * day + day;
    const found = readable.flatMap((window) =>
      stretches(window.zone, start, end).flatMap((stretch) => openingsIn(window, stretch)),
    );
    yield* found.sort((a, b) => a.opens - b.opens);
  }
}

function read({ schedule, duration, timeZone = "UTC" }: Window): Readable | undefined {
  const [cron, length] = [parseCron(schedule), parseDuration(duration)];
  if (cron === undefined || length === undefined) return undefined;
  return { cron, duration: Number((length.nanoseconds + 999_999_999n) / 1_000_000_000n), zone: timeZone };
}

function stretches(zone: string, from: number, to: number): readonly Stretch[] {
  const [first, last] = [offsetAt(zone, from), offsetAt(zone, to)];
  if (first === last) return [{ from, to, offset: first }];
  const change = changeOf(zone, from, to);
  return [
    { from, to: change, offset: first },
    { from: change, to, offset: last },
  ];
}

function openingsIn(window: Readable, { from, to, offset }: Stretch): readonly Opening[] {
  const { cron, duration } = window;
  const before = continued(window, from, offset);
  const times = timesWithin(cron, from + offset, to + offset).map((time) => time - offset);
  return [
    ...(before === undefined ? [] : [{ opens: from, closes: Math.min(before, to) }]),
    ...times.map((opens) => ({ opens, closes: Math.min(opens + duration, to) })),
  ];
}

/** The end of the last opening up to a moment, if that is still open then. */
function continued({ cron, duration }: Readable, time: number, offset: number): number | undefined {
  const opened = lastTime(cron, time + offset, duration);
  return opened === undefined ? undefined : opened + duration - offset;
}
