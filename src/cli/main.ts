import { listChoices, suggest } from "../model/suggest.ts";
import { type Command, type ExitCode, exitCodes } from "./command.ts";
import type { World } from "./world.ts";

/** By name, in the order of the help. What renders is not loaded for what reads Git alone. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["synth", async () => (await import("./commands/synth.ts")).synth],
  ["check", async () => (await import("./commands/check.ts")).check],
  ["diff", async () => (await import("./commands/diff.ts")).diff],
  ["why", async () => (await import("./commands/why.ts")).why],
  ["status", async () => (await import("./commands/status.ts")).status],
  ["history", async () => (await import("./commands/history.ts")).history],
  ["promote", async () => (await import("./commands/promote.ts")).promote],
  ["set", async () => (await import("./commands/set.ts")).set],
  ["rollback", async () => (await import("./commands/rollback.ts")).rollback],
]);

/** Runs one command. */
export async function main(argv: readonly string[], world: World): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const usage = await help();
    if (name === undefined) world.note(usage.trimEnd());
    else world.out(usage);
    return name === undefined ? 2 : 0;
  }
  const command = await commands.get(name)?.();
  if (command !== undefined) return command.run(rest, world);
  const names = [...commands.keys()];
  const near = suggest(name, names);
  world.note(
    `lockstep: there is no command "${name}"; ${near === undefined ? `choose one of ${listChoices(names)}` : `did you mean "${near}"?`}`,
  );
  return 2;
}

async function help(): Promise<string> {
  const all = await Promise.all([...commands.values()].map((load) => load()));
  const width = Math.max(...all.map(({ name }) => name.length));
  return [
    "lockstep: environments are equal until the policy says otherwise",
    "",
    ...all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "  lockstep <command> --help",
    "",
    exitCodes,
    "",
  ].join("\n");
}
