import { hasPassed } from "../../model/date.ts";
import type { Kind } from "../../model/edit/problem.ts";
import type { Stretch } from "../../model/history/history.ts";
import { byNumbers } from "../../model/history/numbers.ts";
import { noVersion } from "../../model/version.ts";
import type { Hotfix } from "../../policy/index.ts";
import { homesOf, type Order, sourceOf } from "./order.ts";
import { isPaid } from "./paid.ts";
import { isOlder, lastVersion, ofVersion } from "./past.ts";
import { type Beside, isAt } from "./state.ts";
import type { Change } from "./subject.ts";
import { homesIn, oldNameOf, type Predecessor, predecessors } from "./succession.ts";

/** A version that comes to a place. */
export interface Move {
  readonly component: string;
  /** The environment, or the cluster. */
  readonly home: string;
  /** The environment that its versions come from; nothing where new versions enter. */
  readonly source: string | undefined;
  /** What was there before, or last where nothing was; nothing where nothing ever was. */
  readonly from: string | undefined;
  readonly to: string;
  /**
   * `"forward"`; `"hotfix"` for what an entry lets in from the side; `"rollback"` for what the place once had, where a
   * hold stands on what it leaves; `"back"` for an older version without that.
   */
  readonly way: "forward" | "hotfix" | "rollback" | "back";
}

/** Every version that a change brings to a place. What leaves is free to go. */
export function movesOf(change: Change): readonly Move[] {
  const { order, before, after, past } = change;
  const instead = predecessors(change);
  const isJudged = judgedHomes(change, instead);
  return Object.keys(order.components)
    .filter((component) => oldNameOf(component, change) === undefined)
    .flatMap((component) =>
      homesOf(order, component).flatMap((home): readonly Move[] => {
        const [there, to] = [before.map[component]?.[home], after.map[component]?.[home]];
        if (to === undefined || to === noVersion || to === there || !isJudged(home)) return [];
        const source = sourceOf(order, component, home);
        const name = instead.get(home)?.old ?? home;
        const [old, own] = [before.map[component]?.[name] ?? noVersion, past.stretches(component, name)];
        // What was taken away before is what the next may be too old, or too new, for.
        const from = old === noVersion ? lastVersion(own) : old;
        const move = { component, home, source, from, to };
        return [{ ...move, way: source === undefined ? entryWay(move, change, own) : wayOf(move, change, own) }];
      }),
    );
}

/**
 * Tells the homes whose versions are judged. A map, or an environment, is taken as it comes, for what it begins with
 * was decided before; but not one that was there once, nor one that takes the place of another with other versions.
 */
function judgedHomes(
  { order, before, after, past }: Change,
  instead: ReadonlyMap<string, Predecessor>,
): (home: string) => boolean {
  const homes = homesIn(before.map);
  const judged = new Map<string, boolean>();
  const isJudged = (home: string): boolean => {
    if (homes.has(home)) return true;
    const taken = instead.get(home);
    if (taken !== undefined) return !taken.isSame;
    const components = [before.map, after.map, order.components].flatMap((each) => Object.keys(each));
    return components.some((component) => past.stretches(component, home).length > 0);
  };
  return (home) => {
    const found = judged.get(home) ?? isJudged(home);
    judged.set(home, found);
    return found;
  };
}

type Step = Omit<Move, "way">;

/** Where new versions enter, anything may; but what goes back from a version that is held is a rollback there too. */
const entryWay = (move: Step, change: Change, own: readonly Stretch[]): Move["way"] =>
  wayOf(move, change, own) === "rollback" ? "rollback" : "forward";

function wayOf(move: Step, change: Change, own: readonly Stretch[]): Move["way"] {
  const { component, source, from, to } = move;
  const { after, past, today } = change;
  const isHeld = after.holds.some(
    (each) =>
      isAt(each, move) && from !== undefined && each.not.includes(from) && hasPassed(each.until, today) !== true,
  );
  const there = source === undefined ? [] : past.stretches(component, source);
  const isBack = from !== undefined && isOlder(to, from, own, there);
  // Which of two digests is the older one cannot be told where both came and went: the hold says which one is bad.
  const mayBeBack = isBack || (from !== undefined && byNumbers(to, from) === undefined);
  const wasHere = ofVersion(own, to).length > 0;
  if (mayBeBack && isHeld && wasHere) return "rollback";
  // What was here comes back by a hold alone; what never was may have a lower number and be new, as after dates.
  if (isBack) return !wasHere && entryFor(move, change) !== undefined ? "hotfix" : "back";
  return isFix(move, change) ? "hotfix" : "forward";
}

/** Whether an entry lets a version in. One that was paid has done its work: what it let in comes by the usual way. */
function isFix(move: Step, change: Change): boolean {
  const { before, after } = change;
  const entry = entryFor(move, change);
  const isOld = before.hotfixes.some((old) => isAt(old, move) && old.version === move.to);
  return entry !== undefined && !(isOld && isPaid(entry, change, after));
}

/** The hotfix that names a version for its place and is not over. */
const entryFor = (move: Step, { after, today }: Change): (Hotfix & Beside) | undefined =>
  after.hotfixes.find((each) => isAt(each, move) && each.version === move.to && hasPassed(each.until, today) !== true);

/** The place of a version in the map. */
export const versionPath = ({ layout }: Order, component: string, home: string): readonly string[] =>
  layout === "branch" ? [component] : [component, home];

/** The place of an entry beside the map, as a refusal carries it. */
export const entryPlace = ({ layout }: Order, kind: Kind, { component, home }: Beside) =>
  ({ at: layout === "branch" ? [component] : [home, component], export: kind, source: "versions" }) as const;
