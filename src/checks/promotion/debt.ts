import { hasPassed } from "../../model/date.ts";
import { gap } from "../../model/history/gap.ts";
import type { Stretch } from "../../model/history/history.ts";
import { parseSpan } from "../../model/span.ts";
import { quoted } from "../../model/suggest.ts";
import { noVersion } from "../../model/version.ts";
import type { Hotfix } from "../../policy/index.ts";
import { holdOn } from "./hold.ts";
import { homesOf, sourceOf } from "./order.ts";
import { isPaid } from "./paid.ts";
import { type Beside, isAt, type State } from "./state.ts";
import type { Change } from "./subject.ts";

/** A version that is behind its source environment for longer than the policy lets it be. */
export interface Skew extends Beside {
  readonly source: string;
  readonly version: string;
  readonly wanted: string;
  /** What the source had since then, oldest first. */
  readonly run: readonly Stretch[];
  /** Seconds since 1970: the later of when the source left the version and when it came here, again or first. */
  readonly since: number;
}

/** The versions that are behind for too long, in one state of the map. */
export function skews(change: Change, state: State): readonly Skew[] {
  const { order, past, now } = change;
  return Object.keys(order.components).flatMap((component) =>
    homesOf(order, component).flatMap((home) => {
      const source = sourceOf(order, component, home);
      const most = parseSpan(order.environments[home]?.maxSkew ?? "");
      if (source === undefined || most === undefined) return [];
      const [version = noVersion, wanted = noVersion] = [state.map[component]?.[home], state.map[component]?.[source]];
      const here = { version, stretches: past.stretches(component, home) };
      const found = gap(here, { version: wanted, stretches: past.stretches(component, source) });
      // What the source never had, and no number places, may as well be behind.
      if (found?.since === undefined || (found.kind !== "behind" && found.kind !== "apart")) return [];
      if (now - found.since <= most || isDecided({ component, home }, version, wanted, change, state)) return [];
      return [{ component, home, source, version, wanted, run: found.run, since: found.since }];
    }),
  );
}

/** What somebody decided on is no negligence: a version that is held back, or one that came in from the side. */
const isDecided = (place: Beside, version: string, wanted: string, change: Change, state: State): boolean =>
  holdOn(place.component, place.home, wanted, { ...change, before: state, after: state }) !== undefined ||
  state.hotfixes.some((each) => isAt(each, place) && each.version === version);

/** A hotfix whose end is over while its version runs and the source environment never caught up. */
export function unpaid(change: Change, state: State): readonly (Hotfix & Beside)[] {
  return state.hotfixes.filter(
    (each) =>
      hasPassed(each.until, change.today) === true &&
      state.map[each.component]?.[each.home] === each.version &&
      !isPaid(each, change, state),
  );
}

/** The version of a component as messages print it. */
export const shown = (component: string, version: string): string => `${component} ${quoted(version)}`;
