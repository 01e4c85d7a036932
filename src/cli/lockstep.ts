import { main } from "./main.ts";
import { nodeWorld } from "./node-world.ts";

const world = nodeWorld();

try {
  process.exitCode = await main(process.argv.slice(2), world);
} catch (thrown) {
  // A user's mistake is a finding; what arrives here is ours.
  world.note(
    `lockstep: this is a bug in Lockstep, please report it: ${thrown instanceof Error ? thrown.stack : String(thrown)}`,
  );
  process.exitCode = 2;
}
