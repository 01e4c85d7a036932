import { dateProblem, hasPassed } from "../../model/date.ts";
import { unwritableProblem } from "../../model/edit/quote.ts";
import { command } from "../command.ts";
import { onDay, todayOption } from "../day.ts";

/** How long a version that was left stays away, in days. */
const held = 14;

export const rollback = command({
  name: "rollback",
  summary: "Take a component back to a version that the environment had, and hold the one that it leaves",
  operands: [
    { name: "environment", summary: "where" },
    { name: "component", summary: "what" },
  ],
  options: {
    to: { type: "string", value: "<version>", summary: "a version that was there (default: the last one before)" },
    "hold-until": {
      type: "string",
      value: "<date>",
      summary: `the last day on which the version that is left may not come back (default: in ${held} days)`,
    },
    reason: { type: "string", value: "<text>", summary: "why, for the hold" },
    "dry-run": { type: "boolean", short: "n", summary: "say what would move, and write nothing" },
    "no-synth": { type: "boolean", summary: "edit the version map alone" },
    today: todayOption,
  },
  example: 'lockstep rollback production web --reason "memory leak"',
  exits: "0 taken back, 1 refused by a rule or not rendered, 2 could not run",
  run: async (flags, present, [environment = "", component = ""]) => {
    const world = onDay(present, flags.today);
    if ("fault" in world) {
      present.note(`lockstep rollback: ${world.fault}`);
      return 2;
    }
    const until = flags["hold-until"] ?? dayAfter(world.now(), held);
    const noDay = dateProblem(until) ?? (hasPassed(until, world.today) === true ? `"${until}" is over` : undefined);
    const noText = reasonProblem(flags.reason);
    if (noDay !== undefined || noText !== undefined) {
      world.note(`lockstep rollback: ${noDay === undefined ? `--reason ${noText}` : `--hold-until ${noDay}`}`);
      return 2;
    }
    const { groundOf } = await import("../promotion/ground.ts");
    const ground = await groundOf(world, "rollback", flags.directory);
    if (typeof ground === "number") return ground;
    const { to, reason } = flags;
    const dryRun = flags["dry-run"] === true;
    return (await import("../promotion/rollback.ts")).takeBack(world, ground, {
      environment,
      component,
      to,
      until,
      reason,
      dryRun,
      synth: flags["no-synth"] !== true,
    });
  },
});

const reasonProblem = (reason = "why"): string | undefined =>
  /^[\s.…]*$/.test(reason) ? "says nothing" : unwritableProblem(reason);

const dayAfter = (now: number, days: number): string =>
  new Date((now + days * 86_400) * 1_000).toISOString().slice(0, 10);
