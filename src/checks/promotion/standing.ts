import { byNumbers } from "../../model/history/numbers.ts";
import { parseSpan } from "../../model/span.ts";
import type { Move } from "./move.ts";
import { above } from "./order.ts";
import { lasting, ofVersion } from "./past.ts";
import type { Change } from "./subject.ts";

/** What the history says about a version that comes out of its source environment. */
export type Standing =
  | { readonly kind: "proven" }
  | Brief
  /** Never there, but in an environment further up. */
  | { readonly kind: "skipped"; readonly source: string; readonly seen: string }
  /** Never there, and newer than what is. */
  | { readonly kind: "ahead"; readonly source: string; readonly version: string }
  | { readonly kind: "unseen"; readonly source: string };

/** What was in its source environment, but not for long enough. */
export interface Brief {
  readonly kind: "brief";
  readonly source: string;
  /** Its longest stretch, in seconds. */
  readonly longest: number;
  /** When it will do, in seconds since 1970; nothing where it has left. */
  readonly ready: number | undefined;
  /** The date of the commit that brought it, where that is to come yet. */
  readonly dated: number | undefined;
}

/** Judges one move by history alone; what need not come out of a source environment is proven. */
export function standingOf({ component, home, source, to, way }: Move, change: Change): Standing {
  if (source === undefined || way !== "forward") return { kind: "proven" };
  const { order, before, after, past, now } = change;
  const there = ofVersion(past.stretches(component, source), to);
  if (there.length > 0) {
    const needed = soakOf(order, home);
    const longest = Math.max(...there.map((stretch) => lasting(stretch, now)));
    if (longest >= needed) return { kind: "proven" };
    const present = there.find((stretch) => stretch.to === undefined);
    const dated = present?.dated;
    // Until that date every look at it would begin to wait anew.
    const ready = present === undefined ? undefined : needed + (dated ?? now - lasting(present, now));
    return { kind: "brief", source, longest, ready, dated };
  }
  if (after.map[component]?.[source] === to) return { kind: "unseen", source };
  const seen = above(order, source).find((each) => ofVersion(past.stretches(component, each), to).length > 0);
  if (seen !== undefined) return { kind: "skipped", source, seen };
  const version = before.map[component]?.[source];
  if (version !== undefined && (byNumbers(to, version) ?? 0) > 0) return { kind: "ahead", source, version };
  return { kind: "unseen", source };
}

/** How long a version has to be in the source of an environment, in seconds. */
export const soakOf = ({ environments }: Change["order"], home: string): number =>
  parseSpan(environments[home]?.soak ?? "0m") ?? 0;
