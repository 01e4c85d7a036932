import { compareVersions, noVersion } from "../../model/version.ts";
import type { Hotfix } from "../../policy/index.ts";
import { sourceOf } from "./order.ts";
import { ofVersion } from "./past.ts";
import type { Beside, State } from "./state.ts";
import type { Change } from "./subject.ts";

/** Whether the source environment has a hotfix's version, had it, or has a later one. */
export function isPaid(
  { component, home, version }: Beside & Pick<Hotfix, "version">,
  { order, past }: Pick<Change, "order" | "past">,
  state: State,
): boolean {
  const source = sourceOf(order, component, home);
  if (source === undefined) return true;
  const there = state.map[component]?.[source];
  if (there === undefined || there === noVersion) return false;
  if (there === version || (compareVersions(there, version) ?? -1) >= 0) return true;
  return ofVersion(past.stretches(component, source), version).length > 0;
}
