/**
 * A share of the items (0 none, 1 all), always the same for the same seed, and the first item of every group whatever
 * the share. A group is what must not go untested, such as the operator and the kind of a mutant. Items are taken one
 * at a time.
 */
export function* sampled<Item>(
  items: Iterable<Item>,
  share: number,
  seed: number,
  group: (item: Item) => string = () => "",
): Generator<Item> {
  const random = mulberry32(seed);
  const seen = new Set<string>();
  for (const item of items) {
    // Drawn for every item, so that the groups do not move the rest.
    const isDrawn = random() < share;
    const name = group(item);
    if (isDrawn || !seen.has(name)) yield item;
    seen.add(name);
  }
}

/** Tommy Ettinger's generator of numbers from 0 up to 1: small, and even enough to draw lots. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
