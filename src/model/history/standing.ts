import { noVersion } from "../version.ts";
import { type Gap, gap, type Held } from "./gap.ts";
import type { Stretch } from "./history.ts";

export type { Held } from "./gap.ts";

/** How a version stands in its environment. */
export interface Standing {
  readonly version: string;
  /** Whether the last commit has it too. */
  readonly isCommitted: boolean;
  /** The stretch that the last commit is in; absent where no commit has the place. */
  readonly stretch: Stretch | undefined;
  /** How long the version has been there, in seconds; absent for what no commit has. */
  readonly age: number | undefined;
}

/** How an environment stands to the one that its versions come from. */
export interface Lag extends Pick<Gap, "kind" | "versions" | "isLeast"> {
  /** For how long, in seconds; absent where no commit says. */
  readonly seconds: number | undefined;
}

/** How a place stands at a moment, in seconds since 1970. */
export function standing({ version, stretches }: Held, now: number): Standing {
  const stretch = stretches.at(-1);
  const isCommitted = (stretch?.version ?? noVersion) === version;
  const age = stretch !== undefined && isCommitted ? lasted(stretch.from.time, now) : undefined;
  return { version, isCommitted, stretch, age };
}

/** How a place stands to its source at a moment; nothing where the source has no version to give. */
export function lag(here: Held, source: Held, now: number): Lag | undefined {
  const found = gap(here, source);
  if (found === undefined) return undefined;
  const { kind, versions, since, isLeast } = found;
  if (kind === "level") return { kind, versions, seconds: 0, isLeast };
  return { kind, versions, seconds: since === undefined ? undefined : lasted(since, now), isLeast };
}

/** Committers' clocks may be ahead of ours. */
const lasted = (time: number, now: number): number => Math.max(0, now - time);
