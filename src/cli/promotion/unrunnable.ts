import { quoted } from "../../model/suggest.ts";
import type { Fault } from "../history/fault.ts";

/** Why versions do not move in a change that may have loosened a policy which nobody can run any more. */
export const unrunnable = (ref: string): Fault => ({
  fault: `the policy of ${quoted(ref)} does not run, and this change edits more than the versions that it moves`,
  hint: "mend the policy in a change of its own, and move versions in the next",
});
