import { promotionFindings } from "../../../src/checks/promotion/judge.ts";
import type { Order } from "../../../src/checks/promotion/order.ts";
import { stateOf } from "../../../src/checks/promotion/state.ts";
import type { Change } from "../../../src/checks/promotion/subject.ts";
import { readVersions } from "../../../src/model/edit/edit.ts";
import type { VersionMap } from "../../../src/model/edit/read.ts";
import type { Commit, Stretch } from "../../../src/model/history/history.ts";

/** Seconds since 1970 of noon in November 2026. */
export const day = (number: number): number => Date.UTC(2026, 10, number, 12) / 1_000;

/** Three environments in a row and a version map of one or two components. */
export const order: Order = {
  environments: {
    dev: {},
    staging: { promotesFrom: "dev" },
    production: { promotesFrom: "staging" },
  },
  components: { web: {}, cache: {} },
};

/** An order with more to say about production. */
export const producing = (more: Order["environments"][string], rest: Partial<Order> = {}): Order => ({
  ...order,
  ...rest,
  environments: { ...order.environments, production: { promotesFrom: "staging", ...more } },
});

/** `"1 2 3"` for dev, staging and production; or versions by name. */
export type Rows = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export const map = (rows: Rows): VersionMap =>
  Object.fromEntries(
    Object.entries(rows).map(([name, row]) => {
      if (typeof row !== "string") return [name, row];
      const [dev = "", staging = "", production = ""] = row.split(" ");
      return [name, { dev, staging, production }];
    }),
  );

/** What a change is built from. */
export interface Built {
  readonly order?: Order;
  /** The maps of the default branch, by the day of November on which they came. */
  readonly history: Readonly<Record<number, Rows>>;
  readonly change: Rows;
  readonly on: number;
  /** Exports beside the map, before and after: `export const holds = …`. */
  readonly beside?: readonly [before: string, after: string];
  readonly shallow?: boolean;
  /** With the layout `"branch"`: the environment whose file it is. */
  readonly home?: string;
}

interface Moment {
  readonly commit: Commit;
  readonly map: VersionMap;
}

function stretches(moments: readonly Moment[], component: string, home: string, now: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { commit, map } of moments) {
    const row = map[component];
    const last = found.at(-1);
    const gone = last === undefined ? undefined : "none";
    const version = typeof row === "object" ? (row[home] ?? gone) : gone;
    if (version === undefined || version === last?.version) continue;
    if (last !== undefined) found[found.length - 1] = { ...last, to: commit };
    // A date that is to come yet counts for nothing.
    const [from, dated] = commit.time > now ? [{ ...commit, time: now }, { dated: commit.time }] : [commit, {}];
    found.push({ version, from, to: undefined, isFirst: last === undefined, ...dated });
  }
  return found;
}

/** A change of the map, with its history. */
export function built({
  order: given = order,
  history,
  change,
  on,
  beside = ["", ""],
  shallow = false,
  home,
}: Built): Change {
  const moments: readonly Moment[] = Object.entries(history).map(([number, rows]) => ({
    commit: { id: number, time: day(Number(number)), author: "a", subject: "x" },
    map: map(rows),
  }));
  const last = moments.at(-1);
  const state = (rows: VersionMap, text: string) => {
    const { holds, hotfixes } = readVersions(`export const versions = {};\n${text}`);
    return { ...stateOf({ map: rows, holds, hotfixes }), ...(home === undefined ? {} : { home }) };
  };
  return {
    order: given,
    before: state(last?.map ?? {}, beside[0]),
    after: state(map(change), beside[1]),
    past: { stretches: (component, home) => stretches(moments, component, home, day(on)), isShallow: shallow },
    now: day(on),
    today: `2026-11-${String(on).padStart(2, "0")}`,
  };
}

/** What is to be done about it, a line for each finding. */
export const hinted = (given: Built): readonly string[] =>
  promotionFindings(built(given), { policy: "policy.ts", versions: "versions.ts" }).map(({ hint }) => hint);

/** What the rules say, a line each: `error promotion/seen: …`. */
export const said = (given: Built): readonly string[] =>
  promotionFindings(built(given), { policy: "policy.ts", versions: "versions.ts" }).map(
    ({ severity, rule, message }) => `${severity} ${rule}: ${message}`,
  );
