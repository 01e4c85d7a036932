import { command } from "../command.ts";
import { onDay, todayOption } from "../day.ts";
import { renderFleet } from "../render-fleet.ts";
import { count } from "../report.ts";

export const synth = command({
  name: "synth",
  summary: "Render the policy and the version map into dist/",
  options: {
    out: {
      type: "string",
      short: "o",
      value: "<folder>",
      summary: "write there instead of the fleet's folder: <folder>/dist/…",
    },
    "dry-run": { type: "boolean", short: "n", summary: "say what would be written, and write nothing" },
    today: todayOption,
  },
  example: "lockstep synth && git add dist",
  run: async ({ directory, out, today, "dry-run": dryRun = false }, present) => {
    const world = onDay(present, today);
    if ("fault" in world) {
      present.note(`lockstep synth: ${world.fault}`);
      return 2;
    }
    const { code, state } = await renderFleet(world, { directory, out, dryRun });
    if (state.kind === "blocked") world.note("nothing was written");
    if (state.kind !== "written") return code;
    const { files, isChanged, place, folders } = state;
    if (!isChanged) world.note(`${count(files, "file")} up to date: nothing to commit`);
    else if (folders.length > 0)
      world.note(`next: git ${place === "" ? "" : `-C ${place} `}add ${folders.join(" ")}, then commit`);
    return code;
  },
});
