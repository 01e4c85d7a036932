import { listChoices, quoted, suggest } from "../../model/suggest.ts";
import { command, type ExitCode } from "../command.ts";
import { onDay, todayOption } from "../day.ts";
import type { Page } from "../diff/page/page.ts";
import { inspect } from "../inspect.ts";
import { text } from "../reporters/text.ts";
import { findWorkspace, type Workspace } from "../workspace.ts";
import type { World } from "../world.ts";

const formats = ["text", "json", "markdown"] as const;

/** How a comparison is printed. */
interface Printing {
  readonly format: (typeof formats)[number] | undefined;
  readonly all: boolean;
}

export const diff = command({
  name: "diff",
  summary: "Show how two environments differ, or what changed in the rendered files since a commit",
  options: {
    base: {
      type: "string",
      short: "b",
      value: "<git ref>",
      summary: "compare the rendered files on disk with those of this commit; nothing is rendered",
    },
    format: { type: "string", short: "f", choices: formats, summary: "how it is printed (default: text)" },
    all: { type: "boolean", summary: "show every allowed difference, and every value whole" },
    today: todayOption,
  },
  operands: [
    { name: "environment", summary: "an environment, as the policy names it", optional: true },
    { name: "other", summary: "the environment that it is compared with", optional: true },
  ],
  example: "lockstep diff staging production; lockstep diff --base origin/main",
  run: async ({ directory, base, format, all, today }, present, [first, second]) => {
    // What was rendered is the same on every day: with --base the day only has to be one.
    const world = onDay(present, today);
    if ("fault" in world) return refuse(present, { reason: world.fault });
    const wanted = wantedOf(base, first, second);
    if ("reason" in wanted) return refuse(world, wanted);
    const workspace = findWorkspace(world, directory ?? ".");
    if ("reason" in workspace) return refuse(world, workspace);
    const printing = { format, all: all === true };
    return "ref" in wanted
      ? since(world, workspace, wanted.ref, printing)
      : between(world, workspace, wanted.between, printing);
  },
});

interface Fault {
  readonly reason: string;
  /** Absent where the reason says it all. */
  readonly hint?: string;
}

function refuse(world: World, { reason, hint }: Fault): ExitCode {
  world.note(`lockstep diff: ${reason}`);
  if (hint !== undefined) world.note(`→ ${hint}`);
  return 2;
}

type Wanted = { readonly ref: string } | { readonly between: readonly [string, string] };

function wantedOf(base: string | undefined, first: string | undefined, second: string | undefined): Wanted | Fault {
  const hint = "name two environments, or a commit with --base";
  if (base !== undefined)
    return first === undefined ? { ref: base } : { reason: "--base takes no environments: it shows all of them", hint };
  if (first === undefined) return { reason: "needs something to compare", hint };
  if (second === undefined) return { reason: `needs an environment to compare ${quoted(first)} with`, hint };
  return first === second
    ? { reason: `${quoted(first)} is one environment, and equals itself`, hint }
    : { between: [first, second] };
}

/** What this change does to each environment. */
async function since(world: World, { root }: Workspace, ref: string, { format, all }: Printing): Promise<ExitCode> {
  const { againstBase } = await import("../diff/base/against-base.ts");
  const found = await againstBase(world, root, ref);
  if ("reason" in found) return refuse(world, found);
  const { effect, commit } = found;
  if (format === "json") world.out((await import("../diff/base/base-json.ts")).baseJson(effect, { ref, commit }));
  else await print(world, (await import("../diff/base/base-page.ts")).basePage(effect, ref, all), format);
  return effect.changes.length > 0 ? 1 : 0;
}

/** Two environments side by side. */
async function between(
  world: World,
  workspace: Workspace,
  names: readonly [string, string],
  { format, all }: Printing,
): Promise<ExitCode> {
  const { result, rendered } = await inspect(world, workspace, { parity: true });
  const known = Object.keys(rendered?.fleet.policy.environments ?? {});
  const unknown = names.find((name) => !known.includes(name));
  if (rendered !== undefined && unknown !== undefined) {
    const near = suggest(unknown, known);
    const hint = near === undefined ? `choose one of ${listChoices(known)}` : `did you mean ${quoted(near)}?`;
    return refuse(world, { reason: `there is no environment ${quoted(unknown)}`, hint });
  }
  if (rendered?.parity === undefined) {
    world.note(text(result, { colour: world.terminal.err, explain: false }).trimEnd());
    return refuse(world, { reason: "what cannot be rendered cannot be compared", hint: "mend what is listed above" });
  }
  const { sidesView } = await import("../diff/sides/sides-view.ts");
  const { judgements } = await import("../diff/sides/view.ts");
  const view = sidesView(rendered.parity, names, workspace, world.today);
  if (format === "json") world.out((await import("../diff/sides/sides-json.ts")).sidesJson(view));
  else await print(world, (await import("../diff/sides/sides-page.ts")).sidesPage(view, all), format);
  return judgements(view).some(({ outcome }) => outcome !== "allowed") ? 1 : 0;
}

async function print(world: World, page: Page, format: Printing["format"]): Promise<void> {
  world.out(
    format === "markdown"
      ? (await import("../diff/page/page-markdown.ts")).pageMarkdown(page)
      : (await import("../diff/page/page-text.ts")).pageText(page, world.terminal.out),
  );
}
