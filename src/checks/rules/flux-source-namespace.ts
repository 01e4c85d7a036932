import { quoted, suggest } from "../../model/suggest.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import { distinct } from "../rendered/distinct.ts";
import { isSet, recordAt, textAt } from "../rendered/field.ts";
import { kinds } from "../rendered/kinds.ts";
import { type ClusterObjects, type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

/** Where Kustomizations and HelmReleases name their source. */
const references = [
  ["spec", "sourceRef"],
  ["spec", "chart", "spec", "sourceRef"],
  ["spec", "chartRef"],
] as const;

export const fluxSourceNamespace: Rule = {
  why: "Flux finds a source by kind, name and namespace, and without one nothing is applied. Under a locked tenancy it refuses sources of other namespaces and acts under the account that an object names, or under one that may do nothing.",
  source: "Flux, multi-tenancy lockdown: --no-cross-namespace-refs, --default-service-account",
  check: (subject) => distinct(check(survey(subject))),
};

function* check(all: Survey): Iterable<Problem> {
  for (const objects of all.clusters)
    for (const manifest of [...objects.of(kinds.kustomization), ...objects.of(kinds.release)]) {
      for (const path of references) if (isSet(manifest.body, ...path)) yield* sources(all, objects, manifest, path);
      if (objects.cluster.flux.locked) yield* accounts(all, objects, manifest);
    }
}

function* sources(
  all: Survey,
  objects: ClusterObjects,
  manifest: Manifest,
  path: readonly string[],
): Iterable<Problem> {
  const reference = recordAt(manifest.body, ...path);
  const [kind, name] = [textAt(reference, "kind") ?? "", textAt(reference, "name") ?? ""];
  const own = textAt(manifest.body, "metadata", "namespace") ?? "";
  const namespace = textAt(reference, "namespace") ?? own;
  const group = `source.toolkit.fluxcd.io/${kind}`;
  const place = { at: all.at(manifest), rendered: renderedAt(manifest, path) };
  const who = all.called(manifest);
  if (objects.cluster.flux.locked && namespace !== own) {
    yield {
      ...place,
      message: `${who} in the namespace ${quoted(own)} reads the ${kind} ${quoted(name)} of the namespace ${quoted(namespace)}, which a locked tenancy refuses`,
      hint: `give ${quoted(own)} a source of its own`,
    };
    return;
  }
  if (objects.find(group, namespace, name) !== undefined) return;
  const message = `${who} reads the ${kind} ${quoted(name)} in the namespace ${quoted(namespace)}, which is not rendered for the cluster ${quoted(objects.cluster.name)}`;
  const elsewhere = objects.of(group).find(({ body }) => body.metadata.name === name);
  const meant = suggest(
    name,
    objects.of(group).map(({ body }) => body.metadata.name),
  );
  if (elsewhere !== undefined) {
    const actual = quoted(textAt(elsewhere.body, "metadata", "namespace") ?? "");
    yield { ...place, message, hint: `that ${kind} is in ${actual}: add namespace: ${actual} to the reference` };
  } else {
    yield {
      ...place,
      message,
      hint:
        meant === undefined
          ? "render the source beside it, or name one that is rendered"
          : `did you mean ${quoted(meant)}?`,
    };
  }
}

/** The controllers bring their own accounts along, in their own namespace. */
function* accounts(all: Survey, objects: ClusterObjects, manifest: Manifest): Iterable<Problem> {
  const { body } = manifest;
  const place = { at: all.at(manifest), rendered: renderedAt(manifest, ["spec", "serviceAccountName"]) };
  const account = textAt(body, "spec", "serviceAccountName");
  const namespace = textAt(body, "metadata", "namespace") ?? "";
  if (account === undefined) {
    yield {
      ...place,
      message: `${all.called(manifest)} names no service account: under a locked tenancy it acts as "default", which may do nothing`,
      hint: "set serviceAccountName to an account of its namespace",
    };
  } else if (
    namespace !== objects.cluster.flux.namespace &&
    objects.find(kinds.serviceAccount, namespace, account) === undefined
  ) {
    yield {
      ...place,
      message: `${all.called(manifest)} acts as the service account ${quoted(account)}, which is not rendered in the namespace ${quoted(namespace)}`,
      hint: `name an account of ${quoted(namespace)}, or render this one`,
    };
  }
}
