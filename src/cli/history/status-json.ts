import type { Cell } from "./board.ts";
import { commitJson, isoOf } from "./commit-json.ts";
import type { Column, Status } from "./status.ts";

/** The status for programs: `{ now, layout, branches, notes, debts, homes, versions }`; what is not known is left out. */
export function statusJson({ now, layout, tips, notes, debts, columns, cells }: Status): string {
  const branches = tips.map(({ branch, commit, isShallow, unread }) => ({
    branch,
    commit: commitJson(commit),
    shallow: isShallow,
    unread: unread.map((each) => ({ commit: commitJson(each.commit), reason: each.reason })),
  }));
  const told = {
    now: isoOf(now),
    layout,
    branches,
    notes: notes.map(({ text }) => text),
    debts,
    homes: columns.map(homeJson),
    versions: cells.map(versionJson),
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

function homeJson({ window, ...column }: Column) {
  const changes = window?.changes;
  return {
    ...column,
    window:
      window === undefined
        ? undefined
        : { open: window.isOpen, changes: changes === undefined ? undefined : isoOf(changes) },
  };
}

function versionJson(cell: Cell) {
  const { component, home, version, isCommitted, stretch, age, source, lag, isLate, holds, hotfix, pending } = cell;
  return {
    component,
    home,
    version,
    committed: isCommitted,
    since: stretch === undefined || !isCommitted ? undefined : commitJson(stretch.from),
    first: stretch?.isFirst,
    age,
    source,
    lag: lag === undefined ? undefined : { ...lag, late: isLate },
    holds,
    hotfix,
    next: pending === undefined ? undefined : { ...pending, canMove: pending.obstacles.length === 0 },
  };
}
