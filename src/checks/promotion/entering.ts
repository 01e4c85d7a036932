import { type Move, versionPath } from "./move.ts";
import type { Refusal } from "./rule.ts";
import type { PromotionSubject } from "./subject.ts";
import { names } from "./words.ts";

/**
 * The environments that versions are promoted into, and by which moves. Hotfixes and rollbacks are none: they are what
 * a freeze or a closed window must never stop.
 */
export function entering({ moves }: PromotionSubject): ReadonlyMap<string, readonly Move[]> {
  const found = new Map<string, Move[]>();
  for (const move of moves)
    if (move.source !== undefined && (move.way === "forward" || move.way === "back"))
      found.set(move.home, [...(found.get(move.home) ?? []), move]);
  return found;
}

/** One refusal of all moves into an environment, at the first of them. */
export function refuseAll(
  { order }: PromotionSubject,
  home: string,
  moves: readonly Move[],
  message: (components: string) => string,
  hint: string,
): Refusal {
  const components = moves.map(({ component }) => component);
  return {
    message: message(names(components)),
    hint,
    at: versionPath(order, components[0] ?? "", home),
    source: "versions",
    components,
  };
}
