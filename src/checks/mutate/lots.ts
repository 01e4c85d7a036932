import { sampled } from "../mutation/sample.ts";

/** Draws lots: the first wins, and then a share of all, always the same ones. */
export class Lots {
  readonly #winners: Iterator<number>;
  #next: number;
  #count = 0;

  /** @param share more than 0, 1 at most. */
  constructor(share: number) {
    this.#winners = sampled(numbers(), share, 2);
    this.#next = this.#winners.next().value ?? 0;
  }

  /** Whether the next one wins; who may not take part passes the lot on. */
  draw(takesPart: () => boolean): boolean {
    this.#count += 1;
    if (this.#count <= this.#next || !takesPart()) return false;
    this.#next = Math.max(this.#count, this.#winners.next().value ?? this.#count);
    return true;
  }
}

function* numbers(): Generator<number> {
  for (let number = 0; ; number += 1) yield number;
}
