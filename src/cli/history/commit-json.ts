import type { Commit } from "../../model/history/history.ts";

/** A commit for programs, its date in UTC. */
export const commitJson = ({ id, time, author, subject }: Commit) => ({ id, date: isoOf(time), author, subject });

/** A moment, in seconds since 1970, as `2026-11-21T14:05:00Z`. */
export const isoOf = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace(".000Z", "Z");
