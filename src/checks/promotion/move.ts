import { hasPassed } from "../../model/date.ts";
import type { Kind } from "../../model/edit/problem.ts";
import type { Stretch } from "../../model/history/history.ts";
import { compareVersions, noVersion } from "../../model/version.ts";
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
        return [{ ...move, way: source === undefined ? "forward" : wayOf(move, change, own) }];
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

function wayOf(move: Omit<Move, "way">, change: Change, own: readonly Stretch[]): Move["way"] {
  const { from, to } = move;
  const { after, today } = change;
  const isHeld = after.holds.some(
    (each) =>
      isAt(each, move) && from !== undefined && each.not.includes(from) && hasPassed(each.until, today) !== true,
  );
  const isBack = from !== undefined && isOlder(to, from, own);
  // Which of two digests is the older one cannot be told where both came and went: the hold says which one is bad.
  const mayBeBack = isBack || (from !== undefined && !compareVersions(to, from));
  if (mayBeBack && isHeld && ofVersion(own, to).length > 0) return "rollback";
  if (isBack) return "back";
  return isFix(move, change) ? "hotfix" : "forward";
}

/** Whether an entry lets a version in. One that was paid has done its work: what it let in comes by the usual way. */
function isFix(move: Omit<Move, "way">, change: Change): boolean {
  const { before, after, today } = change;
  return after.hotfixes.some((each) => {
    const isMeant = isAt(each, move) && each.version === move.to && hasPassed(each.until, today) !== true;
    const isOld = before.hotfixes.some((old) => isAt(old, move) && old.version === move.to);
    return isMeant && !(isOld && isPaid(each, change, after));
  });
}

/** The place of a version in the map. */
export const versionPath = ({ layout }: Order, component: string, home: string): readonly string[] =>
  layout === "branch" ? [component] : [component, home];

/** The place of an entry beside the map, as a refusal carries it. */
export const entryPlace = ({ layout }: Order, kind: Kind, { component, home }: Beside) =>
  ({ at: layout === "branch" ? [component] : [home, component], export: kind, source: "versions" }) as const;
