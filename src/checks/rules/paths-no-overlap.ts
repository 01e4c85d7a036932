import { isWithin } from "../../model/path.ts";
import { quoted } from "../../model/suggest.ts";
import { kustomizationFile } from "../../synth/kustomization-file.ts";
import { output } from "../../synth/paths.ts";
import type { Tree } from "../../synth/tree.ts";
import { renderedAt } from "../origin.ts";
import { type AppliedPath, appliedPaths, upwards } from "../rendered/applied-path.ts";
import { distinct } from "../rendered/distinct.ts";
import { grouped, type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

export const pathsNoOverlap: Rule = {
  why: "What two controllers' objects apply has two owners: each puts its own version back, and the one that prunes deletes what the other one needs.",
  source: "Flux, Kustomization v1: path and prune; without a kustomization.yaml everything below a path is applied",
  check: (subject) => distinct(check(survey(subject), subject.tree)),
};

function* check(all: Survey, tree: Tree): Iterable<Problem> {
  yield* foreign(all);
  for (const objects of all.clusters)
    for (const claims of grouped(appliedPaths(objects, all.model), ({ source }) => source).values())
      yield* overlaps(all, tree, claims);
}

/** A user's folder in the place that Lockstep writes and cleans. */
function* foreign({ model }: Survey): Iterable<Problem> {
  for (const { component, payload, at } of model.deliveries) {
    if (payload.kind !== "kustomize" || payload.git !== undefined || !isWithin(payload.path, output)) continue;
    yield {
      at: [...at, "kustomize", "path"],
      message: `${component} is read from ${quoted(payload.path)}, inside the folder that Lockstep renders and cleans`,
      hint: `move the folder out of ${output}/`,
    };
  }
}

function* overlaps(all: Survey, tree: Tree, claims: readonly AppliedPath[]): Iterable<Problem> {
  const byPath = grouped(claims, ({ path }) => path);
  const said = new Set<AppliedPath>();
  for (const claim of claims)
    for (const path of upwards(claim.path)) {
      const nested = path !== claim.path;
      // Only what a kustomization.yaml lists is applied, and ours lists its own folder alone.
      if (nested && claim.own && tree.has(`${path}/${kustomizationFile}`)) continue;
      for (const other of byPath.get(path) ?? []) {
        if (other === claim) break;
        if (other.manifest === claim.manifest || apart(other, claim)) continue;
        // One folder around many would repeat itself for each of them.
        if (nested && said.has(other)) continue;
        if (nested) said.add(other);
        yield problem(all, claim, other, nested);
      }
    }
}

/** Whether each moves all objects into a namespace of its own: then one folder makes two sets of objects. */
const apart = (left: AppliedPath, right: AppliedPath): boolean =>
  left.namespace !== undefined && right.namespace !== undefined && left.namespace !== right.namespace;

function problem(all: Survey, claim: AppliedPath, other: AppliedPath, nested: boolean): Problem {
  const culprit = weight(all, other) > weight(all, claim) ? other : claim;
  const where = culprit.manifest;
  const below = nested ? `, which lies in ${other.path === "" ? "the whole repository" : quoted(other.path)}` : "";
  return {
    at: placeOf(all, culprit),
    rendered: renderedAt(where, ["spec", culprit.engine === "flux" ? "path" : "source"]),
    message: `${all.called(other.manifest)} and ${all.called(claim.manifest)} both apply ${claim.path === "" ? "the whole repository" : quoted(claim.path)}${below}`,
    hint: "give each a folder of its own",
  };
}

/** How much the policy says about a path: all of it, the name of its component, or nothing. */
function weight(all: Survey, { manifest }: AppliedPath): number {
  const delivery = all.delivery(manifest);
  if (delivery === undefined) return 0;
  return all.byUser(manifest) || delivery.payload.kind === "kustomize" ? 2 : 1;
}

function placeOf(all: Survey, { manifest }: AppliedPath): readonly string[] {
  const own = !all.byUser(manifest) && all.delivery(manifest)?.payload.kind === "kustomize";
  return own ? [...all.at(manifest), "kustomize", "path"] : all.at(manifest);
}
