import { hasPassed } from "../../model/date.ts";
import type { Entry } from "../../model/edit/entries.ts";
import { writable } from "../../model/edit/quote.ts";
import type { Said } from "../../model/edit/read.ts";

/** What a rollback leaves, and why and until when that stays away. */
export interface Left {
  readonly from: string;
  readonly to: string;
  /** Why. @default - what was done */
  readonly reason: string | undefined;
  /** The last day, `2026-12-05`. */
  readonly until: string;
}

/** A hold as it is to be written: fields of its entry. */
export interface JoinedHold extends Entry {
  readonly not: Said;
  readonly reason: string;
  readonly until: string;
}

/**
 * The hold that stands after a rollback: the one that is there, with the version that is left beside its own, until the
 * later of both days. One that is over by `today` (`2026-11-21`) gives way to the new one.
 */
export function joinedHold(old: Entry | undefined, left: Left, today: string): JoinedHold {
  const { from, to, reason, until } = left;
  const fresh = { not: from, reason: reason ?? `rolled back to ${to}`, until };
  const [not = [], why, end] = [old?.not, old?.reason, old?.until];
  if (typeof why !== "string" || typeof end !== "string" || hasPassed(end, today) === true) return fresh;
  const versions = [not].flat();
  const isHeld = versions.includes(from);
  return {
    not: isHeld ? not : [...versions, from],
    reason: joinedReason(why, isHeld && why.includes(reason ?? "") ? undefined : fresh.reason, from),
    // Days of one form are in order as texts are.
    until: end > until ? end : until,
  };
}

/**
 * Why the first version failed is what somebody needs who wants it back, and a later rollback says nothing about that:
 * the old reason stays, and the new one follows with its version, so that each is known for what it is about.
 */
function joinedReason(old: string, added: string | undefined, version: string): string {
  const kept = writable(old);
  return added === undefined ? kept : `${kept}; ${version}: ${added}`;
}
