import { hasPassed } from "../../model/date.ts";
import type { Stretch } from "../../model/history/history.ts";
import { parseSpan } from "../../model/span.ts";
import { quoted } from "../../model/suggest.ts";
import { compareVersions, noVersion } from "../../model/version.ts";
import type { Hotfix } from "../../policy/index.ts";
import { holdOn } from "./hold.ts";
import { homesOf, sourceOf } from "./order.ts";
import { isPaid } from "./paid.ts";
import { isOlder, ofVersion } from "./past.ts";
import type { Beside, State } from "./state.ts";
import type { Change } from "./subject.ts";

/** A version that is behind its source environment for longer than the policy lets it be. */
export interface Skew extends Beside {
  readonly source: string;
  readonly version: string;
  readonly wanted: string;
  /** Seconds since 1970. */
  readonly since: number;
}

/** The versions that are behind for too long, in one state of the map. */
export function skews(change: Change, state: State): readonly Skew[] {
  const { order, now } = change;
  return Object.keys(order.components).flatMap((component) =>
    homesOf(order, component).flatMap((home) => {
      const source = sourceOf(order, component, home);
      const most = parseSpan(order.environments[home]?.maxSkew ?? "");
      if (source === undefined || most === undefined) return [];
      const [version, wanted] = [state.map[component]?.[home], state.map[component]?.[source]];
      if (version === undefined || wanted === undefined || [version, wanted].includes(noVersion)) return [];
      const skew = { component, home, source, version, wanted };
      if (!isBehind(skew, change, state)) return [];
      const since = behindSince(skew, change);
      return since === undefined || now - since <= most ? [] : [{ ...skew, since }];
    }),
  );
}

function isBehind({ component, home, source, version, wanted }: Omit<Skew, "since">, change: Change, state: State) {
  if (version === wanted || isAhead(version, wanted, change.past.stretches(component, source))) return false;
  // What somebody decided on is no negligence: a version that is held back, or one that came in from the side.
  if (holdOn(component, home, wanted, { ...change, before: state, after: state }) !== undefined) return false;
  return !state.hotfixes.some((each) => each.component === component && each.home === home && each.version === version);
}

/** What the source never had, and no number places, may as well be behind. */
const isAhead = (version: string, wanted: string, there: readonly Stretch[]): boolean =>
  isOlder(wanted, version, there) &&
  (compareVersions(wanted, version) !== undefined || ofVersion(there, version).length > 0);

/** When the source left the version; where it never had it, when the two were first apart. */
function behindSince({ component, home, source, version }: Omit<Skew, "since">, { past }: Change): number | undefined {
  const there = past.stretches(component, source);
  const last = ofVersion(there, version).at(-1);
  if (last !== undefined) return last.to?.time;
  const [first, own] = [there[0], past.stretches(component, home).at(-1)];
  return first === undefined || own === undefined ? undefined : Math.max(first.from.time, own.from.time);
}

/** A hotfix whose end is over while its version runs and the source environment never caught up. */
export function unpaid(change: Change, state: State): readonly (Hotfix & Beside)[] {
  return state.hotfixes.filter(
    (each) =>
      hasPassed(each.until, change.today) === true &&
      state.map[each.component]?.[each.home] === each.version &&
      !isPaid(each, change, state),
  );
}

/**
 * What a debt that is still there weighs: a change that pays one is not stopped by the others, and no debt stops a
 * rollback.
 */
export function debtSeverity<Debt extends Beside>(
  { before }: Change,
  moves: readonly { readonly way: string }[],
  debts: (state: State) => readonly Debt[],
  left: readonly Debt[],
): "error" | "warning" {
  if (moves.some(({ way }) => way === "rollback")) return "warning";
  const paid = debts(before).some(
    (old) => !left.some(({ component, home }) => component === old.component && home === old.home),
  );
  return paid ? "warning" : "error";
}

/** The version of a component as messages print it. */
export const shown = (component: string, version: string): string => `${component} ${quoted(version)}`;
