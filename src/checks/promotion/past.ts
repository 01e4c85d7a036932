import type { Stretch } from "../../model/history/history.ts";
import { compareVersions, noVersion } from "../../model/version.ts";

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
 * Whether a version is older than another: by their numbers, or by which of them came first where numbers cannot tell.
 */
export function isOlder(version: string, than: string | undefined, stretches: readonly Stretch[]): boolean {
  if (than === undefined || version === than) return false;
  const order = compareVersions(version, than);
  if (order !== undefined && order !== 0) return order < 0;
  const first = (each: string): number => stretches.findIndex((stretch) => stretch.version === each);
  const [own, other] = [first(version), first(than)];
  return own !== -1 && (other === -1 || own < other);
}
