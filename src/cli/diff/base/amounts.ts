import { count } from "../../report.ts";
import type { Change } from "./change.ts";
import { byHome, type Home, shownHome } from "./home.ts";

/** How much changed. */
export interface Amounts {
  readonly fields: number;
  readonly added: number;
  readonly removed: number;
}

/** Sums changes up. */
export function amountsOf(changes: readonly Pick<Change, "kind" | "differences">[]): Amounts {
  const of = (kind: Change["kind"]): number => changes.filter((each) => each.kind === kind).length;
  const fields = changes.reduce((sum, { differences }) => sum + differences.length, 0);
  return { fields, added: of("added"), removed: of("removed") };
}

/** `3 fields, 1 object added`, without what is none. */
export function shownAmounts({ fields, added, removed }: Amounts): string {
  return [
    ...(fields === 0 ? [] : [count(fields, "field")]),
    ...(added === 0 ? [] : [`${count(added, "object")} added`]),
    ...(removed === 0 ? [] : [`${count(removed, "object")} removed`]),
  ].join(", ");
}

/** A home with all that changes there. */
export interface Affected {
  readonly home: Home;
  readonly shown: string;
  readonly amounts: Amounts;
}

/** What changes where: environments first, then clusters, then files of none, each by name. */
export function affected(changes: readonly Change[]): readonly Affected[] {
  const homes = new Map<string, Change[]>();
  for (const change of changes) {
    const key = shownHome(change.home);
    const own = homes.get(key);
    if (own === undefined) homes.set(key, [change]);
    else own.push(change);
  }
  return [...homes]
    .flatMap(([shown, own]) => {
      const home = own[0]?.home;
      return home === undefined ? [] : [{ home, shown, amounts: amountsOf(own) }];
    })
    .sort((one, other) => byHome(one.home, other.home));
}
