import { main } from "./main.ts";
import { nodeWorld } from "./node-world.ts";

const world = nodeWorld();
let finished = false;

/** A user's mistake is a finding; what arrives here is ours. */
function bug(thrown: unknown): never {
  finished = true;
  world.note(
    `lockstep: this is a bug in Lockstep, please report it: ${thrown instanceof Error ? thrown.stack : String(thrown)}`,
  );
  process.exit(2);
}

/** The policy runs in this process: what it leaves behind, or does to the process, must not pass for a result. */
function stray(thrown: unknown): never {
  finished = true;
  const reason = thrown instanceof Error ? thrown.message : "something that is no error";
  world.note(`lockstep: something threw beside the run, a timer or a promise of the policy: ${reason}`);
  world.note("→ take what runs by itself out of the policy; nothing was written");
  process.exit(2);
}

process.on("uncaughtException", stray);
process.on("unhandledRejection", stray);
process.on("exit", () => {
  if (finished) return;
  world.note("lockstep: the run ended before it was done: the policy ends the process, or awaits what never comes");
  world.note("→ take process.exit() and such an await out of the policy");
  process.exitCode = 2;
});

// Results alone go to stdout: what a policy prints is narration.
console.log = console.error;
console.info = console.error;
console.debug = console.error;

try {
  const code = await main(process.argv.slice(2), world);
  finished = true;
  // Timers that a policy left behind would keep the process waiting.
  process.exit(code);
} catch (thrown) {
  bug(thrown);
}
