import { quoted } from "../suggest.ts";
import { type Address, pathOf, type Trouble } from "./problem.ts";
import { unwritableProblem } from "./quote.ts";

/** Why the names and texts of an entry cannot be written. */
export function refusals(at: Address, fields: Readonly<Record<string, string>>): readonly Trouble[] {
  const path = pathOf(at);
  const names = [...at.keys, ...Object.keys(fields)];
  const reserved = names.filter((name) => name === "__proto__").map((name) => `${quoted(name)} names nothing`);
  const unwritable = [...names, ...Object.values(fields)].flatMap((each) => unwritableProblem(each) ?? []);
  return [
    ...reserved.map((message) => ({ start: 0, message, hint: "choose another name", path })),
    ...unwritable.map((message) => ({ start: 0, message, hint: "write it without that character", path })),
  ];
}
