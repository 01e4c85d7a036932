import { listChoices, suggest } from "../model/suggest.ts";
import { type Command, type ExitCode, exitCodes } from "./command.ts";
import { check } from "./commands/check.ts";
import { diff } from "./commands/diff.ts";
import { history } from "./commands/history.ts";
import { promote } from "./commands/promote.ts";
import { rollback } from "./commands/rollback.ts";
import { set } from "./commands/set.ts";
import { status } from "./commands/status.ts";
import { synth } from "./commands/synth.ts";
import { why } from "./commands/why.ts";
import type { World } from "./world.ts";

const commands: readonly Command[] = [synth, check, diff, why, status, history, promote, set, rollback];

/** Runs one command. */
export async function main(argv: readonly string[], world: World): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const usage = help();
    if (name === undefined) world.note(usage.trimEnd());
    else world.out(usage);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) return command.run(rest, world);
  const names = commands.map((each) => each.name);
  const near = suggest(name, names);
  world.note(
    `lockstep: there is no command "${name}"; ${near === undefined ? `choose one of ${listChoices(names)}` : `did you mean "${near}"?`}`,
  );
  return 2;
}

function help(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "lockstep: environments are equal until the policy says otherwise",
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "  lockstep <command> --help",
    "",
    exitCodes,
    "",
  ].join("\n");
}
