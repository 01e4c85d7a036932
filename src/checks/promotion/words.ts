/** A moment as messages print it: `2026-11-21 14:05 UTC`. */
export const moment = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** Names as a sentence lists them: `a, b and c`; beyond six the rest is counted. */
export function names(all: readonly string[]): string {
  const shown = all.length > 6 ? [...all.slice(0, 5), `${all.length - 5} more`] : all;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}
