import { freezeAt } from "../../model/freeze.ts";
import type { SourceFiles } from "../../model/report.ts";
import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { closesAt, isOpen, nextOpening } from "../../model/window.ts";
import type { Freeze } from "../../policy/index.ts";
import { type Cell, cellsOf } from "./board.ts";
import { branchesOf } from "./branches.ts";
import { type Debt, debtsOf } from "./debts.ts";
import type { Fault } from "./fault.ts";
import type { Ground, Moment, Tip } from "./ground.ts";
import type { Note } from "./note.ts";
import type { Outlook } from "./outlook.ts";

/** An environment, or a cluster that has components of its own. */
export interface Column {
  readonly name: string;
  readonly kind: "environment" | "cluster";
  readonly promotesFrom: string | undefined;
  readonly mode: "pull-request" | "commit" | "manual" | undefined;
  /** With the layout "branch". */
  readonly branch: string | undefined;
  readonly missing: Fault | undefined;
  /** With the layout "branch": the newest commit of the source's branch that may be merged, where its head may not. */
  readonly mergeable: string | undefined;
  readonly freeze: Freeze | undefined;
  /** Whether versions may come now as far as its windows go; absent where it has none. */
  readonly window: { readonly isOpen: boolean; readonly changes: number | undefined } | undefined;
}

/** Which version is where, and what moves next: what `lockstep status` prints. */
export interface Status {
  /** The moment that it is told for, in seconds since 1970. */
  readonly now: number;
  readonly layout: "directory" | "branch";
  readonly tips: readonly Tip[];
  /** By what it is judged, where that is not what is here. */
  readonly notes: readonly Note[];
  readonly debts: readonly Debt[];
  readonly columns: readonly Column[];
  readonly cells: readonly Cell[];
}

/** The status of a fleet at a moment. */
export function statusOf(
  fleet: AnyFleet,
  ground: Ground,
  outlook: Outlook,
  { now, today }: Moment,
  files: SourceFiles,
): Status {
  const { state, past, proof, tips, missing } = ground;
  const { pending, older, notes } = outlook;
  const cells = cellsOf({ order: fleet, state, past, proof, pending, now, today }).map((cell) => known(cell, missing));
  const branches = fleet.layout === "branch" ? new Map(branchesOf(fleet)) : new Map<string, string>();
  const column = (name: string, kind: Column["kind"]): Column => {
    const policy = kind === "environment" ? fleet.environments[name] : undefined;
    const { promotesFrom, mode = "pull-request", window: windows = [] } = policy ?? {};
    const open = isOpen(windows, now);
    return {
      name,
      kind,
      promotesFrom,
      mode: promotesFrom === undefined ? undefined : mode,
      branch: branches.get(name),
      missing: missing.get(name),
      mergeable: older.get(name),
      freeze: freezeAt(policy?.freeze, today),
      window:
        windows.length === 0
          ? undefined
          : { isOpen: open, changes: open ? closesAt(windows, now) : nextOpening(windows, now) },
    };
  };
  const environments = Object.keys(fleet.environments);
  const clusters = new Set(cells.map(({ home }) => home).filter((home) => !environments.includes(home)));
  return {
    now,
    layout: fleet.layout ?? "directory",
    tips,
    notes,
    debts: debtsOf(fleet, ground, { now, today }, files),
    columns: [
      ...environments.map((name) => column(name, "environment")),
      ...[...clusters].map((name) => column(name, "cluster")),
    ],
    cells,
  };
}

/** Where one of two environments is not known, nothing can be said about what lies between them. */
function known(cell: Cell, missing: Ground["missing"]): Cell {
  return [cell.home, cell.source].some((each) => each !== undefined && missing.has(each))
    ? { ...cell, lag: undefined, pending: undefined, isLate: false }
    : cell;
}

/** A moment, in seconds since 1970, with its day in UTC: `2026-11-21`. */
export const momentOf = (seconds: number): Moment => ({
  now: seconds,
  today: new Date(seconds * 1_000).toISOString().slice(0, 10),
});
