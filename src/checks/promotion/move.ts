import { hasPassed } from "../../model/date.ts";
import { noVersion } from "../../model/version.ts";
import { homesOf, type Order, sourceOf } from "./order.ts";
import { isOlder, ofVersion } from "./past.ts";
import type { VersionsByHome } from "./state.ts";
import type { Change } from "./subject.ts";

/** A version that comes to a place. */
export interface Move {
  readonly component: string;
  /** The environment, or the cluster. */
  readonly home: string;
  /** The environment that its versions come from; nothing where new versions enter. */
  readonly source: string | undefined;
  /** What was there before. */
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
  const { order, before, after } = change;
  const known = new Set(Object.values(before.map).flatMap((row) => Object.keys(row)));
  return Object.keys(order.components)
    .filter((component) => !isRenamed(component, before.map, after.map))
    .flatMap((component) =>
      homesOf(order, component).flatMap((home): readonly Move[] => {
        const [from, to] = [before.map[component]?.[home], after.map[component]?.[home]];
        // A map, or an environment, is taken as it comes: what it begins with was decided before.
        if (to === undefined || to === noVersion || to === from || !known.has(home)) return [];
        const source = sourceOf(order, component, home);
        const move = { component, home, source, from: from === noVersion ? undefined : from, to };
        return [{ ...move, way: source === undefined ? "forward" : wayOf(move, change) }];
      }),
    );
}

/** A component under another name has the row that went. */
function isRenamed(component: string, before: VersionsByHome, after: VersionsByHome): boolean {
  if (Object.hasOwn(before, component)) return false;
  const row = rowText(after[component]);
  return Object.entries(before).some(([name, old]) => !Object.hasOwn(after, name) && rowText(old) === row);
}

const rowText = (row: VersionsByHome[string] = {}): string =>
  JSON.stringify(Object.entries(row).sort(([left], [right]) => (left < right ? -1 : 1)));

function wayOf({ component, home, from, to }: Omit<Move, "way">, { after, past, today }: Change): Move["way"] {
  const own = past.stretches(component, home);
  const isHere = (entry: { readonly component: string; readonly home: string; readonly until: string }): boolean =>
    entry.component === component && entry.home === home && hasPassed(entry.until, today) !== true;
  if (after.hotfixes.some((each) => isHere(each) && each.version === to)) return "hotfix";
  if (from === undefined || !isOlder(to, from, own)) return "forward";
  const isHeld = after.holds.some((each) => isHere(each) && each.not === from);
  return isHeld && ofVersion(own, to).length > 0 ? "rollback" : "back";
}

/** The place of a version in the map. */
export const versionPath = ({ layout }: Order, component: string, home: string): readonly string[] =>
  layout === "branch" ? [component] : [component, home];

/** The place of an entry beside the map. */
export const entryPath = (
  { layout }: Order,
  kind: "holds" | "hotfixes",
  { component, home }: { readonly component: string; readonly home: string },
): readonly string[] => (layout === "branch" ? [kind, component] : [kind, home, component]);
