import { command } from "../command.ts";
import { onDay, todayOption } from "../day.ts";

export const set = command({
  name: "set",
  summary: "Put a new version where new versions enter",
  operands: [
    { name: "component", summary: "whose version it is" },
    { name: "version", summary: "one exact version" },
    {
      name: "environment",
      summary: "where it enters, or the cluster (default: every environment that receives from none)",
      optional: true,
      rest: true,
    },
  ],
  options: {
    "dry-run": { type: "boolean", short: "n", summary: "say what would move, and write nothing" },
    "no-synth": { type: "boolean", summary: "edit the version map alone" },
    today: todayOption,
  },
  example: "lockstep set web 1.9.0",
  exits: "0 set, or nothing to do, 1 refused by a rule or not rendered, 2 could not run",
  run: async (flags, present, [component = "", version = "", ...homes]) => {
    const world = onDay(present, flags.today);
    if ("fault" in world) {
      present.note(`lockstep set: ${world.fault}`);
      return 2;
    }
    const { groundOf } = await import("../promotion/ground.ts");
    const ground = await groundOf(world, "set", flags.directory);
    if (typeof ground === "number") return ground;
    const dryRun = flags["dry-run"] === true;
    return (await import("../promotion/set.ts")).setVersion(world, ground, {
      component,
      version,
      homes,
      dryRun,
      synth: flags["no-synth"] !== true,
    });
  },
});
