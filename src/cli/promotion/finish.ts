import { join, relative } from "node:path";
import type { Edited } from "../../model/edit/edit.ts";
import type { ExitCode } from "../command.ts";
import { renderFleet } from "../render-fleet.ts";
import type { World } from "../world.ts";
import type { Route } from "./fix-branch.ts";
import { type Ground, refuse, tell } from "./ground.ts";
import { literalFindings } from "./literal.ts";
import { writeVersions } from "./write.ts";

/** How an edit of the version map ends. */
export interface Ending {
  readonly command: string;
  /** What the commit is to be called. */
  readonly title: string;
  /** What is said, a line for each version that moves. */
  readonly lines: readonly string[];
  /** How it comes into the branch of its environment; nothing where any branch will do. */
  readonly route?: Route | undefined;
  readonly dryRun: boolean;
  readonly synth: boolean;
}

/** Writes an edit, renders what follows from it, and names the next step. */
export async function finish(world: World, ground: Ground, edited: Edited, ending: Ending): Promise<ExitCode> {
  const { workspace } = ground;
  const { files, root, texts } = workspace;
  if ("problems" in edited) return tell(world, literalFindings(edited.problems, files.versions));
  if (ending.dryRun) {
    world.out(`${[...ending.lines, "(nothing was written)"].join("\n")}\n`);
    return 0;
  }
  const fault = writeVersions(join(root, files.versions), texts.versions, edited.text, files.versions);
  if (fault !== undefined) return refuse(world, ending.command, fault);
  world.out(`${ending.lines.join("\n")}\n`);
  const folders = new Set([files.versions.split("/")[0] ?? files.versions]);
  if (ending.synth) {
    const { code, state } = await renderFleet(world, { directory: root, dryRun: false });
    if (state.kind === "written") for (const folder of state.folders) folders.add(folder);
    if (code !== 0) {
      world.note(`${files.versions} is edited, and dist/ is not: run lockstep synth when it can be rendered`);
      return code;
    }
  }
  const place = relative(world.cwd, root);
  const git = `git ${place === "" ? "" : `-C ${place} `}`;
  const { made, into } = ending.route ?? {};
  const start = made === undefined ? "" : `${git}switch -c ${made} && `;
  world.note(
    `next: ${start}${git}add ${[...folders].sort().join(" ")} && ${git}commit -m ${JSON.stringify(ending.title)}`,
  );
  if (into !== undefined) world.note(`then: push the branch, and open a pull request into ${into}`);
  return 0;
}
