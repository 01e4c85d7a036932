import { command } from "../command.ts";
import { onDay, todayOption } from "../day.ts";

export const promote = command({
  name: "promote",
  summary: "Copy versions from an environment to the one that receives from it",
  operands: [
    { name: "from", summary: "the environment that has the versions" },
    { name: "to", summary: "the environment that receives them" },
    { name: "component", summary: "what is promoted: all of these, or nothing", optional: true, rest: true },
  ],
  options: {
    all: { type: "boolean", short: "a", summary: "promote all that is ready, and say why the rest is not" },
    at: { type: "string", value: "<git ref>", summary: "the versions of that commit (default: those that are here)" },
    again: { type: "boolean", summary: "bring back what was taken back before" },
    branch: { type: "boolean", summary: 'with the layout "branch": make the merge here (default: print the commands)' },
    "dry-run": { type: "boolean", short: "n", summary: "say what would move, and write nothing" },
    "no-synth": { type: "boolean", summary: "edit the version map alone" },
    today: todayOption,
  },
  example: "lockstep promote staging production web",
  exits: "0 moved, or nothing to do, 1 refused by a rule or not rendered, 2 could not run",
  // Most commands edit nothing: what an edit takes is loaded for one alone.
  run: async (flags, present, [from = "", to = "", ...components]) => {
    const no = (fault: string): 2 => {
      present.note(`lockstep promote: ${fault}`);
      return 2;
    };
    const world = onDay(present, flags.today);
    if ("fault" in world) return no(world.fault);
    const { groundOf } = await import("../promotion/ground.ts");
    const ground = await groundOf(world, "promote", flags.directory);
    if (typeof ground === "number") return ground;
    const common = {
      from,
      to,
      components,
      at: flags.at,
      again: flags.again === true,
      dryRun: flags["dry-run"] === true,
    };
    if (ground.fleet.layout === "branch")
      return (await import("../promotion/merge.ts")).mergeBranches(world, ground, {
        ...common,
        branch: flags.branch === true,
      });
    if (flags.branch === true) return no('--branch is for the layout "branch"; here a promotion is an edit');
    if (flags.all === true && components.length > 0) return no("name components, or all of them with --all");
    if (flags.all !== true && components.length === 0) return no("name a component, or all that are ready with --all");
    return (await import("../promotion/promote.ts")).promote(world, ground, {
      ...common,
      synth: flags["no-synth"] !== true,
    });
  },
});
