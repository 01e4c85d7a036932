import { byNumbers } from "../../model/history/numbers.ts";
import { compareVersions, noVersion } from "../../model/version.ts";
import type { Hotfix } from "../../policy/index.ts";
import { sourceOf } from "./order.ts";
import { ofVersion } from "./past.ts";
import type { Beside, State } from "./state.ts";
import type { Change } from "./subject.ts";

/**
 * Whether the source environment has or had a hotfix's version, or got a later one after the hotfix came: what it had
 * before was built without the fix. What was paid once stays paid.
 */
export function isPaid(
  { component, home, version }: Beside & Pick<Hotfix, "version">,
  { order, past }: Pick<Change, "order" | "past">,
  state: State,
): boolean {
  const source = sourceOf(order, component, home);
  if (source === undefined) return true;
  const [there, present] = [past.stretches(component, source), state.map[component]?.[source] ?? noVersion];
  if ([present, ...there.map((each) => each.version)].some((each) => isSame(each, version))) return true;
  const came = ofVersion(past.stretches(component, home), version)[0]?.from.time;
  if (came === undefined) return false;
  const isNew = present !== there.at(-1)?.version;
  return (
    (isNew && isLater(present, version)) ||
    there.some((each) => each.from.time > came && isLater(each.version, version))
  );
}

/** `v1.2.0` is `1.2.0` under another name. */
const isSame = (left: string, right: string): boolean => compareVersions(left, right) === 0;

/** By its numbers, or under the same ones: then what came after it is later. */
function isLater(version: string, than: string): boolean {
  const order = compareVersions(version, than);
  return order !== undefined && (order > 0 || byNumbers(version, than) === undefined);
}
