import { fieldName } from "../../../checks/parity/diff/field-name.ts";
import { close } from "../../../checks/parity/diff/open.ts";
import type { Json } from "../../../policy/index.ts";
import { affected } from "./amounts.ts";
import type { Effect } from "./change.ts";
import { grouped } from "./group.ts";

/** For programs: `{ base, environments, groups, unread }`; values are whole, and `…` stands for names that differ. */
export function baseJson(effect: Effect, base: { readonly ref: string; readonly commit: string }): string {
  const whole = {
    base,
    environments: affected(effect.changes).map(({ home: { kind, name }, shown, amounts }) => ({
      name: kind === "files" ? shown : name,
      kind,
      ...amounts,
    })),
    groups: grouped(effect.changes).map(({ homes, changes }) => ({
      in: homes.map(({ kind, name }) => ({ kind, name })),
      changes: changes.map(({ title, files, kind, differences }) => ({
        title,
        files,
        change: kind,
        differences: differences.map(({ path, kind: how, left, right }) => ({
          field: fieldName(path),
          change: how,
          ...value("before", left),
          ...value("after", right),
        })),
      })),
    })),
    unread: effect.unread,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

const value = (name: "before" | "after", given: Json | undefined) =>
  given === undefined ? {} : { [name]: close(given) };
