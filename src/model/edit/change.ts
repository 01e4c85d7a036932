/** What stands from `start` to before `end` is replaced. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with changes that do not overlap, in any order; all else stays as it is. */
export function changed(text: string, changes: readonly Change[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const change of changes.toSorted((left, right) => left.start - right.start)) {
    pieces.push(text.slice(at, change.start), change.text);
    at = change.end;
  }
  return pieces.join("") + text.slice(at);
}
