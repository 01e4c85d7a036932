import type { Finding } from "../model/finding.ts";
import { homeOf } from "./home-of.ts";
import type { Inspection } from "./inspect.ts";
import { outputRoots } from "./output-roots.ts";
import { count } from "./report.ts";
import { strays } from "./strays.ts";
import { planWrite } from "./writer/plan.ts";

/** Files that a finding names; the rest is counted. */
const named = 3;

/**
 * Where what is committed differs from what synth would write; clusters read what is committed. One finding for each
 * environment or cluster and each way of differing: before the first synth every file is missing.
 */
export function fresh(root: string, { model, rendering }: NonNullable<Inspection["rendered"]>): readonly Finding[] {
  const { added, changed, removed, conflicts, warnings } = planWrite(root, rendering.tree, outputRoots(model));
  const home = homeOf(model);
  const about = (paths: readonly string[], one: string, many: string): readonly Finding[] => {
    const groups = new Map<string, string[]>();
    for (const path of paths) groups.set(home(path), [...(groups.get(home(path)) ?? []), path]);
    return [...groups].map(([where, files]) => ({
      rule: "dist/fresh",
      severity: "error",
      message:
        files.length === 1
          ? `${files[0]} ${one}`
          : `${count(files.length, "file")} of ${where} ${many}: ${list(files)}`,
      hint: "run npm run synth and commit what it writes",
      at: { file: files[0] ?? "", path: [] },
    }));
  };
  return [
    ...strays(root, rendering.tree, outputRoots(model)),
    ...conflicts,
    ...warnings,
    ...about(added, "is missing", "are missing"),
    ...about(changed, "is not what the policy renders", "are not what the policy renders"),
    ...about(removed, "is no longer rendered", "are no longer rendered"),
  ];
}

function list(files: readonly string[]): string {
  const rest = files.length - named;
  return `${files.slice(0, named).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
