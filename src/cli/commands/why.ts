import { relative, resolve } from "node:path";
import type { Home } from "../../model/model.ts";
import { listChoices, quoted, suggest } from "../../model/suggest.ts";
import { command } from "../command.ts";
import { onDay, todayOption } from "../day.ts";
import { inspect, type Rendered } from "../inspect.ts";
import { report } from "../reporters/index.ts";
import { findWorkspace, type Workspace } from "../workspace.ts";
import type { World } from "../world.ts";

const formats = ["text", "json"] as const;

interface Asked {
  readonly home: string;
  readonly object: string;
  readonly field: string | undefined;
  readonly format: (typeof formats)[number];
}

/** Explains where rendered fields come from. */
export const why = command({
  name: "why",
  summary: "Say which inputs of the policy a rendered field comes from",
  options: {
    format: { type: "string", short: "f", choices: formats, summary: "how the answer is printed (default: text)" },
    today: todayOption,
  },
  operands: [
    { name: "environment", summary: "the environment, or the cluster for what belongs to a cluster" },
    { name: "object", summary: "a file below dist/, or Kind/name, or Kind/namespace/name" },
    { name: "field", summary: "a field as findings name it (default: all of the object)", optional: true },
  ],
  exits: "0 shown, 2 could not run",
  example: 'lockstep why production Deployment/web "spec.template.spec.containers[web].image"',
  run: async ({ directory, format = "text", today }, present, [home = "", object = "", field]) => {
    const world = onDay(present, today);
    if ("fault" in world) return refuse(present, format, world.fault);
    const workspace = findWorkspace(world, directory ?? ".");
    if ("reason" in workspace) return refuse(world, format, workspace.reason, workspace.hint);
    const { result, rendered } = await inspect(world, workspace, { parity: field !== undefined, types: false });
    if (rendered === undefined) {
      world.out(report(format, result, { folder: "", colour: world.terminal.out, explain: false }));
      return refuse(world, "text", "the fleet cannot be rendered", "mend what is reported");
    }
    return explain(world, workspace, rendered, { home, object, field, format });
  },
});

async function explain(world: World, workspace: Workspace, rendered: Rendered, asked: Asked): Promise<0 | 2> {
  const { fleet, parity, rendering } = rendered;
  const { format } = asked;
  const home = homeOf(asked.home, rendered);
  if (home === undefined) {
    const names = Object.keys(fleet.policy.environments);
    const near = suggest(asked.home, [...names, ...Object.keys(fleet.policy.clusters)]);
    const hint = near === undefined ? `choose one of ${listChoices(names)}` : `did you mean ${quoted(near)}?`;
    return refuse(world, format, `there is no environment ${quoted(asked.home)}`, hint);
  }
  // Only this command needs them.
  const { fieldOf, objectNamed } = await import("../../checks/parity/why/find.ts");
  const { subjectsOf } = await import("../../checks/parity/why/subject.ts");
  const { whyField, whyObject } = await import("../../checks/parity/why/why.ts");
  const { placesIn } = await import("../why/place.ts");
  const files = new Set(rendering.tree.paths);
  const subject = objectNamed(inFleet(asked.object, files, world, workspace), {
    fleet,
    subjects: subjectsOf(fleet, home),
    files,
    home: home.name,
  });
  if ("message" in subject) return refuse(world, format, subject.message, subject.hint);
  const place = placesIn(workspace);
  const style = { place, colour: world.terminal.out };
  const text = await import("../why/text.ts");
  const json = await import("../why/json.ts");
  if (asked.field === undefined) {
    const answer = whyObject(fleet, subject);
    world.out(format === "json" ? json.objectJson(subject, answer, place) : text.objectText(subject, answer, style));
    return 0;
  }
  const field = fieldOf(asked.field, subject, fleet);
  if ("message" in field) return refuse(world, format, field.message, field.hint);
  const answer = whyField(fleet, parity, subject, field);
  world.out(
    format === "json" ? json.fieldJson(subject, field, answer, place) : text.fieldText(subject, field, answer, style),
  );
  return 0;
}

/** What a name stands for; an environment before a cluster of the same name. */
function homeOf(name: string, { fleet: { policy } }: Rendered): Home | undefined {
  if (Object.hasOwn(policy.environments, name)) return { kind: "environment", name };
  return Object.hasOwn(policy.clusters, name) ? { kind: "cluster", name } : undefined;
}

/** A file as the fleet knows it: it may be given from the folder where the command was started. */
function inFleet(text: string, files: ReadonlySet<string>, { cwd }: World, { root }: Workspace): string {
  const path = text.replaceAll("\\", "/").replace(/^\.\//, "");
  const fromHere = relative(root, resolve(cwd, path)).replaceAll("\\", "/");
  return files.has(path) || !files.has(fromHere) ? text : fromHere;
}

function refuse(world: World, format: Asked["format"], message: string, hint?: string): 2 {
  world.note(`lockstep why: ${message}`);
  if (hint !== undefined) world.note(`→ ${hint}`);
  if (format === "json") world.out(`${JSON.stringify({ error: { message, hint } }, null, 2)}\n`);
  return 2;
}
