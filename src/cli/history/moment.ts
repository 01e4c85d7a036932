import { dateProblem } from "../../model/date.ts";
import { quoted } from "../../model/suggest.ts";
import type { Fault } from "./fault.ts";

const shape = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Seconds since 1970 of a moment, `2026-11-21T14:00Z`, or of the start of a day in UTC; or what is wrong with it. */
export function secondsOf(text: string): number | Fault {
  const hint = 'write it as "2026-11-21T14:00Z"';
  const [, day = ""] = shape.exec(text) ?? [];
  if (day === "") return { fault: `--now ${quoted(text)} is no moment with a time zone`, hint };
  const problem = dateProblem(day);
  if (problem !== undefined) return { fault: `--now ${problem}`, hint };
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds)
    ? { fault: `--now ${quoted(text)} has no time zone that there is`, hint }
    : Math.floor(milliseconds / 1_000);
}
