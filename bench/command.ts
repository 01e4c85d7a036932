import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { built } from "../bin/build.mjs";
import type * as program from "../src/cli/main.ts";
import { nodeWorld } from "../src/cli/node-world.ts";
import type { World } from "../src/cli/world.ts";
import type { Yardstick } from "./fleet.ts";

/** The program as it is run: built, not compiled while it runs. */
const { main }: typeof program = await import(pathToFileURL(join(dirname(await built()), "main.js")).href);

/**
 * Runs a whole command on a policy that is in memory already; neither loading nor the compiler takes part.
 *
 * @returns What the command said.
 */
export async function runCommand(
  name: "synth" | "check",
  root: string,
  { fleet, versions }: Yardstick,
): Promise<string> {
  const said: string[] = [];
  const world: World = {
    ...nodeWorld(),
    cwd: root,
    today: "2026-01-01",
    variables: {},
    terminal: { out: false, err: false },
    out: (text) => said.push(text),
    note: (line) => said.push(line),
    progress: () => undefined,
    read: () => ({ text: "" }),
    list: (path) => (/[\\/]environments$/.test(path) ? ["policy.ts", "versions.ts"] : []),
    load: async (path) => (/policy\.ts$/.test(path) ? { fleet } : { versions }),
    run: async () => ({ code: 0, stdout: "", stderr: "" }),
  };
  const code = await main([name], world);
  if (code !== 0) throw new Error(`lockstep ${name} ends with ${code}:\n${said.join("\n").slice(0, 4_000)}`);
  return said.join("\n");
}
