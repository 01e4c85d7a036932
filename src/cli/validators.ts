import { join } from "node:path";
import type { Definitions } from "../checks/parity/diff/diff.ts";
import type { Subject } from "../checks/rule.ts";
import { definitionsOf } from "../checks/schema/definitions.ts";
import { loadValidators, type Validators } from "../checks/validate.ts";
import type { Finding } from "../model/finding.ts";
import { parseYaml } from "../synth/yaml.ts";
import type { Workspace } from "./workspace.ts";
import type { World } from "./world.ts";

/** Where a user keeps the definitions that their cluster serves, from the fleet's folder. */
const folder = "imports/crds";

/** What judges the rendered objects: the definitions that the user keeps, and for other kinds what we know of them. */
export async function validators(
  world: World,
  { root }: Workspace,
  subject: Pick<Subject, "model" | "manifests">,
): Promise<Validators & { readonly definitions: Definitions }> {
  const findings: Finding[] = [];
  const documents: { readonly source: string; readonly object: unknown }[] = [];
  for (const name of world.list(join(root, folder))) {
    if (!/\.(ya?ml|json)$/.test(name)) continue;
    const source = `${folder}/${name}`;
    const file = world.read(join(root, source));
    if (!("text" in file)) {
      findings.push(unreadable(source, file.reason));
      continue;
    }
    const { documents: parsed, problems } = parseYaml(file.text);
    for (const { message, line, column } of problems)
      findings.push({ ...unreadable(source, message), at: { file: source, path: [], line, column } });
    if (problems.length === 0) documents.push(...parsed.map((object) => ({ source, object })));
  }
  const loaded = await loadValidators(subject, documents, "whole");
  return {
    validators: loaded.validators,
    findings: [...findings, ...loaded.findings],
    definitions: definitionsOf(documents),
  };
}

const unreadable = (source: string, reason: string): Finding => ({
  rule: "schema/definition",
  severity: "error",
  message: `${source} cannot be read: ${reason}`,
  hint: "save the definition again: kubectl get crd <name> -o yaml",
  at: { file: source, path: [] },
});
