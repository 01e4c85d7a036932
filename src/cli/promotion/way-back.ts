import type { Past } from "../../checks/promotion/past.ts";
import { type HeldBack, isAt, type State } from "../../checks/promotion/state.ts";
import { hasPassed } from "../../model/date.ts";
import type { Stretch } from "../../model/history/history.ts";
import { listChoices, quoted } from "../../model/suggest.ts";
import { compareVersions, noVersion } from "../../model/version.ts";
import type { Fault } from "../history/fault.ts";

/** The version that is left, and the one that comes back. */
export interface Way {
  readonly from: string;
  readonly to: string;
}

/** A place of the map whose version is to go back, and what is known of it. */
export interface Return {
  readonly environment: string;
  readonly component: string;
  /** A version that was there. @default - the last one before the present */
  readonly to: string | undefined;
  /** What the map as it is written has there. */
  readonly here: string;
  readonly past: Past;
  readonly present: State;
  /** `2026-11-21`: the day by which holds are judged. */
  readonly today: string;
}

/** Which version comes back, and which one is left for it; or why there is no way back. */
export function wayBack(asked: Return): Way | Fault {
  const { environment, component, to, here, past } = asked;
  const own = past.stretches(component, environment);
  if (to === here) return standingBack(asked, own);
  const had = [...new Set(own.map(({ version }) => version))].filter((each) => each !== noVersion && each !== here);
  if (to !== undefined && had.includes(to))
    return isBack(to, here)
      ? { from: here, to }
      : { fault: `${quoted(to)} is newer than ${quoted(here)}, so that is no way back`, hint: "promote it" };
  if (to !== undefined && had.length > 0)
    return {
      fault: `${environment} never had ${component} ${quoted(to)}`,
      hint: `choose one of ${listChoices(had.toReversed())}`,
    };
  // A version that is held back was left for a reason: a second rollback goes further back.
  const before = own.findLast(
    ({ version }) => had.includes(version) && isBack(version, here) && holdHere(asked, version) === undefined,
  );
  return to === undefined && before !== undefined ? { from: here, to: before.version } : nowhere(asked);
}

/** After `git revert` the older version is there already, and the hold on the newer one is what is missing. */
function standingBack(asked: Return, own: readonly Stretch[]): Way | Fault {
  const { environment, component, here } = asked;
  const left = own.at(own.at(-1)?.version === here ? -2 : -1)?.version ?? noVersion;
  const hold = holdHere(asked, left);
  const fault = `${component} is at ${here} in ${environment} already`;
  if (hold !== undefined)
    return { fault: `${fault}, and ${quoted(left)} is held back until ${hold.until}`, hint: "name an older version" };
  return left !== noVersion && isBack(here, left) ? { from: left, to: here } : { fault, hint: "name an older version" };
}

const nowhere = ({ past, component, environment }: Return): Fault =>
  past.isShallow
    ? {
        fault: `this shallow clone shows no older version of ${component} in ${environment}`,
        hint: "run git fetch --unshallow",
      }
    : { fault: `${environment} had no other version of ${component}`, hint: "put a mended version into the source" };

/** Where numbers cannot tell, as of digests, every other version that was there is one to go back to. */
const isBack = (version: string, from: string): boolean =>
  version !== from && (compareVersions(version, from) ?? 0) <= 0;

const holdHere = ({ present, component, environment, today }: Return, version: string): HeldBack | undefined =>
  present.holds.find(
    (each) =>
      isAt(each, { component, home: environment }) &&
      each.not.includes(version) &&
      hasPassed(each.until, today) !== true,
  );
