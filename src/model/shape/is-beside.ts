import { dateProblem } from "../date.ts";
import type { AnyHolds, AnyHotfixes } from "./any-fleet.ts";
import { isRecord } from "./record.ts";

/** Whether a value is what the export `holds` may be, of whatever policy. */
export function isHolds(value: unknown): value is AnyHolds {
  return hasEntries(value, "not");
}

/** Whether a value is what the export `hotfixes` may be, of whatever policy. */
export function isHotfixes(value: unknown): value is AnyHotfixes {
  return hasEntries(value, "version");
}

function hasEntries(value: unknown, version: string): boolean {
  const isEntry = (each: unknown): boolean => isRecord(each) && isSigned(each, version);
  return (
    isRecord(value) &&
    Object.values(value).every((each) => isEntry(each) || (isRecord(each) && Object.values(each).every(isEntry)))
  );
}

function isSigned(entry: { readonly [field: string]: unknown }, version: string): boolean {
  const { reason, until } = entry;
  return (
    typeof entry[version] === "string" &&
    typeof reason === "string" &&
    typeof until === "string" &&
    dateProblem(until) === undefined
  );
}
