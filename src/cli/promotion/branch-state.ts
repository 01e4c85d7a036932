import { joined, nothing, type State, stateOf } from "../../checks/promotion/state.ts";
import type { Reading } from "../../model/edit/read.ts";

type Flat = Omit<Reading, "problems">;

/** A flat map as that of its environment, with what the heads of the branches above it say; they stay as they are. */
export function branchState(flat: Flat | undefined, environment: string, heads: ReadonlyMap<string, Flat>): State {
  const others = [...heads].filter(([name]) => name !== environment).map(([name, head]) => stateOf(head, name));
  return [flat === undefined ? nothing : stateOf(flat, environment), ...others].reduce(joined);
}
