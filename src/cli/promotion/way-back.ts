import { isOlder, type Past } from "../../checks/promotion/past.ts";
import { type HeldBack, isAt, type State } from "../../checks/promotion/state.ts";
import { hasPassed } from "../../model/date.ts";
import type { Stretch } from "../../model/history/history.ts";
import { byNumbers } from "../../model/history/numbers.ts";
import { listChoices, quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
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

/**
 * The versions that may come back, the likeliest first, each with the one that is left for it; or why there is no way
 * back. Which of them the rules allow is for the caller to find out.
 */
export function waysBack(asked: Return): readonly [Way, ...Way[]] | Fault {
  const { environment, component, to, here, past } = asked;
  const own = past.stretches(component, environment);
  if (to === here) return standingBack(asked, own);
  // What was there last is to come first.
  const had = [...new Set(own.map(({ version }) => version).toReversed())];
  const others = had.filter((each) => each !== noVersion && each !== here);
  if (to === undefined) {
    const [first, ...rest] = others
      .filter((each) => isOlder(each, here, own))
      .map((each) => ({ from: here, to: each }));
    return first === undefined
      ? nowhere(
          asked,
          others.filter((each) => mayBeBack(each, here, own)),
        )
      : [first, ...rest];
  }
  if (others.length === 0) return nowhere(asked, []);
  if (!others.includes(to))
    return {
      fault: `${environment} never had ${component} ${quoted(to)}`,
      hint: `choose one of ${listChoices(others)}`,
    };
  return mayBeBack(to, here, own)
    ? [{ from: here, to }]
    : { fault: `${quoted(to)} is newer than ${quoted(here)}, so that is no way back`, hint: "promote it" };
}

/** After `git revert` the older version is there already, and the hold on the newer one is what is missing. */
function standingBack(asked: Return, own: readonly Stretch[]): readonly [Way] | Fault {
  const { environment, component, here } = asked;
  const left = own.at(own.at(-1)?.version === here ? -2 : -1)?.version ?? noVersion;
  const hold = holdHere(asked, left);
  const fault = `${component} is at ${here} in ${environment} already`;
  if (hold !== undefined)
    return { fault: `${fault}, and ${quoted(left)} is held back until ${hold.until}`, hint: "name an older version" };
  return left !== noVersion && isOlder(here, left, own)
    ? [{ from: left, to: here }]
    : { fault, hint: "name an older version" };
}

/** `later` are versions that came after the present one, and which of the two is newer no number tells. */
function nowhere({ past, component, environment, here }: Return, later: readonly string[]): Fault {
  if (past.isShallow)
    return {
      fault: `this shallow clone shows no older version of ${component} in ${environment}`,
      hint: "run git fetch --unshallow",
    };
  if (later.length === 0)
    return {
      fault: `${environment} had no other version of ${component}`,
      hint: "put a mended version into the source; one that was there under another name comes back with a hotfix",
    };
  return {
    fault: `${environment} had no ${component} before ${quoted(here)}`,
    hint: `name one that came after it, if that is the better one: --to ${listChoices(later)}`,
  };
}

/**
 * Whether a version that somebody names may be the better one: an older one, or one that no number tells from the
 * present one, as of digests.
 */
const mayBeBack = (version: string, from: string, own: readonly Stretch[]): boolean =>
  isOlder(version, from, own) || byNumbers(version, from) === undefined;

const holdHere = ({ present, component, environment, today }: Return, version: string): HeldBack | undefined =>
  present.holds.find(
    (each) =>
      isAt(each, { component, home: environment }) &&
      each.not.includes(version) &&
      hasPassed(each.until, today) !== true,
  );
