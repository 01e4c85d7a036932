import type { Judgement } from "../../checks/promotion/judge.ts";
import { movesOf } from "../../checks/promotion/move.ts";
import type { Order } from "../../checks/promotion/order.ts";
import { readyOf } from "../../checks/promotion/ready.ts";
import { soakOf, standingOf } from "../../checks/promotion/standing.ts";
import type { State } from "../../checks/promotion/state.ts";
import { stepOf } from "../../checks/promotion/step.ts";
import type { Change } from "../../checks/promotion/subject.ts";
import { closure } from "../../checks/promotion/together.ts";
import type { Fault } from "./fault.ts";
import { isAbout, partnersOf } from "./partners.ts";

/** Why a version does not move now. */
export interface Obstacle {
  /** Left out where no rule keeps it back, but what Git cannot tell or merge. */
  readonly rule?: string;
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
  /** Components that have to move in the same change; empty where it moves alone. */
  readonly with: readonly string[];
}

/** What is there, and how `lockstep promote` judges what would be instead. */
export interface Court {
  readonly order: Order;
  readonly here: State;
  readonly changeTo: (after: State) => Change;
  readonly judge: (change: Change) => readonly Judgement[];
}

/** What would come into an environment, by component, each judged as `lockstep promote` judges it. */
export function pendingIn(court: Court, home: string): ReadonlyMap<string, Pending> {
  const wanted = wantedIn(court, home);
  const judge = (some: readonly string[]): readonly Judgement[] => court.judge(changeOf(court, home, wanted, some));
  const all = [...wanted.keys()];
  const ready = readyOf(all, judge).components;
  return new Map(
    [...wanted].map(([component, { from, version }]) => {
      const alone = judge([component]).filter((each) => isAbout(each, component));
      const isReady = alone.length === 0 || ready.includes(component);
      const pending: Pending = {
        ...{ from, version, soakLeft: soakLeft(changeOf(court, home, wanted, [component]), component, home) },
        obstacles: isReady ? [] : obstaclesOf(court, component, all, alone, judge),
        with: alone.length === 0 || !isReady ? [] : partnersOf(court.order, component, ready, judge),
      };
      return [component, pending] as const;
    }),
  );
}

/** The same where one thing keeps all of it back. */
export const blockedIn = (
  court: Pick<Court, "order" | "here">,
  home: string,
  { fault, hint }: Fault,
): ReadonlyMap<string, Pending> =>
  new Map(
    [...wantedIn(court, home)].map(([component, wanted]) => [
      component,
      { ...wanted, soakLeft: soakOf(court.order, home), obstacles: [{ message: fault, hint }], with: [] },
    ]),
  );

interface Wanted {
  readonly from: string;
  readonly version: string;
}

/** The versions that the sources of an environment have and it has not. */
function wantedIn({ order, here }: Pick<Court, "order" | "here">, home: string): ReadonlyMap<string, Wanted> {
  const steps = Object.keys(order.components).flatMap((each) => stepOf(order, each, home, here, here));
  return new Map(steps.map(({ component, source, to }) => [component, { from: source, version: to }]));
}

function changeOf(
  { here, changeTo }: Court,
  home: string,
  wanted: ReadonlyMap<string, Wanted>,
  some: readonly string[],
): Change {
  const map = { ...here.map };
  for (const component of some) {
    const version = wanted.get(component)?.version;
    if (version !== undefined) map[component] = { ...map[component], [home]: version };
  }
  return changeTo({ ...here, map });
}

/** Until a version has been in its source for long enough, in seconds. */
export function soakLeft(change: Change, component: string, home: string): number {
  const move = movesOf(change).find((each) => each.component === component && each.home === home);
  const standing = move === undefined ? undefined : standingOf(move, change);
  if (standing === undefined || standing.kind === "proven") return 0;
  return standing.kind === "brief" && standing.ready !== undefined
    ? Math.max(0, standing.ready - change.now)
    : soakOf(change.order, home);
}

/** What keeps a component back; where that is one that has to come with it, what keeps that one back, too. */
function obstaclesOf(
  { order }: Court,
  component: string,
  all: readonly string[],
  alone: readonly Judgement[],
  judge: (some: readonly string[]) => readonly Judgement[],
): readonly Obstacle[] {
  const isApart = alone.some(({ finding }) => finding.rule === "promotion/together");
  const reach = isApart ? closure(order, component).filter((each) => all.includes(each)) : [];
  const beside = isApart ? judge(reach).filter((each) => reach.some((name) => isAbout(each, name))) : [];
  const others = beside.filter((each) => !isAbout(each, component));
  const said = new Map(
    [...alone, ...others].map(({ finding: { rule, message, hint } }) => [message, { rule, message, hint }]),
  );
  return [...said.values()];
}
