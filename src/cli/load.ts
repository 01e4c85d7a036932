import { join } from "node:path";
import type { Finding } from "../model/finding.ts";
import { reasonOf } from "../model/resolve/call.ts";
import type { BesideName } from "../model/shape/check-beside.ts";
import type { Workspace } from "./workspace.ts";
import type { World } from "./world.ts";

/** What the two modules export, or why they cannot be loaded. */
export type Loaded =
  | {
      readonly policy: unknown;
      readonly versions: unknown;
      readonly holds: unknown;
      readonly hotfixes: unknown;
      readonly findings?: undefined;
    }
  | { readonly findings: readonly Finding[] };

/** A merge that nobody finished, found before anything is run. */
function unmerged({ files, texts }: Workspace): readonly Finding[] {
  return (["policy", "versions"] as const).flatMap((which) => {
    const lines = texts[which].split(/\r?\n/);
    const first = lines.findIndex((line) => /^<{7}(?: |$)/.test(line));
    if (first === -1) return [];
    const last = lines.findIndex((line, index) => index > first && /^>{7}(?: |$)/.test(line));
    const range = last === -1 ? `line ${first + 1}` : `lines ${first + 1} to ${last + 1}`;
    const finding = about(
      files[which],
      `${files[which]} holds a merge that is not finished, in ${range}`,
      "keep what is right of both sides and remove the markers",
    );
    return [{ ...finding, at: { ...finding.at, line: first + 1, column: 1 } }];
  });
}

/** Runs the user's two modules. What they throw is theirs, and a finding. */
export async function load(world: World, workspace: Workspace): Promise<Loaded> {
  const { root, files } = workspace;
  const conflicts = unmerged(workspace);
  if (conflicts.length > 0) return { findings: conflicts };
  const findings: Finding[] = [];
  const read = async (file: string, name: string, beside: readonly BesideName[] = []): Promise<readonly unknown[]> => {
    try {
      const module = await world.load(join(root, file));
      const value = module[name] ?? module.default;
      const others = beside.map((each) => module[each]);
      for (const [position, each] of [value, ...others].entries()) {
        const unreadable = readThrough(each, []);
        if (unreadable === undefined) continue;
        const { path, message } = unreadable;
        const from = beside[position - 1];
        const at = { file, path, ...(from === undefined ? {} : { export: from }) };
        findings.push({ ...about(file, message, "make it a plain value"), at });
        return [];
      }
      if (value === undefined)
        findings.push(about(file, `${file} exports no "${name}"`, `add: export const ${name} = …`));
      findings.push(...misspelt(file, Object.keys(module), beside));
      return [value, ...others];
    } catch (thrown) {
      findings.push(broken(file, thrown));
      return [];
    }
  };
  const [policy] = await read(files.policy, "fleet");
  const [versions, holds, hotfixes] = await read(files.versions, "versions", ["holds", "hotfixes"]);
  return findings.length > 0 ? { findings } : { policy, versions, holds, hotfixes };
}

/** Holds under another name would hold nothing, and nobody would be told. */
function misspelt(file: string, names: readonly string[], beside: readonly BesideName[]): readonly Finding[] {
  const stem = (name: string): string => name.toLowerCase().replace(/_|(?:e?s)$/g, "");
  return beside.flatMap((wanted) => {
    const found = names.includes(wanted) ? undefined : names.find((each) => stem(each) === stem(wanted));
    if (found === undefined) return [];
    const message = `${file} exports "${found}", which nothing reads, and no "${wanted}"`;
    return [about(file, message, `rename the export "${found}" to "${wanted}"`)];
  });
}

/** Reads a value through, so that a getter or a proxy that throws is met here, where it can be named. */
function readThrough(
  value: unknown,
  path: readonly string[],
  seen = new Set<unknown>(),
): { readonly path: readonly string[]; readonly message: string } | undefined {
  if (typeof value !== "object" || value === null || seen.has(value)) return undefined;
  seen.add(value);
  let at = path;
  try {
    for (const key of Object.keys(value)) {
      at = [...path, key];
      const below = readThrough(Reflect.get(value, key), at, seen);
      if (below !== undefined) return below;
    }
  } catch (thrown) {
    return { path: at, message: `${at.join(".") || "the export"} throws when it is read: ${reasonOf(thrown)}` };
  }
  return undefined;
}

const about = (file: string, message: string, hint: string): Finding => ({
  rule: "policy/loads",
  severity: "error",
  message,
  hint,
  at: { file, path: [] },
});

/** A module that does not parse tells where; one that throws tells why. */
function broken(file: string, thrown: unknown): Finding {
  const place = thrown instanceof Error ? /([^\n]*):(\d+):(\d+): ERROR: (.+)/.exec(thrown.message) : null;
  if (place === null)
    return about(
      file,
      `${file} cannot be loaded: ${reasonOf(thrown).replace(/ Require stack:.*/, "")}`,
      "mend the module; it is run before anything is rendered",
    );
  const [, path = "", line, column, reason = ""] = place;
  // The mistake may be in a module that this one imports.
  const broken = path.replace(/\?.*$/, "").endsWith(file) || path === "" ? file : path;
  return {
    ...about(broken, `${broken} does not parse: ${reason}`, "mend the syntax"),
    at: { file: broken, path: [], line: Number(line), column: Number(column) + 1 },
  };
}
