import type { ReadEntry } from "../../model/edit/read.ts";
import { isRecord } from "../../model/shape/record.ts";
import type { Old } from "../base.ts";
import type { Written } from "./before.ts";

type Beside = Exclude<Old, string>["holds" | "hotfixes"];

/** What a file of versions exports when it runs, as if it were read. */
export const writtenOf = ({ versions, holds, hotfixes }: Exclude<Old, string>): Written => ({
  map: versions,
  holds: entriesOf(holds),
  hotfixes: entriesOf(hotfixes),
});

function entriesOf(beside: Beside): readonly ReadEntry[] {
  return Object.entries(beside).flatMap(([name, value]): readonly ReadEntry[] => {
    const fields = textsOf(value);
    if (Object.keys(fields).length > 0) return [{ component: name, fields }];
    return Object.entries(value).map(([component, entry]) => ({ home: name, component, fields: textsOf(entry) }));
  });
}

const textsOf = (value: unknown): Readonly<Record<string, string>> =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).filter((field): field is [string, string] => typeof field[1] === "string"),
      )
    : {};
