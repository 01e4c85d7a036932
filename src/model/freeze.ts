import type { Freeze } from "../policy/index.ts";
import { compareDates } from "./date.ts";

/** The freeze that a day, `"2027-12-24"`, falls into, its first and last day included; of several the one that ends last. */
export function freezeAt(freezes: readonly Freeze[] | undefined, day: string): Freeze | undefined {
  const during = (freezes ?? []).filter(
    ({ from, until }) => (compareDates(from, day) ?? 1) <= 0 && (compareDates(day, until) ?? 1) <= 0,
  );
  return during.reduce<Freeze | undefined>(
    (last, each) => (last === undefined || (compareDates(each.until, last.until) ?? 0) > 0 ? each : last),
    undefined,
  );
}
