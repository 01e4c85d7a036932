import type { GitFault } from "../git/git.ts";

/** Why a history cannot be read, and what to do about it. */
export interface Fault {
  readonly fault: string;
  readonly hint: string;
}

/** What Git said, as commands report it. */
export const faultOf = ({ reason, hint }: GitFault): Fault => ({ fault: reason, hint });

/** Whether an answer is a fault. */
export const isFault = (answer: object): answer is Fault => "fault" in answer;
