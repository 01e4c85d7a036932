import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { addressOf } from "../model/address.ts";
import type { Finding } from "../model/finding.ts";
import { checkShape, type ShapeResult } from "../model/shape/check-shape.ts";
import { commitOf } from "./git/commit.ts";
import { complaint, git } from "./git/git.ts";
import { openRepository } from "./git/repository.ts";
import { gitVariables } from "./git/variables.ts";
import { type Fault, faultOf } from "./history/fault.ts";
import { inspect } from "./inspect.ts";
import { load } from "./load.ts";
import { findWorkspace } from "./workspace.ts";
import type { World } from "./world.ts";

/** What a commit of the base had to report and by which policy, or why that is not known. */
export type Base =
  | { readonly findings: readonly Finding[]; readonly old: Old }
  | { readonly fault: string; readonly hint: string };

/** The policy of the base: there was none, or it runs no more, or it is what it says when it runs. */
export type Old = "none" | "unknown" | Omit<Extract<ShapeResult, { readonly ok: true }>, "ok">;

/**
 * Checks the fleet as it was at a commit, by the rules and on the day of now. What was merged once is run again for it:
 * allowances are part of a program, and nothing but running it says what it allows.
 */
export const findingsAt = (world: World, root: string, ref: string, today: string): Promise<Base> =>
  inTree(world, root, ref, (at) => inspectAt(world, at, today));

/** The policy of a commit: it is run, and nothing is rendered by it. */
export const policyAt = (world: World, root: string, ref: string): Promise<Old | Fault> =>
  inTree(world, root, ref, (at) => policyIn(world, at));

/** Looks at the files of a commit, in a folder that is there for as long as that takes. */
async function inTree<Seen>(
  world: World,
  root: string,
  ref: string,
  look: (root: string) => Promise<Seen>,
): Promise<Seen | Fault> {
  const repository = await openRepository(world, root);
  if ("reason" in repository) return faultOf(repository);
  const found = await commitOf(world, repository, ref);
  if ("reason" in found) return faultOf(found);
  const top = await git(world, root, ["rev-parse", "--show-toplevel"]);
  const toplevel = realpathSync(top.stdout.trim());
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "lockstep-base-")));
  try {
    const tree = join(folder, "tree");
    mkdirSync(tree);
    // An index of its own: nothing of the repository is touched.
    const variables = { ...gitVariables, GIT_INDEX_FILE: join(folder, "index") };
    for (const args of [
      ["read-tree", found.commit],
      ["checkout-index", "--all", `--prefix=${tree}/`],
    ]) {
      const ran = await world.run("git", args, toplevel, variables);
      if (ran.code !== 0)
        return { fault: `git ${args[0]} failed: ${complaint(ran)}`, hint: "run git status to see why" };
    }
    const inside = relative(toplevel, realpathSync(root));
    lendPackages(toplevel, tree, inside);
    return await look(join(tree, inside));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The packages that are installed now serve the commit too. */
function lendPackages(toplevel: string, tree: string, inside: string): void {
  const steps = inside === "" ? [] : inside.split(sep);
  for (let depth = 0; depth <= steps.length; depth += 1) {
    const at = join(...steps.slice(0, depth), "node_modules");
    const [from, to] = [resolve(toplevel, at), resolve(tree, at)];
    if (existsSync(from) && existsSync(dirname(to)) && !existsSync(to)) symlinkSync(from, to, "junction");
  }
}

async function inspectAt(world: World, root: string, today: string): Promise<Base> {
  const workspace = findWorkspace(world, root);
  // Before its first policy a repository had nothing to report.
  if ("reason" in workspace) return { findings: [], old: await policyIn(world, root) };
  const { result, rendered } = await inspect(world, workspace, { parity: true, types: false, today });
  if (rendered === undefined) {
    const [first] = result.findings;
    world.note(
      `the base could not be rendered, so all of its findings are not known: ${first?.message ?? "no reason"}`,
    );
  }
  return { findings: result.findings, old: await policyIn(world, root) };
}

const hasPolicy = (world: World, root: string): boolean =>
  [join(root, "environments"), root].some((folder) =>
    world.list(folder).some((name) => /^policy\.m?[jt]s$/.test(name)),
  );

/** A policy may be sound that cannot be rendered. */
async function policyIn(world: World, root: string): Promise<Old> {
  const workspace = findWorkspace(world, root);
  if ("reason" in workspace) return hasPolicy(world, root) ? "unknown" : "none";
  const loaded = await load(world, workspace);
  if (loaded.findings !== undefined) return "unknown";
  const shape = checkShape(loaded, workspace.files);
  return shape.ok ? shape : "unknown";
}

/** Findings of which all was there before: warnings, and counted apart. */
export function againstBase(findings: readonly Finding[], base: readonly Finding[]): readonly Finding[] {
  const before = new Set(base.flatMap(keysOf));
  return findings.map((finding) =>
    keysOf(finding).every((key) => before.has(key)) ? { ...finding, severity: "warning", old: true as const } : finding,
  );
}

/** What a finding is known by, at least one key. Lists may have grown since, so positions in them do not count. */
function keysOf({ rule, message, essence = [], at }: Finding): readonly string[] {
  if (essence.length > 0) return essence.map((each) => JSON.stringify([rule, each]));
  return [JSON.stringify([rule, message, at.file, addressOf(at).filter((step) => !/^\d+$/.test(step))])];
}
