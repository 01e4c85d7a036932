import { quoted } from "../suggest.ts";
import { type Address, placeOf, type Trouble } from "./problem.ts";
import { unwritableProblem } from "./quote.ts";
import type { Said } from "./read.ts";

/** Why the names and texts of an entry cannot be written. */
export function refusals(at: Address, fields: Readonly<Record<string, Said>>): readonly Trouble[] {
  const place = placeOf(at);
  const names = [...at.keys, ...Object.keys(fields)];
  const reserved = names.filter((name) => name === "__proto__").map((name) => `${quoted(name)} names nothing`);
  const unwritable = [...names, ...Object.values(fields).flat()].flatMap((each) => unwritableProblem(each) ?? []);
  return [
    ...reserved.map((message) => ({ start: 0, message, hint: "choose another name", ...place })),
    ...unwritable.map((message) => ({ start: 0, message, hint: "write it without that character", ...place })),
  ];
}
