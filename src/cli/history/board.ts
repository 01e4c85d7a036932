import { skews } from "../../checks/promotion/debt.ts";
import { homesOf, sourceOf } from "../../checks/promotion/order.ts";
import { isPaid } from "../../checks/promotion/paid.ts";
import type { Past } from "../../checks/promotion/past.ts";
import { type Beside, type HeldBack, isAt, type State } from "../../checks/promotion/state.ts";
import type { Change } from "../../checks/promotion/subject.ts";
import { hasPassed } from "../../model/date.ts";
import { type Held, type Lag, lag, type Standing, standing } from "../../model/history/standing.ts";
import { noVersion } from "../../model/version.ts";
import type { Hotfix } from "../../policy/index.ts";
import type { Outlook } from "./outlook.ts";
import type { Pending } from "./pending.ts";

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

/** What a board is told from: the versions in the files, their past, and what would move. */
export interface View extends Omit<Change, "before" | "after"> {
  readonly state: State;
  /** What debts are judged by. */
  readonly proof: Past;
  readonly pending: Outlook["pending"];
}

/** Every component with a version, wherever it is, in the order of the policy. */
export function cellsOf(view: View): readonly Cell[] {
  const late = skews({ ...view, past: view.proof, before: view.state, after: view.state }, view.state);
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
  const next = view.pending.get(home)?.get(component);
  const isShown = next !== undefined && behind !== undefined && there !== undefined;
  return {
    ...standing(here, view.now),
    component,
    home,
    source,
    lag: behind,
    pending: isShown && isWaiting(view, next, behind.kind, here, there) ? next : undefined,
    holds: view.state.holds.filter(
      (each) => isAt(each, { component, home }) && hasPassed(each.until, view.today) !== true,
    ),
    isLate: late.some((each) => isAt(each, { component, home })),
    hotfix: hotfixAt(view, component, home, here.version),
  };
}

/**
 * Whether a version waits to be promoted. One that is older than what is here does not, unless it may come, or its
 * source got it later: then it is stuck.
 */
function isWaiting({ order }: View, { obstacles }: Pending, kind: Lag["kind"], here: Held, there: Held): boolean {
  if (order.layout === "branch" || obstacles.length === 0 || kind !== "ahead") return true;
  const first = (version: string): number => there.stretches.findIndex((each) => each.version === version);
  return first(here.version) !== -1 && first(there.version) > first(here.version);
}

function hotfixAt({ order, state, proof, today }: View, component: string, home: string, version: string) {
  const found = state.hotfixes.find((each) => isAt(each, { component, home }) && each.version === version);
  if (found === undefined) return undefined;
  const paid = isPaid(found, { order, past: proof }, state);
  return { ...found, isPaid: paid, isOverdue: !paid && hasPassed(found.until, today) === true };
}
