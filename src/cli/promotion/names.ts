import { listChoices, quoted, suggest } from "../../model/suggest.ts";
import type { Fault } from "../history/fault.ts";

/** Why a word is none of the names that there are, or nothing when it is one. */
export function unknown(what: string, name: string, known: readonly string[]): Fault | undefined {
  if (known.includes(name)) return undefined;
  const near = suggest(name, known);
  return {
    fault: `there is no ${what} ${quoted(name)}`,
    hint: near === undefined ? `choose one of ${listChoices(known)}` : `did you mean ${quoted(near)}?`,
  };
}
