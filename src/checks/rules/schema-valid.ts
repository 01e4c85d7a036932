import { origins, renderedAt, titleOf } from "../origin.ts";
import type { Rule } from "../rule.ts";

/** Every rendered object is one that its API server accepts, to the last field. */
export const schemaValid: Rule = {
  why: "An API server drops unknown fields in silence and refuses wrong ones only when they are applied: then the whole folder of the component is refused.",
  source: "the OpenAPI schemas and definitions (CRDs) of Kubernetes, Flux and Argo CD; those in imports/crds win",

  *check({ model, manifests, validators }) {
    const origin = origins(model);
    for (const manifest of manifests) {
      const { body } = manifest;
      const validate = validators.get(`${body.apiVersion}/${body.kind}`);
      if (validate === undefined) continue;
      for (const { path, message } of validate(body).problems) {
        const rendered = renderedAt(manifest, path);
        yield {
          message: `${titleOf(manifest)}${rendered.field === undefined ? "" : `, ${rendered.field}`}: ${message}`,
          hint: origin.isUsers(manifest)
            ? "correct the object where it is built"
            : "correct what the policy says about it",
          at: origin.at(manifest),
          rendered,
        };
      }
    }
  },
};
