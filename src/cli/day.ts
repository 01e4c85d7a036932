import { dateProblem } from "../model/date.ts";
import type { Option } from "./command.ts";
import type { World } from "./world.ts";

/** The flag of every command whose answer depends on a day: allowances, waivers, holds, hotfixes and freezes end. */
export const todayOption = {
  type: "string",
  value: "<date>",
  summary: "the day by which expiries are judged (default: today in UTC)",
} as const satisfies Option;

/**
 * The world as it is on a day, `2026-11-21`, or why that is none. Another day than today is seen from its noon, UTC,
 * as no hour was given; without one the world stays as it is.
 */
export function onDay(world: World, today: string | undefined): World | { readonly fault: string } {
  if (today === undefined || today === world.today) return world;
  const fault = dateProblem(today);
  if (fault !== undefined) return { fault: `--today ${fault}` };
  const noon = Date.parse(`${today}T12:00:00Z`) / 1_000;
  return { ...world, today, now: () => noon };
}
