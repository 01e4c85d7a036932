import { type Cron, comesOn, type Day } from "./cron.ts";

/**
 * Times of a clock on a wall are told as seconds since 1970-01-01 00:00 on that wall, whatever the zone: such a clock
 * knows no summer time, and every day has 24 hours.
 */
const day = 86_400;

/** The times of a schedule from one time of the clock up to another, which is none of them, in their order. */
export function timesWithin(cron: Cron, from: number, to: number): readonly number[] {
  const times: number[] = [];
  for (let midnight = Math.floor(from / day) * day; midnight < to; midnight += day) {
    if (!comesOn(cron, dayAt(midnight))) continue;
    for (const hour of cron.hours)
      for (const minute of cron.minutes) {
        const time = midnight + hour * 3_600 + minute * 60;
        if (time >= from && time < to) times.push(time);
      }
  }
  return times;
}

/** The last time of a schedule up to a time of the clock, itself included, and less than `span` seconds before it. */
export function lastTime(cron: Cron, until: number, span: number): number | undefined {
  for (let midnight = Math.floor(until / day) * day; midnight + day > until - span; midnight -= day) {
    const last = timesWithin(cron, midnight, Math.min(midnight + day, until + 1)).at(-1);
    if (last !== undefined) return last > until - span ? last : undefined;
  }
  return undefined;
}

function dayAt(midnight: number): Day {
  const date = new Date(midnight * 1000);
  return { month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay() };
}
