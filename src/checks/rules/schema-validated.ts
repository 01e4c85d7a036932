import { groupOf, type Manifest } from "../../synth/manifest.ts";
import { origins, renderedAt, titleOf } from "../origin.ts";
import type { Problem, Rule } from "../rule.ts";
import { removed } from "../schema-changes.ts";

/** Groups that an API server has by itself: they have no definition to save. */
const ownGroups =
  /^(?:|apps|autoscaling|batch|policy|(?:admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|networking|node|rbac\.authorization|resource|scheduling|storage)\.k8s\.io)$/;

/** Something here can judge every kind that is rendered, and every rule of its definition. */
export const schemaValidated: Rule = {
  why: "What nothing here can judge is judged by the cluster, after the merge: a misspelt field of such an object is found when it has no effect.",
  severity: "warning",

  *check({ model, manifests, validators }) {
    const origin = origins(model);
    const kinds = new Map<string, Manifest[]>();
    for (const manifest of manifests) {
      const name = `${manifest.body.apiVersion}/${manifest.body.kind}`;
      const group = kinds.get(name);
      if (group === undefined) kinds.set(name, [manifest]);
      else group.push(manifest);
    }
    for (const [name, group] of kinds) {
      const [first] = group;
      if (first === undefined) continue;
      const { apiVersion, kind } = first.body;
      const validate = validators.get(name);
      const place = { at: origin.at(first), rendered: renderedAt(first, []) };
      if (validate !== undefined) {
        const rules = new Map<string, Problem>();
        for (const manifest of group)
          for (const { path, message } of validate(manifest.body).notEvaluated)
            if (!rules.has(message))
              rules.set(message, {
                message: `${titleOf(manifest)}: ${message}`,
                hint: "judge it in the cluster: kubectl apply --dry-run=server",
                at: origin.at(manifest),
                rendered: renderedAt(manifest, path),
              });
        yield* rules.values();
      } else if (!removed.some((each) => each.apiVersion === apiVersion && (each.kinds?.includes(kind) ?? true)))
        yield {
          message: `nothing here can judge ${kind} of ${apiVersion}${group.length === 1 ? "" : ` (${group.length} objects)`}`,
          hint: ownGroups.test(groupOf(apiVersion))
            ? "judge it in the cluster: kubectl apply --dry-run=server"
            : `save its definition: kubectl get crd <plural>.${groupOf(apiVersion)} -o yaml > imports/crds/${kind.toLowerCase()}.yaml`,
          ...place,
        };
    }
  },
};
