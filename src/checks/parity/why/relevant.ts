import type { Step } from "../diff/difference.ts";
import type { Draft } from "./draft.ts";
import { bearing, type Question } from "./effect.ts";
import { without } from "./rename.ts";
import { sharing } from "./sharing.ts";

/** Components beyond this many are not asked one by one. */
const most = 12;

/** The components that an object can depend on, and how many more there are that nobody asked about. */
export interface Relevant {
  readonly components: readonly string[];
  readonly unasked: number;
}

/**
 * A component's own objects depend on it and on all that it needs. What surrounds components depends on those without
 * which it would be another: they are found by halves. Of those that share a namespace none may matter without the others.
 */
export function relevant(question: Question, draft: Draft, field: readonly Step[] | undefined): Relevant {
  const { unit, home } = question.subject;
  const { components, environments } = draft.policy;
  if (unit !== "") return { components: [...needed(draft, unit)], unasked: 0 };
  const cluster = home.kind === "cluster" ? home.name : environments[home.name]?.cluster;
  const here = Object.entries(components).flatMap(([each, { scope, in: homes }]) => {
    const names = scope === "cluster" || home.kind === "cluster" ? [cluster, home.name] : [home.name];
    const isHere = homes === undefined || (home.kind === "cluster" && scope !== "cluster");
    return isHere || homes.some((name) => names.includes(name)) ? [each] : [];
  });
  const matters = (some: readonly string[]): boolean => {
    const effect = question.ask({ draft: without(draft, new Set(some)) }, { touches: "" });
    if (effect === undefined || effect.isGone) return true;
    return field === undefined ? effect.changed.length > 0 : bearing(effect, field) !== undefined;
  };
  const found: string[] = [];
  const search = (some: readonly string[]): void => {
    if (some.length === 0 || found.length > most || !matters(some)) return;
    if (some.length === 1) found.push(...some);
    else {
      const half = Math.ceil(some.length / 2);
      search(some.slice(0, half));
      search(some.slice(half));
    }
  };
  search(here);
  for (const group of sharing(draft, home, here))
    if (found.length <= most && !group.some((each) => found.includes(each)) && matters(group)) found.push(...group);
  return { components: found.slice(0, most), unasked: found.length > most ? here.length - most : 0 };
}

/** A component with all that it needs, directly or not. */
function needed({ policy }: Draft, own: string): ReadonlySet<string> {
  const found = new Set([own]);
  for (const each of found) for (const need of policy.components[each]?.needs ?? []) found.add(need);
  return found;
}
