import { compareVersions, noVersion } from "../version.ts";
import type { Stretch } from "./history.ts";

/** A place of the version map: what the files say now, and what commits say it was. */
export interface Held {
  /** `"none"` where the component is not there. */
  readonly version: string;
  /** Oldest first. */
  readonly stretches: readonly Stretch[];
}

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
export interface Lag {
  /**
   * `"absent"`: the component is not here yet; `"behind"`: here is what was there before; `"ahead"`: here is a version
   * that is newer; `"apart"`: the version was never there, and which is newer cannot be told.
   */
  readonly kind: "level" | "absent" | "behind" | "ahead" | "apart";
  /** Different versions that the source had since it left the one that is here. */
  readonly versions: number;
  /** For how long the source has had something else, in seconds; absent where no commit says. */
  readonly seconds: number | undefined;
  /** Whether it may be more: the history begins after the source left the version that is here. */
  readonly isLeast: boolean;
}

/** How a place stands at a moment, in seconds since 1970. */
export function standing({ version, stretches }: Held, now: number): Standing {
  const stretch = stretches.at(-1);
  const isCommitted = (stretch?.version ?? noVersion) === version;
  const age = stretch !== undefined && isCommitted ? since(stretch.from.time, now) : undefined;
  return { version, isCommitted, stretch, age };
}

/** How a place stands to its source at a moment; nothing where the source has no version to give. */
export function lag(here: Held, source: Held, now: number): Lag | undefined {
  if (source.version === noVersion) return undefined;
  if (source.version === here.version) return { kind: "level", versions: 0, seconds: 0, isLeast: false };
  const left = source.stretches.findLastIndex(({ version }) => version === here.version);
  const later = source.stretches.slice(left + 1);
  const versions = new Set([...later.map(({ version }) => version), source.version]);
  for (const none of [noVersion, here.version]) versions.delete(none);
  const start = left === -1 ? later.find(({ version }) => version !== noVersion)?.from : source.stretches[left]?.to;
  return {
    kind: kindOf(here.version, source.version, left !== -1),
    versions: versions.size,
    seconds: start === undefined ? undefined : since(start.time, now),
    isLeast: left === -1 && here.version !== noVersion,
  };
}

function kindOf(here: string, source: string, wasThere: boolean): Lag["kind"] {
  if (here === noVersion) return "absent";
  const order = compareVersions(here, source);
  if (order !== undefined && order > 0) return "ahead";
  return wasThere || (order !== undefined && order < 0) ? "behind" : "apart";
}

/** Committers' clocks may be ahead of ours. */
const since = (time: number, now: number): number => Math.max(0, now - time);
