import { quoted } from "./suggest.ts";

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Days from 1970-01-01 to an ISO date `YYYY-MM-DD` (negative before), or nothing when there is no such day.
 * A date is a day of the calendar, without time or zone.
 */
export function dayNumber(date: string): number | undefined {
  const match = shape.exec(date);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  // Years that begin in March have their odd day at the end.
  const counted = month > 2 ? year : year - 1;
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    365 * counted + Math.floor(counted / 4) - Math.floor(counted / 100) + Math.floor(counted / 400) + inYear - 719_468
  );
}

/** Why a value is no ISO date, or nothing when it is one. */
export function dateProblem(date: string): string | undefined {
  if (dayNumber(date) !== undefined) return undefined;
  const match = shape.exec(date);
  if (match === null) return `${quoted(date)} is no date; write year, month and day as "2027-01-31"`;
  const [year = 0, month = 0] = match.slice(1).map(Number);
  if (month < 1 || month > 12) return `${quoted(date)} does not exist; months are 01 to 12`;
  return `${quoted(date)} does not exist; ${date.slice(0, 7)} has ${daysIn(year, month)} days`;
}

/** Days from one date to another (negative when it lies before), or nothing when either is no date. */
export function daysBetween(from: string, to: string): number | undefined {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

/** Negative, zero or positive as `left` is before, on or after `right`; nothing when either is no date. */
export function compareDates(left: string, right: string): number | undefined {
  const days = daysBetween(right, left);
  return days === undefined ? undefined : Math.sign(days);
}

/** Whether the last day of something lies before today: what holds `until` a date holds on that date too. */
export function hasPassed(until: string, today: string): boolean | undefined {
  const order = compareDates(until, today);
  return order === undefined ? undefined : order < 0;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
