import { parseArgs } from "node:util";
import { sizes } from "./fleet.ts";

/** What the benchmark was asked for. */
export interface Flags {
  readonly sizes: readonly number[];
  readonly json: boolean;
  readonly help: boolean;
}

export const usage = `npm run bench -- [flags]

  --size <objects>  one size alone: ${sizes.join(", ")} (default: all)
  --json            print the numbers as JSON
  -h, --help        show this

It writes to the folder for temporary files: about 4 GB for all sizes, 1 GB for 10,000 objects. TMPDIR names another one;
on a memory disk (TMPDIR=/dev/shm) the disk makes no noise, and the floor is lower than most people will ever see it.
It exits with 0 when everything ran, whatever the clock said; with 2 when it could not run.
`;

/** Reads the flags; what it does not know is a fault. */
export function flagsOf(argv: readonly string[]): Flags | { readonly fault: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { size: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    const { size, json = false, help = false } = values;
    if (size === undefined) return { sizes, json, help };
    const chosen = sizes.filter((each) => String(each) === size);
    return chosen.length === 1
      ? { sizes: chosen, json, help }
      : { fault: `--size is "${size}"; choose one of ${sizes.join(", ")}` };
  } catch (thrown) {
    return { fault: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
