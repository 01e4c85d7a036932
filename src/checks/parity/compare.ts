import { type Definitions, diff } from "./diff/diff.ts";
import { same } from "./diff/same.ts";
import type { Part, Unit } from "./part.ts";
import type { Found } from "./trial.ts";

/** Compares two units part by part; a part that one side lacks is one difference. */
export function compareUnits(lower: Unit, upper: Unit, definitions: Definitions): readonly Found[] {
  if (lower === upper) return [];
  const found: Found[] = [];
  for (const id of new Set([...lower.keys(), ...upper.keys()])) {
    const [left, right] = [lower.get(id), upper.get(id)];
    for (const each of compareParts(left, right, definitions)) found.push({ ...each, part: id });
  }
  return found;
}

/** Compares two parts of one id; `usual` as `diff` has it. */
export function compareParts(
  left: Part | undefined,
  right: Part | undefined,
  definitions: Definitions,
  usual?: readonly string[],
) {
  if (left !== undefined && right !== undefined && same(left.body, right.body)) return [];
  return diff(left?.body, right?.body, (left ?? right)?.kind ?? "", definitions, usual);
}
