import type { Finding } from "../model/finding.ts";
import type { Inspection } from "./inspect.ts";
import { outputRoots } from "./output-roots.ts";
import { planWrite } from "./writer/plan.ts";

const hint = "run npm run synth and commit what it writes";

/** Where what is committed differs from what synth would write; clusters read what is committed. */
export function fresh(root: string, { model, rendering }: NonNullable<Inspection["rendered"]>): readonly Finding[] {
  const { added, changed, removed, conflicts, warnings } = planWrite(root, rendering.tree, outputRoots(model));
  const about = (verb: string) => (file: string): Finding => ({ rule: "dist/fresh", severity: "error", message: `${file} ${verb}`, hint, at: { file, path: [] } });
  return [
    ...conflicts,
    ...warnings,
    ...added.map(about("is missing")),
    ...changed.map(about("is not what the policy renders")),
    ...removed.map(about("is no longer rendered")),
  ];
}
