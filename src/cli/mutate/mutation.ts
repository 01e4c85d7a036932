import type { Bitten } from "../../checks/mutate/mutate.ts";
import type { Parity } from "../../checks/parity/parity.ts";
import type { World } from "../world.ts";

/** What mutants of the rendered environments came to. */
export interface Mutation {
  /** The share of all mutants that were made, 0 to 1. */
  readonly share: number;
  /** One for each contract. */
  readonly contracts: readonly Bitten[];
  /** Why there is no contract among them. */
  readonly nothing?: string;
}

/** Small enough for every day: a fleet of a few hundred files takes less than a second. */
const usual = 0.1;

/** Mutates what the environments under contracts render. `amount` is the value of the flag. */
export async function mutation(
  { progress }: Pick<World, "progress">,
  parity: Parity | undefined,
  amount: true | "all",
  today: string,
): Promise<Mutation> {
  const share = amount === "all" ? 1 : usual;
  if (parity === undefined) return { share, contracts: [], nothing: "the fleet was not rendered" };
  if (parity.comparisons.length === 0) return { share, contracts: [], nothing: "the policy has no contract" };
  // Nearly nobody asks for it, and it is not small.
  const { mutate } = await import("../../checks/mutate/mutate.ts");
  progress("mutating what is rendered …");
  const contracts = mutate(parity, { share, today });
  progress(undefined);
  return { share, contracts };
}

/** Mutants that nobody noticed, and alarms about nothing: either fails a run. */
export const faults = ({ contracts }: Mutation): number =>
  contracts
    .flatMap(({ templates, renderings }) => [templates, renderings])
    .reduce((sum, { escaped, falseAlarms }) => sum + escaped.length + falseAlarms.length, 0);
