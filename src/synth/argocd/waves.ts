import type { Delivery } from "../../model/model.ts";
import { layers } from "../../model/order.ts";

/** Projects come before the Applications that name them. */
export const projectWave = -2;
/** Namespaces come before everything in them. */
export const namespaceWave = -1;

/**
 * The sync wave of each delivery of one root, from 0. What a person syncs has none: the root would wait for that person
 * and hold back everything behind it.
 */
export function waves(deliveries: readonly Delivery[]): ReadonlyMap<string, number> {
  const automatic = deliveries.filter(({ sync }) => sync === "automatic");
  const graph = new Map(automatic.map(({ name, needs }) => [name, needs]));
  return new Map(layers(graph).flatMap((names, wave) => names.map((name) => [name, wave] as const)));
}

/** Whether a root has anything to order. */
export const ordered = (deliveries: readonly Delivery[]): boolean => deliveries.some(({ sync, needs }) => sync === "automatic" && needs.length > 0);
