import { isList, isRecord } from "../../../../imports/json.ts";
import type { Difference } from "../../../checks/parity/diff/difference.ts";
import { replaceName } from "../../../checks/parity/placeholders.ts";
import type { Json } from "../../../policy/index.ts";
import type { Change } from "./change.ts";
import type { Home } from "./home.ts";

/** Takes the name of a home out of a text. `by` stands where it was. */
export const textWithout = ({ kind, name }: Home, by: string): ((text: string) => string) =>
  kind === "files" ? (text) => text : (text) => (text.includes(name) ? replaceName(text, name, by) : text);

function jsonWithout(value: Json, text: (text: string) => string): Json {
  if (typeof value === "string") return text(value);
  if (isList(value)) return value.map((each) => jsonWithout(each, text));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [text(key), jsonWithout(each, text)]));
}

/** A change without the name of the home that it is made in. */
export function changeWithout(change: Change, by: string): Change {
  const text = textWithout(change.home, by);
  return { ...change, id: text(change.id), title: text(change.title), file: text(change.file) };
}

/** A difference without the name of the home that it is found in. */
export function differenceWithout(difference: Difference, home: Home, by: string): Difference {
  const text = textWithout(home, by);
  const { path, left, right } = difference;
  return {
    ...difference,
    path: path.map(text),
    left: left === undefined ? undefined : jsonWithout(left, text),
    right: right === undefined ? undefined : jsonWithout(right, text),
  };
}
