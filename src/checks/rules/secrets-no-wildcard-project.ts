import { isList, isRecord, valueAt } from "../../../imports/json.ts";
import type { Body } from "../../synth/manifest.ts";
import { origins, renderedAt } from "../origin.ts";
import type { Rule } from "../rule.ts";

/** No AppProject allows every repository, every destination or every kind. */
export const secretsNoWildcardProject: Rule = {
  why: "Whoever can write an Application into a project with a wildcard can deliver anything from anywhere to everywhere, Argo CD's own namespace included, and so becomes its administrator.",
  source: "Argo CD, Projects",

  *check({ model, manifests }) {
    const origin = origins(model);
    for (const manifest of manifests) {
      const { body } = manifest;
      if (body.kind !== "AppProject") continue;
      for (const { path, what, hint } of wildcards(body))
        yield {
          message: `AppProject ${body.metadata.name} allows ${what}`,
          hint,
          at: origin.at(manifest),
          rendered: renderedAt(manifest, path),
        };
    }
  },
};

interface Wildcard {
  readonly path: readonly string[];
  readonly what: string;
  readonly hint: string;
}

function* wildcards(body: Body): Iterable<Wildcard> {
  for (const [index, repository] of listAt(body, "sourceRepos"))
    if (isAny(repository))
      yield {
        path: ["spec", "sourceRepos", index],
        what: "every repository",
        hint: "list the repositories that its Applications use",
      };
  for (const [index, destination] of listAt(body, "destinations")) {
    if (!isRecord(destination)) continue;
    const { namespace, server, name } = destination;
    if (isAny(namespace))
      yield {
        path: ["spec", "destinations", index, "namespace"],
        what: "every namespace",
        hint: "list the namespaces that its Applications deliver to",
      };
    for (const [field, value] of Object.entries({ server, name }))
      if (isAny(value))
        yield {
          path: ["spec", "destinations", index, field],
          what: "every cluster",
          hint: "name the cluster that its Applications deliver to",
        };
  }
  for (const [index, entry] of listAt(body, "clusterResourceWhitelist"))
    if (isRecord(entry) && isAny(entry.group) && isAny(entry.kind))
      yield {
        path: ["spec", "clusterResourceWhitelist", index],
        what: "every kind outside namespaces",
        hint: "list the kinds outside namespaces that its Applications install",
      };
}

const isAny = (value: unknown): boolean => typeof value === "string" && /^\*+$/.test(value);

function listAt(body: Body, field: string): readonly (readonly [string, unknown])[] {
  const list = valueAt(body, ["spec", field]);
  return isList(list) ? Object.entries(list) : [];
}
