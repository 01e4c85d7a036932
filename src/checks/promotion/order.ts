import type { PromotionPolicy } from "../../policy/index.ts";

/** What the rules of promotion read of a policy: a fleet is one. */
export interface Order {
  readonly layout?: "directory" | "branch";
  readonly environments: { readonly [name: string]: Receiving };
  readonly components: { readonly [name: string]: Moving };
  /** Components that move together. */
  readonly together?: readonly (readonly string[])[];
}

/** An environment: versions enter there where it receives from none. */
export type Receiving = PromotionPolicy & { readonly promotesFrom?: string; readonly branch?: string };

/** A component, as far as its versions move. */
export interface Moving {
  readonly scope?: "environment" | "cluster";
  readonly in?: readonly string[];
  readonly needs?: readonly string[];
  readonly upgrade?: "one-minor";
}

/** Whether a component runs in an environment. */
export function runsIn({ components }: Order, component: string, environment: string): boolean {
  const known = components[component];
  return known !== undefined && known.scope !== "cluster" && (known.in?.includes(environment) ?? true);
}

/** Environments that an environment receives from, the nearest first. */
export function above({ environments }: Order, environment: string): readonly string[] {
  const all: string[] = [];
  let at = environments[environment]?.promotesFrom;
  while (at !== undefined && at !== environment && !all.includes(at)) {
    all.push(at);
    at = environments[at]?.promotesFrom;
  }
  return all;
}

/**
 * The environment that a component's versions come from: the nearest one above where it runs. Nothing where new
 * versions enter.
 */
export const sourceOf = (order: Order, component: string, environment: string): string | undefined =>
  above(order, environment).find((each) => runsIn(order, component, each));

/** Where a component has a version: its environments, or its clusters. */
export function homesOf(order: Order, component: string): readonly string[] {
  const known = order.components[component];
  if (known?.scope === "cluster") return known.in ?? [];
  return Object.keys(order.environments).filter((each) => runsIn(order, component, each));
}
