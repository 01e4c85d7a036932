import { copyJson } from "../json.ts";
import type { Report } from "../report.ts";

const line = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 200);

/** What went wrong inside a user's function, on one line. */
export function reasonOf(thrown: unknown): string {
  try {
    return line(thrown instanceof Error ? thrown.message : String(thrown));
  } catch {
    return "something that cannot be printed";
  }
}

/**
 * Calls a user's function for its JSON; with `"twice"` a second time, on another day: a result that changes between two
 * calls would change `dist/` with every run. What it throws, and what is not JSON in its result, is reported at the
 * function; then there is no result.
 */
export function callForJson(
  call: () => unknown,
  who: string,
  at: readonly string[],
  report: Report,
  times: "once" | "twice" = "twice",
): unknown {
  const once = read(call, who, at, report);
  if (once === undefined) return undefined;
  const text = JSON.stringify(once);
  // cdk8s takes such a key for the constructor of the object, and throws.
  if (text.includes('"constructor":')) {
    report.policy("policy/not-json", at, `${who} has a key "constructor", which cannot be rendered`, "rename the key");
    return undefined;
  }
  if (times === "once") return once;
  const again = read(() => later(call), who, at, report);
  if (again === undefined) return undefined;
  if (text === JSON.stringify(again)) return once;
  report.policy(
    "policy/deterministic",
    at,
    `${who} gives another result on its second call`,
    "take clocks, random numbers and counters out of the function",
  );
  return undefined;
}

/** More than a year and five hours: date, month, year, hour, minute, second and millisecond all differ. */
const ahead = 34_318_861_007;

/** Makes a call at another time, so that a result that depends on the clock differs. */
export function later<Result>(call: () => Result): Result {
  const { Date: real } = globalThis;
  const now = (): number => real.now() + ahead;
  globalThis.Date = new Proxy(real, {
    construct: (target, given) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)),
    apply: (target) => new target(now()).toString(),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
  try {
    return call();
  } finally {
    globalThis.Date = real;
  }
}

function read(call: () => unknown, who: string, at: readonly string[], report: Report): unknown {
  let result: unknown;
  try {
    result = call();
  } catch (thrown) {
    report.policy(
      "policy/function-throws",
      at,
      `${who} throws: ${reasonOf(thrown)}`,
      "handle the case inside the function",
    );
    return undefined;
  }
  const copy = copyJson(result);
  if ("value" in copy) return copy.value;
  for (const { path, message } of copy.problems) {
    const field = path.length === 0 ? "its result" : path.join(".");
    report.policy(
      "policy/not-json",
      [...at, ...path],
      `${who}: ${field} ${message}`,
      "return plain JSON: strings, finite numbers, booleans, lists and objects",
    );
  }
  return undefined;
}
