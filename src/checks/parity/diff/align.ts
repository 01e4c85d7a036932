/** The positions of two entries that are to be compared, or of one that has no counterpart. */
export type Pair = readonly [left: number | undefined, right: number | undefined];

/** Longer lists are compared entry by entry: the table of the search grows with the product. */
const longest = 500;

/**
 * Which entries of two ordered lists belong together: the longest run that both have in common, by their texts, and
 * between its parts what stands in the same place. Exchanging the lists exchanges the positions, and nothing else.
 */
export function align(left: readonly string[], right: readonly string[]): readonly Pair[] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;

  const pairs: Pair[] = [];
  for (let index = 0; index < start; index += 1) pairs.push([index, index]);
  const ours = left.slice(start, left.length - tail);
  const theirs = right.slice(start, right.length - tail);
  for (const [one, other] of middle(ours, theirs))
    pairs.push([one === undefined ? one : one + start, other === undefined ? other : other + start]);
  for (let back = tail; back > 0; back -= 1) pairs.push([left.length - back, right.length - back]);
  return pairs;
}

function middle(left: readonly string[], right: readonly string[]): readonly Pair[] {
  if (left.length === 0 || right.length === 0 || left.length > longest || right.length > longest)
    return gap(0, left.length, 0, right.length);
  // Of two runs of the same length the search takes the one it finds first, which must not depend on the side.
  if ((left[0] ?? "") > (right[0] ?? "")) return common(right, left).map(([one, other]) => [other, one]);
  return common(left, right);
}

function common(left: readonly string[], right: readonly string[]): readonly Pair[] {
  const lengths = lengthsOf(left, right);
  const width = right.length + 1;
  const pairs: Pair[] = [];
  let [i, j, fromLeft, fromRight] = [0, 0, 0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      pairs.push(...gap(fromLeft, i, fromRight, j), [i, j]);
      i += 1;
      j += 1;
      [fromLeft, fromRight] = [i, j];
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  pairs.push(...gap(fromLeft, left.length, fromRight, right.length));
  return pairs;
}

/** The length of the longest common run from each pair of positions to the ends. */
function lengthsOf(left: readonly string[], right: readonly string[]): Uint16Array {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        left[i] === right[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

function gap(fromLeft: number, toLeft: number, fromRight: number, toRight: number): readonly Pair[] {
  const count = Math.max(toLeft - fromLeft, toRight - fromRight);
  return Array.from({ length: count }, (_, index): Pair => {
    const [left, right] = [fromLeft + index, fromRight + index];
    return [left < toLeft ? left : undefined, right < toRight ? right : undefined];
  });
}
