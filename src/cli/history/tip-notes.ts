import { count } from "../report.ts";
import type { Tip } from "./ground.ts";
import { type Note, plain, warning } from "./note.ts";
import { commitText } from "./words.ts";

/** Commits that are named; the rest is counted. */
const named = 3;

/** What of the history is not known: what was not fetched, and maps that cannot be read. */
export function tipNotes(tips: readonly Tip[]): readonly Note[] {
  return tips.flatMap(({ branch, isShallow, unread }) => {
    const where = branch ?? "HEAD";
    const shown = unread.slice(-named).map(({ commit, reason }) => `${commitText(commit.id)} (${reason})`);
    const rest = unread.length - shown.length;
    return [
      ...(isShallow
        ? [
            warning(
              `the history of ${where} is shallow, so ages are at least what they say; fetch the rest with git fetch --unshallow`,
            ),
          ]
        : []),
      ...(unread.length === 0
        ? []
        : [
            plain(
              `${count(unread.length, "commit")} of ${where} ${unread.length === 1 ? "has" : "have"} a version map that cannot be read: ${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`,
            ),
          ]),
    ];
  });
}
