import { quoted, suggest } from "./suggest.ts";

/** Building one takes longer than all that it is asked. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** A clock on the wall of a time zone; nothing when there is no such zone. */
function clockIn(zone: string): Intl.DateTimeFormat | undefined {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  try {
    const clock = new Intl.DateTimeFormat("en-US", {
      ...{ timeZone: zone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23" },
      ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
    });
    clocks.set(zone, clock);
    return clock;
  } catch {
    return undefined;
  }
}

/** Why a text is no IANA name of a time zone, or nothing when it is one. */
export function timeZoneProblem(text: string): string | undefined {
  const shown = quoted(text);
  const near = (): string => {
    const meant = suggest(text, Intl.supportedValuesOf("timeZone"));
    return meant === undefined ? "" : `; ${quoted(meant)} is near`;
  };
  // Where capitals count, as they do to Argo CD, only names that are written as they are listed are found.
  const named = /^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(text);
  const own = named ? clockIn(text)?.resolvedOptions().timeZone : undefined;
  if (own === undefined) return `${shown} is no time zone${near()}`;
  return own !== text && own.toLowerCase() === text.toLowerCase()
    ? `${shown} is no time zone; ${quoted(own)} is near`
    : undefined;
}

/** How far the clock of a zone is ahead of UTC at a moment, both in seconds; an unknown zone counts as UTC. */
export function offsetAt(zone: string, time: number): number {
  if (zone === "UTC") return 0;
  const parts = new Map(
    clockIn(zone)
      ?.formatToParts(time * 1000)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const [year, month, day] = [parts.get("year"), parts.get("month"), parts.get("day")];
  if (year === undefined || month === undefined || day === undefined) return 0;
  const clock = [parts.get("hour") ?? 0, parts.get("minute") ?? 0, parts.get("second") ?? 0] as const;
  return Date.UTC(year, month - 1, day, ...clock) / 1000 - Math.floor(time);
}

/** The moment between two others, to the second, from which on the clock of a zone shows what it shows at the later. */
export function changeOf(zone: string, from: number, to: number): number {
  const last = offsetAt(zone, to);
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(zone, middle) === last) after = middle;
    else before = middle;
  }
  return after;
}
