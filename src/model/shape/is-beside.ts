import { dateProblem } from "../date.ts";
import type { AnyHolds, AnyHotfixes } from "./any-fleet.ts";
import { isRecord, type Unknowns } from "./record.ts";

/** Whether a value is what the export `holds` may be, of whatever policy. */
export function isHolds(value: unknown): value is AnyHolds {
  return hasEntries(
    value,
    ({ not }) => isVersion(not) || (Array.isArray(not) && not.length > 0 && not.every(isVersion)),
  );
}

/** Whether a value is what the export `hotfixes` may be, of whatever policy. */
export function isHotfixes(value: unknown): value is AnyHotfixes {
  return hasEntries(value, ({ version }) => isVersion(version));
}

const isVersion = (value: unknown): boolean => typeof value === "string";

function hasEntries(value: unknown, hasVersion: (entry: Unknowns) => boolean): boolean {
  const isEntry = (each: unknown): boolean => isRecord(each) && hasVersion(each) && isSigned(each);
  return (
    isRecord(value) &&
    Object.values(value).every((each) => isEntry(each) || (isRecord(each) && Object.values(each).every(isEntry)))
  );
}

function isSigned({ reason, until }: Unknowns): boolean {
  return typeof reason === "string" && typeof until === "string" && dateProblem(until) === undefined;
}
