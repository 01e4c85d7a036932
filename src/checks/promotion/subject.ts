import type { Move } from "./move.ts";
import type { Order } from "./order.ts";
import type { Past } from "./past.ts";
import type { State } from "./state.ts";

/** A change of the version map, and all that it is judged by. */
export interface Change {
  readonly order: Order;
  readonly before: State;
  readonly after: State;
  readonly past: Past;
  /** Seconds since 1970. */
  readonly now: number;
  /** `2026-11-21`: what ends with a day is judged by it. */
  readonly today: string;
}

/** What the rules of promotion look at. */
export interface PromotionSubject extends Change {
  readonly moves: readonly Move[];
}
