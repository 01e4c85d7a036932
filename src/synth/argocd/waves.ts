import type { Delivery } from "../../model/model.ts";
import { layers } from "../../model/order.ts";

/**
 * The sync waves of one root, lower first.
 *
 * A root waits for the health of each wave but the last, and an Application without a wave is in wave 0. So wave 0 is
 * kept for the end: for what a person syncs, which the root would otherwise wait for, and for roots, of which a
 * cluster's would wait for itself. What syncs by itself is counted down to -1.
 */
export interface Waves {
  /** The wave of a delivery; none where a person syncs it. */
  readonly of: (delivery: Delivery) => number | undefined;
  /** Namespaces come before everything in them. */
  readonly namespaces: number;
  /** Projects come before the Applications that name them. */
  readonly projects: number;
}

export function waves(deliveries: readonly Delivery[]): Waves {
  const automatic = deliveries.filter(({ sync }) => sync === "automatic");
  const ordered = layers(new Map(automatic.map(({ name, needs }) => [name, needs])));
  const first = -ordered.length;
  const wave = new Map(ordered.flatMap((names, index) => names.map((name) => [name, first + index] as const)));
  return { of: ({ name }) => wave.get(name), namespaces: first - 1, projects: first - 2 };
}
