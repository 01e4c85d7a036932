import { same } from "../parity/diff/same.ts";
import type { Found } from "../parity/trial.ts";

/**
 * What of some differences was not there before, with these very values, and whether one is no longer there.
 *
 * @param made what the mutant did, as the engine sees it: where that is nothing, a value that is spelled in another way
 * is the value that it was.
 */
export function news<Each extends Found>(
  before: readonly Found[],
  after: readonly Each[],
  made: () => readonly Found[],
): { readonly fresh: readonly Each[]; readonly gone: boolean } {
  const isSame = (one: Found, other: Found): boolean =>
    isAtPlaceOf(one, other) &&
    ((same(one.left, other.left) && same(one.right, other.right)) || !made().some((each) => touches(each, one)));
  const fresh = after.filter((each) => !before.some((other) => isSame(each, other)));
  return { fresh, gone: before.some((each) => !after.some((other) => isSame(each, other))) };
}

const isAtPlaceOf = (one: Found, other: Found): boolean =>
  one.part === other.part && one.kind === other.kind && same(one.path, other.path);

/** Whether a difference is at the place of another one, above it or below it. */
function touches(one: Found, other: Found): boolean {
  const length = Math.min(one.path.length, other.path.length);
  return one.part === other.part && same(one.path.slice(0, length), other.path.slice(0, length));
}
