import type { Stretch } from "../../model/history/history.ts";
import { byNumbers } from "../../model/history/numbers.ts";
import { noVersion } from "../../model/version.ts";

/** What the default branch proves, up to the commit that a change begins at. */
export interface Past {
  /** Oldest first. */
  readonly stretches: (component: string, home: string) => readonly Stretch[];
  /** Whether older commits are not here. */
  readonly isShallow: boolean;
}

/** The stretches of one version. */
export const ofVersion = (stretches: readonly Stretch[], version: string | undefined): readonly Stretch[] =>
  stretches.filter((each) => each.version === version);

/** How long a stretch lasted, in seconds; committers' clocks may be wrong, and what is still to come has not lasted. */
export const lasting = ({ from, to }: Stretch, now: number): number =>
  Math.max(0, Math.min(to?.time ?? now, now) - from.time);

/** The last version that a place had, whatever was taken away since; nothing where it never had one. */
export const lastVersion = (stretches: readonly Stretch[]): string | undefined =>
  stretches.findLast(({ version }) => version !== noVersion)?.version;

/** Whether two stretches have a moment in common. */
export const meet = (left: Stretch, right: Stretch): boolean =>
  Math.max(left.from.time, right.from.time) <
  Math.min(left.to?.time ?? Number.POSITIVE_INFINITY, right.to?.time ?? Number.POSITIVE_INFINITY);

/**
 * Whether a version is older than another: by their numbers, or where these cannot tell by which of them came first to
 * the place; what never was there, by whether its source had left it for good when it got the other one.
 */
export function isOlder(
  version: string,
  than: string | undefined,
  own: readonly Stretch[],
  source: readonly Stretch[] = [],
): boolean {
  if (than === undefined || version === than) return false;
  const order = byNumbers(version, than);
  if (order !== undefined) return order < 0;
  const first = (all: readonly Stretch[], each: string): number => all.findIndex((one) => one.version === each);
  const [here, other] = [first(own, version), first(own, than)];
  if (here !== -1) return other === -1 || here < other;
  const last = source.findLastIndex((one) => one.version === version);
  return last !== -1 && last < first(source, than);
}
