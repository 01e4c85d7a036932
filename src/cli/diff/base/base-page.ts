import { count } from "../../report.ts";
import type { Page, Section } from "../page/page.ts";
import { type Affected, affected, amountsOf, shownAmounts } from "./amounts.ts";
import { blocks } from "./blocks.ts";
import type { Effect, Unread } from "./change.ts";
import { type Group, grouped } from "./group.ts";
import { shownHome } from "./home.ts";

/** Homes that a headline names. */
const named = 8;

/** What a change does to the environments, as people read it. `base` is the ref as it was given. */
export function basePage(effect: Effect, base: string, isWhole: boolean): Page {
  const { changes, unread, files, isRendered } = effect;
  const formal = changes.length === 0 && files > 0;
  return {
    mark: changes.length === 0 ? "✔" : "±",
    headline: headline(affected(changes)),
    notes: [
      ...(formal ? [`${count(files, "file")} changed in form alone`] : []),
      ...(isRendered || changes.length === 0 ? [] : [`there are no rendered files in ${base}: everything is new`]),
      ...unread.map((each) => unreadable(each, base)),
    ],
    sections: grouped(changes).map((group) => section(group, isWhole)),
  };
}

/** `no effect on any environment`, `staging only: 3 fields`, `production: 1 field; staging: 3 fields, 1 object added`. */
export function headline(homes: readonly Affected[]): string {
  const [first, ...others] = homes;
  if (first === undefined) return "no effect on any environment";
  if (others.length === 0) return `${first.shown} only: ${shownAmounts(first.amounts)}`;
  const rest = homes.length - named;
  const shown = homes.slice(0, named).map(({ shown: name, amounts }) => `${name}: ${shownAmounts(amounts)}`);
  return `${shown.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
}

const unreadable = ({ file, side, reason, line }: Unread, base: string): string =>
  `${file} cannot be read${side === "before" ? ` as it is in ${base}` : ""}: ${line === undefined ? "" : `line ${line}: `}${reason}`;

function section(group: Group, isWhole: boolean): Section {
  const { homes, changes } = group;
  const amounts = shownAmounts(amountsOf(changes));
  const where = homes.map((home) => (home.kind === "files" ? home.name : shownHome(home)));
  const title =
    where.length === 1
      ? `only in ${where[0] ?? ""}: ${amounts}`
      : `same ${amounts.replace(/^1 field$/, "field")} in ${list(where)}`;
  return { title, blocks: blocks(changes, isWhole) };
}

/** `a`, `a and b`, `a, b and c`. */
const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
