/** Beyond this length a name is no typing mistake, and comparing it would only cost time. */
const longestWord = 100;

// Direction marks and the like could rewrite the line they are printed on; JSON escapes the rest.
const unprintable = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** A user's value as messages print it: in double quotes, on one line, cut after 100 characters. */
export function quoted(value: string): string {
  const shown = value.length > longestWord ? `${value.slice(0, longestWord - 1)}…` : value;
  return JSON.stringify(shown).replace(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * The choice that a mistyped word most likely meant, or nothing when none is near.
 * Letter case is ignored; of equally near choices the first wins; an abbreviation (`prod`)
 * finds the only choice that it begins.
 */
export function suggest(word: string, choices: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > longestWord) return undefined;
  const lower = word.toLowerCase();
  const begun: string[] = [];
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length * 0.4)) + 1;
  for (const choice of choices) {
    if (choice === word) continue;
    const candidate = choice.toLowerCase();
    if (candidate === lower) return choice;
    if (lower.length >= 3 && candidate.startsWith(lower)) begun.push(choice);
    // One letter out of one or two is another word, not a slip.
    if (Math.min(candidate.length, lower.length) < 3) continue;
    if (Math.abs(candidate.length - lower.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate);
    if (distance < bestDistance) [best, bestDistance] = [choice, distance];
  }
  return best ?? (begun.length === 1 ? begun[0] : undefined);
}

/**
 * Choices as a sentence lists them: `"a", "b" or "c"`; beyond the limit `"a", "b" or 7 more`.
 * An empty list reads `none`.
 */
export function listChoices(choices: Iterable<string>, limit = 10): string {
  const all = [...choices];
  const shown = all.slice(0, all.length > limit ? Math.max(limit, 0) : all.length).map(quoted);
  if (shown.length < all.length) {
    const rest = all.length - shown.length;
    shown.push(shown.length === 0 ? `${rest} choices` : `${rest} more`);
  }
  const last = shown.pop();
  if (last === undefined) return "none";
  return shown.length === 0 ? last : `${shown.join(", ")} or ${last}`;
}

/** Insertions, removals, replacements and swaps of neighbours (Damerau-Levenshtein, optimal string alignment). */
function editDistance(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current.push(cost);
    }
    [beforePrevious, previous] = [previous, current];
  }
  return at(previous, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
