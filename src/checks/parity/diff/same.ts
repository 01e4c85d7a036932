import { isList, isRecord } from "../../../../imports/json.ts";

/** Deeper than anything that is meant, and far from where the stack ends. */
const recursed = 500;

/**
 * Whether two JSON values are equal in every respect that JSON has: the order of keys means nothing, that of lists
 * does; absent, `null`, `{}` and `[]` are four different things. Allocates nothing, and never throws.
 */
export function same(left: unknown, right: unknown): boolean {
  return sameAt(left, right, 0);
}

function sameAt(left: unknown, right: unknown, depth: number): boolean {
  if (left === right) return true;
  if (depth > recursed) return sameDeep(left, right);
  if (isList(left)) {
    if (!isList(right) || left.length !== right.length) return false;
    for (let index = 0; index < left.length; index += 1)
      if (!sameAt(left[index], right[index], depth + 1)) return false;
    return true;
  }
  if (!isRecord(left) || !isRecord(right)) return false;
  let surplus = 0;
  for (const key in left) {
    if (!Object.hasOwn(right, key) || !sameAt(left[key], right[key], depth + 1)) return false;
    surplus += 1;
  }
  for (const _ in right) surplus -= 1;
  return surplus === 0;
}

/** The same by a list of what is still to compare, for what nobody means and recursion does not survive. */
function sameDeep(left: unknown, right: unknown): boolean {
  const open: [unknown, unknown][] = [[left, right]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    if (isList(one)) {
      if (!isList(other) || one.length !== other.length) return false;
      for (const [index, item] of one.entries()) open.push([item, other[index]]);
    } else if (isRecord(one) && isRecord(other)) {
      const keys = Object.keys(one);
      if (keys.length !== Object.keys(other).length) return false;
      for (const key of keys) {
        if (!Object.hasOwn(other, key)) return false;
        open.push([one[key], other[key]]);
      }
    } else return false;
  }
  return true;
}
