import type { Timing } from "../../model/model.ts";
import { timing } from "../../model/resolve/timing.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { textAt } from "./field.ts";
import type { Survey } from "./survey.ts";

/**
 * The interval in the policy that a rendered duration comes from: the component's where it differs from the
 * environment's, and so on outwards. What nobody wrote is to be written where it is narrowest.
 */
export function timingPlace(all: Survey, manifest: Manifest, field: keyof Timing): readonly string[] {
  const delivery = all.delivery(manifest);
  if (all.byUser(manifest)) return all.at(manifest);
  const named = textAt(manifest.body, "metadata", "labels", "environment");
  const environment = named === undefined ? undefined : all.environment(named);
  const cluster = all.model.clusters.find(({ name }) => name === manifest.cluster);
  const own = [delivery, environment, cluster].filter((each) => each !== undefined);
  for (const [index, { at, timing: here }] of own.entries()) {
    const wider = own[index + 1]?.timing ?? timing(undefined);
    if (here[field] !== wider[field]) return [...at, "intervals", field];
  }
  return [...(own[0]?.at ?? manifest.at), "intervals", field];
}
