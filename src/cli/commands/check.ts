import { relative } from "node:path";
import { whyMoved } from "../../checks/promotion/promotion-rules.ts";
import { againstBase, findingsAt } from "../base.ts";
import { command } from "../command.ts";
import { onDay, todayOption } from "../day.ts";
import { fresh } from "../fresh.ts";
import { inspect, type Rendered } from "../inspect.ts";
import { faults, type Mutation, mutation } from "../mutate/mutation.ts";
import { withMutation } from "../mutate/mutation-json.ts";
import { mutationText } from "../mutate/mutation-text.ts";
import type { Against } from "../promotion/check.ts";
import { errors, type Result, warnings } from "../report.ts";
import { type Format, formats, report } from "../reporters/index.ts";
import { findWorkspace, type Workspace } from "../workspace.ts";
import type { World } from "../world.ts";

export const check = command({
  name: "check",
  summary: "Report every rule that the fleet breaks, and whether dist/ is what synth would write",
  options: {
    format: {
      type: "string",
      short: "f",
      choices: formats,
      summary: "how findings are printed (default: text)",
    },
    base: {
      type: "string",
      value: "<git ref>",
      summary: "what this commit had too is a warning, and counted apart; versions that moved since are judged",
    },
    "head-branch": {
      type: "string",
      value: "<branch>",
      summary: 'with --base and the layout "branch": what is merged (default: this branch)',
    },
    "base-branch": {
      type: "string",
      value: "<branch>",
      summary: 'with --base and the layout "branch": what it is merged into (default: the base)',
    },
    strict: { type: "boolean", summary: "warnings fail, too" },
    today: todayOption,
    mutate: {
      type: "boolean-or-string",
      choices: ["all"],
      summary: "change what environments under contracts render, and say whether the contracts notice",
    },
    explain: { type: "boolean", summary: "say with each finding why its rule exists (text only)" },
  },
  example: "lockstep check --format github",
  run: async ({ directory, format, explain, base: ref, strict, mutate, ...flags }, present) => {
    const world = onDay(present, flags.today);
    if ("fault" in world) {
      present.note(`lockstep check: ${world.fault}`);
      return 2;
    }
    const { today } = world;
    const workspace = findWorkspace(world, directory ?? ".");
    if ("reason" in workspace) {
      world.note(`lockstep check: ${workspace.reason}`);
      world.note(`→ ${workspace.hint}`);
      if (format !== undefined && format !== "text") print(world, notFound(workspace), format, "");
      return 2;
    }
    const { result, rendered } = await inspect(world, workspace, { parity: true, today });
    const base =
      ref === undefined ? { findings: [], old: "none" as const } : await findingsAt(world, workspace.root, ref, today);
    if ("fault" in base) {
      world.note(`lockstep check: ${base.fault}`);
      world.note(`→ ${base.hint}`);
      return 2;
    }
    const moved =
      ref === undefined
        ? []
        : await promotion(world, workspace, rendered, { ref, today, old: base.old, ...branches(flags) });
    if ("fault" in moved) {
      world.note(`lockstep check: ${moved.fault}`);
      world.note(`→ ${moved.hint}`);
      return 2;
    }
    // What synth would refuse to write cannot be written first.
    const stale = rendered === undefined || errors(result) > 0 ? [] : fresh(workspace.root, rendered);
    const findings = [
      ...againstBase(result.findings, base.findings),
      ...(await unlike(world, workspace, rendered)),
      ...moved,
      ...stale,
    ];
    const all: Result = { ...result, findings, why: (rule) => result.why(rule) ?? whyMoved(rule) };
    const folder = relative(world.variables.GITHUB_WORKSPACE ?? world.cwd, workspace.root).replaceAll("\\", "/");
    const mutants = mutate === undefined ? undefined : await mutation(world, rendered?.parity, mutate, today);
    print(world, all, format, folder, explain === true, mutants);
    const wrong = mutants === undefined ? 0 : faults(mutants);
    return errors(all) + (strict === true ? warnings(all) : 0) + wrong > 0 ? 1 : 0;
  },
});

/** What may be rendered may move; without a policy that can be read there is nothing to hold versions to. */
const promotion = async (world: World, workspace: Workspace, rendered: Rendered | undefined, against: Against) =>
  rendered === undefined
    ? []
    : (await import("../promotion/check.ts")).promotionFindingsFor(world, workspace, rendered.fleet.policy, against);

/** What is deployed but does not stand in the version map, where the map is what is judged. */
const unlike = async (world: World, workspace: Workspace, rendered: Rendered | undefined) =>
  rendered === undefined
    ? []
    : (await import("../promotion/as-written.ts")).unwritten(world, workspace, rendered.fleet);

const branches = (flags: { readonly "head-branch"?: string; readonly "base-branch"?: string }) => ({
  headBranch: flags["head-branch"],
  baseBranch: flags["base-branch"],
});

function print(
  world: World,
  result: Result,
  format: Format = "text",
  folder: string,
  explain = false,
  mutants?: Mutation,
): void {
  const printed = report(format, result, { folder, colour: world.terminal.out, explain });
  if (mutants === undefined) world.out(printed);
  else if (format === "json") world.out(withMutation(printed, mutants));
  else if (format === "text") world.out(`${printed}\n${mutationText(mutants, world.terminal.out)}`);
  else {
    world.out(printed);
    world.note(mutationText(mutants, world.terminal.err).trimEnd());
  }
}

/** Why nothing could be checked, for programs that read results only. */
const notFound = ({ reason, hint }: { readonly reason: string; readonly hint: string }): Result => ({
  findings: [
    {
      rule: "policy/found",
      severity: "error",
      message: reason,
      hint,
      at: { file: "environments/policy.ts", path: [] },
    },
  ],
  waived: 0,
  counts: undefined,
  why: () => undefined,
});
