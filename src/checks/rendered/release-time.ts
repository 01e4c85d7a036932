import { valueAt } from "../../../imports/json.ts";
import {
  addDurations,
  compareDurations,
  type Duration,
  multiplyDuration,
  parseDuration,
} from "../../model/duration.ts";
import { topological } from "../../model/order.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { listAt, textAt } from "./field.ts";

/**
 * The longest that HelmReleases of one folder may take until all are installed or given up: each its timeout times its
 * attempts, and those that depend on each other one after the other. Nothing where there is none.
 */
export function releaseTime(releases: readonly Manifest[]): Duration | undefined {
  const named = new Map(releases.map((each) => [each.body.metadata.name, each]));
  const needs = new Map(
    [...named].map(([name, { body }]) => [
      name,
      listAt(body, "spec", "dependsOn").flatMap((entry) => textAt(entry, "name") ?? []),
    ]),
  );
  const until = new Map<string, Duration>();
  for (const name of topological(needs)) {
    const before = (needs.get(name) ?? []).flatMap((need) => until.get(need) ?? []);
    const own = longest([attempts(named.get(name)?.body, "install"), attempts(named.get(name)?.body, "upgrade")]);
    if (own !== undefined) until.set(name, addDurations(longest(before) ?? { nanoseconds: 0n }, own));
  }
  return longest([...until.values()]);
}

/** Flux's own timeout is 5m. Retries without end fit into nothing, so they count as one attempt. */
function attempts(body: unknown, action: "install" | "upgrade"): Duration | undefined {
  const one = parseDuration(textAt(body, "spec", action, "timeout") ?? textAt(body, "spec", "timeout") ?? "5m");
  const retries = valueAt(body, ["spec", action, "remediation", "retries"]);
  const again = typeof retries === "number" && retries > 0 ? retries : 0;
  return one === undefined ? undefined : multiplyDuration(one, 1 + again);
}

function longest(durations: readonly (Duration | undefined)[]): Duration | undefined {
  let result: Duration | undefined;
  for (const each of durations)
    if (each !== undefined && (result === undefined || compareDurations(each, result) > 0)) result = each;
  return result;
}
