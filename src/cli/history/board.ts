import { skews } from "../../checks/promotion/debt.ts";
import { judgeMoves } from "../../checks/promotion/judge.ts";
import { homesOf, sourceOf } from "../../checks/promotion/order.ts";
import { soakOf } from "../../checks/promotion/standing.ts";
import { type Beside, type HeldBack, isAt, type State } from "../../checks/promotion/state.ts";
import type { Change } from "../../checks/promotion/subject.ts";
import { hasPassed } from "../../model/date.ts";
import { type Held, type Lag, lag, type Standing, standing } from "../../model/history/standing.ts";
import type { SourceFiles } from "../../model/report.ts";
import { noVersion } from "../../model/version.ts";
import type { Hotfix } from "../../policy/index.ts";

/** Why a version does not move now. */
export interface Obstacle {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

/** A version that would come from the source environment. */
export interface Pending {
  readonly from: string;
  readonly version: string;
  /** Until the version has been in the source for long enough, in seconds; 0 where nothing is left. */
  readonly soakLeft: number;
  /** Empty where it can move now. */
  readonly obstacles: readonly Obstacle[];
}

/** A component in an environment or a cluster. */
export interface Cell extends Standing {
  readonly component: string;
  readonly home: string;
  /** Absent where new versions enter, and for clusters. */
  readonly source: string | undefined;
  readonly lag: Lag | undefined;
  readonly pending: Pending | undefined;
  /** Whether it is behind for longer than the policy lets it be. */
  readonly isLate: boolean;
  /** Versions that must not come here today. */
  readonly holds: readonly HeldBack[];
  /** The version came in from the side. */
  readonly hotfix: (Hotfix & { readonly isOverdue: boolean; readonly isPaid: boolean }) | undefined;
}

/** What a board is told from: the versions in the files, and their past. */
export interface View extends Omit<Change, "before" | "after"> {
  readonly state: State;
  readonly files: SourceFiles;
}

/** Every component with a version, wherever it is, in the order of the policy. */
export function cellsOf(view: View): readonly Cell[] {
  const late = skews({ ...view, before: view.state, after: view.state }, view.state);
  return Object.keys(view.order.components).flatMap((component) => {
    const homes = homesOf(view.order, component);
    const isKnown = homes.some((home) => heldAt(view, component, home).stretches.length > 0);
    if (!isKnown && !Object.hasOwn(view.state.map, component)) return [];
    return homes.map((home) => cellAt(view, component, home, late));
  });
}

const heldAt = ({ state, past }: View, component: string, home: string): Held => ({
  version: state.map[component]?.[home] ?? noVersion,
  stretches: past.stretches(component, home),
});

function cellAt(view: View, component: string, home: string, late: readonly Beside[]): Cell {
  const here = heldAt(view, component, home);
  const source = sourceOf(view.order, component, home);
  const there = source === undefined ? undefined : heldAt(view, component, source);
  const behind = there === undefined ? undefined : lag(here, there, view.now);
  const moves = behind?.kind === "absent" || behind?.kind === "behind" || behind?.kind === "apart";
  return {
    ...standing(here, view.now),
    component,
    home,
    source,
    lag: behind,
    pending:
      moves && source !== undefined && there !== undefined
        ? pendingAt(view, component, home, source, there)
        : undefined,
    holds: view.state.holds.filter(
      (each) => isAt(each, { component, home }) && hasPassed(each.until, view.today) !== true,
    ),
    isLate: late.some((each) => isAt(each, { component, home })),
    hotfix: hotfixAt(view, component, home, here.version, behind?.kind === "level" || behind?.kind === "behind"),
  };
}

function pendingAt(view: View, component: string, home: string, from: string, there: Held): Pending {
  const { order, state, files } = view;
  const { version } = there;
  const map = { ...state.map, [component]: { ...state.map[component], [home]: version } };
  const judged = judgeMoves({ ...view, before: state, after: { ...state, map } }, files);
  return {
    from,
    version,
    soakLeft: Math.max(0, soakOf(order, home) - (standing(there, view.now).age ?? 0)),
    obstacles: judged
      .filter(({ finding, components }) => finding.severity === "error" && components.includes(component))
      .map(({ finding: { rule, message, hint } }) => ({ rule, message, hint })),
  };
}

function hotfixAt({ state, today }: View, component: string, home: string, version: string, isPaid: boolean) {
  const found = state.hotfixes.find((each) => isAt(each, { component, home }) && each.version === version);
  return found === undefined
    ? undefined
    : { ...found, isPaid, isOverdue: !isPaid && hasPassed(found.until, today) === true };
}
