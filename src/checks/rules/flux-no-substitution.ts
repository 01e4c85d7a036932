import { isList, isRecord } from "../../../imports/json.ts";
import { quoted } from "../../model/suggest.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import { plainPath } from "../rendered/applied-path.ts";
import { distinct } from "../rendered/distinct.ts";
import { isSet, textAt } from "../rendered/field.ts";
import { kinds } from "../rendered/kinds.ts";
import { type ClusterObjects, type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

const annotation = "kustomize.toolkit.fluxcd.io/substitute";

export const fluxNoSubstitution: Rule = {
  why: "With postBuild Flux replaces every variable in the folder, also those that a script or a dashboard means literally, and since 2.9 an unknown one fails all of it. What Lockstep renders has its values already.",
  source: "fluxcd/kustomize-controller, internal/features: StrictPostBuildSubstitutions",
  check: (subject) => distinct(check(survey(subject))),
};

function* check(all: Survey): Iterable<Problem> {
  for (const objects of all.clusters)
    for (const manifest of objects.of(kinds.kustomization))
      if (isSet(manifest.body, "spec", "postBuild")) yield* substituted(all, objects, manifest);
}

/** Folders that Lockstep does not render are their owner's business. */
function* substituted(all: Survey, objects: ClusterObjects, manifest: Manifest): Iterable<Problem> {
  const path = plainPath(textAt(manifest.body, "spec", "path") ?? "");
  const inside = objects.folder(path);
  if (inside.length === 0) return;
  const at = all.at(manifest);
  yield {
    at,
    rendered: renderedAt(manifest, ["spec", "postBuild"]),
    message: `${all.called(manifest)} substitutes variables in ${quoted(path)}, which is rendered with its values`,
    hint: "remove postBuild, and let the policy say what differs",
  };
  for (const each of inside) {
    if (textAt(each.body, "metadata", "annotations", annotation) === "disabled") continue;
    const found = variable(each.body, []);
    if (found === undefined) continue;
    yield {
      at,
      rendered: renderedAt(each, found),
      message: `${each.body.kind} ${each.body.metadata.name} holds "\${", which ${all.called(manifest)} would replace`,
      hint: `remove postBuild, or annotate the object with ${annotation}: disabled`,
    };
  }
}

/** The first text with a variable in it; `$${` is how Flux writes a literal one. */
function variable(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (typeof value === "string") return /(?:^|[^$])(?:\$\$)*\$\{/.test(value) ? path : undefined;
  if (!isRecord(value) && !isList(value)) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const found = variable(child, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
