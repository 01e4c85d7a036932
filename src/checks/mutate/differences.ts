import type { Definitions } from "../parity/diff/diff.ts";
import type { Part } from "../parity/part.ts";
import type { Found } from "../parity/trial.ts";
import type { Engine } from "./engine.ts";

/** Every difference between parts of two sides, by ids. */
export function differences(
  lower: readonly Part[],
  upper: readonly Part[],
  definitions: Definitions,
  { compare }: Pick<Engine, "compare">,
): readonly Found[] {
  const ids = new Set([...lower, ...upper].map(({ id }) => id));
  return [...ids].flatMap((id) =>
    compare(partOf(lower, id), partOf(upper, id), definitions).map((each) => ({ ...each, part: id })),
  );
}

const partOf = (parts: readonly Part[], id: string): Part | undefined => parts.find((each) => each.id === id);
