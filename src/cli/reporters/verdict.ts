import { count, errors, olds, type Result, scale, warnings } from "../report.ts";

/** What a run came to, in one line. */
export interface Verdict {
  /** The heaviest that was found: an error, a warning, or nothing that is new. */
  readonly mark: "✖" | "!" | "✔";
  /** `2 errors, 1 warning, 3 not new, 1 waived in 3 environments, 5 components, 129 files`. */
  readonly said: string;
}

/** Sums a result up. */
export function verdict(result: Result): Verdict {
  const [wrong, warned, old] = [errors(result), warnings(result), olds(result)];
  const more = [
    ...(old === 0 ? [] : [`${old.toLocaleString("en-US")} not new`]),
    ...(result.waived === 0 ? [] : [`${result.waived} waived`]),
  ];
  const where = scale(result);
  const sum = (...news: readonly string[]): string =>
    `${[...news, ...more].join(", ")}${where === "" ? "" : ` in ${where}`}`;
  if (wrong > 0) return { mark: "✖", said: sum(count(wrong, "error"), count(warned, "warning")) };
  if (warned > 0) return { mark: "!", said: sum(count(warned, "warning")) };
  return { mark: "✔", said: sum(old > 0 ? "nothing new to report" : "nothing to report") };
}
