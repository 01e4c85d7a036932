import { quoted } from "../../model/suggest.ts";
import type { Fault } from "./fault.ts";

/** Says that a branch is nowhere. */
export const absent = (branch: string): Fault => ({
  fault: `there is no branch ${quoted(branch)} here, nor in origin`,
  hint: `fetch it: git fetch origin ${branch}`,
});
