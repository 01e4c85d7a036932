import { noVersion } from "../version.ts";
import type { Stretch } from "./history.ts";
import { byNumbers } from "./numbers.ts";

/** A place of the version map: what the files say now, and what commits say it was. */
export interface Held {
  /** `"none"` where the component is not there. */
  readonly version: string;
  /** Oldest first. */
  readonly stretches: readonly Stretch[];
}

/** What lies between an environment and the one that its versions come from. */
export interface Gap {
  /**
   * `"absent"`: the component is not here yet; `"behind"`: here is what was there before; `"ahead"`: here is a version
   * that is newer; `"apart"`: the version was never there, and which is newer cannot be told.
   */
  readonly kind: "level" | "absent" | "behind" | "ahead" | "apart";
  /** What the source had without a break since it had nothing that is level or on the other side, oldest first. */
  readonly run: readonly Stretch[];
  /** Different versions of the run, and the one that the files say. */
  readonly versions: number;
  /**
   * Seconds since 1970: the later of when the run began and when the version came here, again or for the first time;
   * absent where no commit says.
   */
  readonly since: number | undefined;
  /** Whether it may be more: the history begins after the source left the version that is here. */
  readonly isLeast: boolean;
}

/** How a place stands to its source; nothing where the source has no version to give. */
export function gap(here: Held, source: Held): Gap | undefined {
  if (source.version === noVersion) return undefined;
  if (source.version === here.version) return { kind: "level", run: [], versions: 0, since: undefined, isLeast: false };
  const kind = kindOf(here.version, source);
  const start = source.stretches.findLastIndex(({ version }) => !isPart(version, here.version, kind)) + 1;
  const run = source.stretches.slice(start);
  return {
    kind,
    run,
    versions: new Set([...run.map(({ version }) => version), source.version]).size,
    since: sinceOf(here, run),
    isLeast: start === 0 && here.version !== noVersion,
  };
}

function kindOf(here: string, { version, stretches }: Held): Gap["kind"] {
  if (here === noVersion) return "absent";
  const order = byNumbers(here, version);
  if (order !== undefined) return order > 0 ? "ahead" : "behind";
  const first = (each: string): number => stretches.findIndex((stretch) => stretch.version === each);
  const [own, other] = [first(here), first(version)];
  if (own === -1) return "apart";
  // The source went back to what it had before.
  return other !== -1 && other < own ? "ahead" : "behind";
}

/** Whether a version of the source lies on its side of the one that is here. */
function isPart(version: string, here: string, kind: Gap["kind"]): boolean {
  if (version === noVersion || version === here) return false;
  const order = byNumbers(version, here) ?? 0;
  return kind === "ahead" ? order <= 0 : order >= 0;
}

function sinceOf({ version, stretches }: Held, [first]: readonly Stretch[]): number | undefined {
  const own = stretches.at(-1);
  if (first === undefined || (own?.version ?? noVersion) !== version) return undefined;
  return Math.max(first.from.time, own?.from.time ?? first.from.time);
}
