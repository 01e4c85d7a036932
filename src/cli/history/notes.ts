import { moment, names } from "../../checks/promotion/words.ts";
import { quoted } from "../../model/suggest.ts";
import { type Note, plain, warning } from "./note.ts";
import type { Status } from "./status.ts";
import { tipNotes } from "./tip-notes.ts";
import { commitText } from "./words.ts";

/** What else is to be known of a status: freezes, windows, holds, debts, and what could not be read. */
export function notesOf(status: Status): readonly Note[] {
  return [
    ...status.notes,
    ...ofColumns(status),
    ...ofCells(status),
    ...ofDebts(status),
    ...tipNotes(status.tips),
    ...legend(status),
  ];
}

function ofColumns({ columns }: Status): readonly Note[] {
  return columns.flatMap(({ name, missing, freeze, window, mode, mergeable, promotesFrom = "" }) => [
    ...(missing === undefined ? [] : [warning(`${name}: ${missing.fault}; ${missing.hint}`)]),
    ...(freeze === undefined ? [] : [warning(`${name} is frozen until ${freeze.until}: ${freeze.reason}`)]),
    ...(window === undefined ? [] : [window.isOpen ? plain(opened(name, window)) : warning(opened(name, window))]),
    ...(mergeable === undefined
      ? []
      : [
          plain(
            `${promotesFrom} at ${commitText(mergeable)} may come into ${name}: lockstep promote ${promotesFrom} ${name} --at ${commitText(mergeable)}`,
          ),
        ]),
    ...(mode === "manual" ? [plain(`${name} moves by hand alone`)] : []),
  ]);
}

function opened(name: string, { isOpen, changes }: NonNullable<Status["columns"][number]["window"]>): string {
  if (isOpen)
    return changes === undefined
      ? `the window of ${name} is open`
      : `the window of ${name} is open until ${moment(changes)}`;
  return changes === undefined
    ? `the window of ${name} is closed and never opens`
    : `the window of ${name} is closed until ${moment(changes)}`;
}

function ofCells({ cells }: Status): readonly Note[] {
  return cells.flatMap(({ component, home, holds, hotfix, source }) => [
    ...holds.map(({ not, reason, until }) =>
      warning(
        `${component} ${names(not.map(quoted))} ${not.length > 1 ? "are" : "is"} held back in ${home} until ${until}: ${reason}`,
      ),
    ),
    // One that is due or paid is among the debts.
    ...(hotfix === undefined || hotfix.isPaid || hotfix.isOverdue ? [] : [open(component, home, source, hotfix)]),
  ]);
}

const open = (
  component: string,
  home: string,
  source: string | undefined,
  { version, reason, until }: NonNullable<Status["cells"][number]["hotfix"]>,
): Note =>
  warning(
    `${component} "${version}" came into ${home} as a hotfix: ${reason}; ${source ?? "its source"} has to have it by ${until}`,
  );

const ofDebts = ({ debts }: Status): readonly Note[] =>
  debts.map(({ message, hint }) => warning(`${message} → ${hint}`));

function legend({ cells }: Status): readonly Note[] {
  const has = (test: (cell: Status["cells"][number]) => boolean): boolean => cells.some(test);
  const said = [
    ...(has(({ isCommitted }) => !isCommitted) ? ["* not committed"] : []),
    ...(has(({ stretch, age, version }) => age !== undefined && version !== "none" && stretch?.isFirst === true)
      ? ["+ since the map or its row began"]
      : []),
    ...(has(({ lag }) => lag?.kind === "behind") ? ["↓n behind by n versions"] : []),
    ...(has(({ lag }) => lag?.kind === "ahead") ? ["↑ ahead"] : []),
    ...(has(({ lag }) => lag?.kind === "apart") ? ["≠ never in its source"] : []),
  ];
  return said.length === 0 ? [] : [plain(said.join(", "))];
}
