import { quoted } from "./suggest.ts";

/** When something comes, by the clock on the wall: what five cron fields mean to Argo CD. */
export interface Cron {
  /** 0 to 59, ascending. */
  readonly minutes: readonly number[];
  /** 0 to 23, ascending. */
  readonly hours: readonly number[];
  /** 1 to 31. */
  readonly days: ReadonlySet<number>;
  /** 1 to 12. */
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday, 6 is Saturday. */
  readonly weekdays: ReadonlySet<number>;
  /** Whether a day has to be both one of `days` and one of `weekdays`; else either is enough. */
  readonly both: boolean;
}

/** A day of the calendar. */
export interface Day {
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly says: string;
  /** Words for the numbers from `least` on. */
  readonly words: readonly string[];
}

const fields = {
  minute: { name: "minute", least: 0, most: 59, says: "minutes go from 0 to 59", words: [] },
  hour: { name: "hour", least: 0, most: 23, says: "hours go from 0 to 23", words: [] },
  day: { name: "day", least: 1, most: 31, says: "days go from 1 to 31", words: [] },
  month: {
    ...{ name: "month", least: 1, most: 12, says: "months go from 1 to 12, or from jan to dec" },
    words: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  },
  weekday: {
    ...{ name: "weekday", least: 0, most: 6, says: "weekdays go from 0 (Sunday) to 6, or from sun to sat" },
    words: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
  },
} as const satisfies { readonly [name: string]: Field };

/** The values of a field, and whether it is open: `*` or a list with it. */
interface Values {
  readonly values: ReadonlySet<number>;
  readonly open: boolean;
}

/** Longer than any schedule that somebody means; keeps hostile text cheap. */
const longest = 200;

/**
 * Reads minute, hour, day, month and weekday with `*`, lists, ranges, steps and English names, as Argo CD does; nothing
 * when the text is no schedule, or one that never comes.
 */
export function parseCron(text: string): Cron | undefined {
  const read = readCron(text);
  return typeof read === "string" ? undefined : read;
}

/** Why a text is no schedule, or nothing when it is one. */
export function cronProblem(text: string): string | undefined {
  const read = readCron(text);
  return typeof read === "string" ? `${quoted(text)} ${read}` : undefined;
}

/** Whether a schedule comes on a day. */
export function comesOn({ months, days, weekdays, both }: Cron, { month, day, weekday }: Day): boolean {
  if (!months.has(month)) return false;
  return both ? days.has(day) && weekdays.has(weekday) : days.has(day) || weekdays.has(weekday);
}

/** A schedule, or what is wrong with it. */
function readCron(text: string): Cron | string {
  if (text.length > longest) return `is ${text.length} characters long; a schedule has at most ${longest}`;
  const parts = text.split(/\s+/).filter((part) => part !== "");
  if (parts.length !== 5)
    return `has ${parts.length === 1 ? "1 field" : `${parts.length} fields`}, not five: minute, hour, day, month, weekday`;
  const problems: string[] = [];
  const read = (position: number, field: Field): Values => {
    const values = readField(parts[position] ?? "", field);
    if (typeof values !== "string") return values;
    problems.push(values);
    return { values: new Set(), open: false };
  };
  const [minute, hour, day] = [read(0, fields.minute), read(1, fields.hour), read(2, fields.day)];
  const [month, weekday] = [read(3, fields.month), read(4, fields.weekday)];
  const [problem] = problems;
  if (problem !== undefined) return problem;
  const cron = {
    minutes: ascending(minute.values),
    hours: ascending(hour.values),
    days: day.values,
    months: month.values,
    weekdays: weekday.values,
    both: day.open || weekday.open,
  };
  return everComes(cron) ? cron : "never comes: no month that it names has that day";
}

function readField(text: string, field: Field): Values | string {
  const values = new Set<number>();
  let open = false;
  for (const part of text.split(",")) {
    const problem = readPart(part, field, values);
    if (problem !== undefined) return problem;
    // To Argo CD only a plain star leaves the field open: with "*/2" the other field is an alternative.
    open ||= /^\*(?:\/0*1)?$/.test(part);
  }
  return { values, open };
}

/** Adds the values of one part of a list, `*`, `5`, `1-5` or `*\/15`; returns what is wrong with it. */
function readPart(part: string, field: Field, values: Set<number>): string | undefined {
  const has = `has the ${field.name} ${quoted(part)}`;
  const [range = "", step = "1", ...more] = part.split("/");
  if (more.length > 0 || !/^\d{1,3}$/.test(step)) return `${has}; a step is one whole number, as in "*/15"`;
  if (Number(step) === 0) return `${has}; a step is at least 1`;
  const [from = "", to, ...others] = range === "*" ? [String(field.least), String(field.most)] : range.split("-");
  const first = numberOf(from, field);
  // A step without an end goes up to the last value.
  const last = to === undefined ? (part.includes("/") ? field.most : first) : numberOf(to, field);
  if (others.length > 0 || first === undefined || last === undefined) return `${has}; ${field.says}`;
  if (first > last) return `${has}, which ends before it begins; write two ranges with "," between them`;
  for (let value = first; value <= last; value += Number(step)) values.add(value);
  return undefined;
}

function numberOf(text: string, { least, most, words }: Field): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  if (word >= 0) return least + word;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : -1;
  return value >= least && value <= most ? value : undefined;
}

const ascending = (values: ReadonlySet<number>): readonly number[] => [...values].sort((a, b) => a - b);

/** Days of each month, in a leap year. */
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function everComes({ days, months, both }: Cron): boolean {
  const earliest = Math.min(...days);
  return !both || [...months].some((month) => earliest <= (lengths[month - 1] ?? 0));
}
