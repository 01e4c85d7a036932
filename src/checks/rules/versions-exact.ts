import type { Delivery, Model } from "../../model/model.ts";
import { branchProblem, imageParts } from "../../model/name.ts";
import { quoted } from "../../model/suggest.ts";
import { chartVersionProblem, tagProblem, versionProblem } from "../../model/version.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { chartVersions } from "../chart-versions.ts";
import { origins, renderedAt, titleOf } from "../origin.ts";
import { containersOf } from "../pods.ts";
import type { Problem, Rule } from "../rule.ts";

/** Every version names one release for ever: in the version map, and in the objects that users build. */
export const versionsExact: Rule = {
  why: "A range or a moving tag changes what runs without a change in Git: nobody promoted it, nobody can roll it back, and two environments with the same line run different things.",

  *check({ model, manifests }) {
    yield* inVersionMap(model);
    const origin = origins(model);
    for (const manifest of manifests)
      if (origin.isUsers(manifest))
        for (const { path, message, hint } of inManifest(manifest))
          yield { message, hint, at: origin.at(manifest), rendered: renderedAt(manifest, path) };
  },
};

function* inVersionMap({ layout, deliveries, clusters }: Model): Iterable<Problem> {
  const judged = new Set<string>();
  function* judge(component: string, home: string, problem: string | undefined): Iterable<Problem> {
    const at = layout === "branch" ? [component] : [component, home];
    if (judged.has(at.join("\n"))) return;
    judged.add(at.join("\n"));
    if (problem !== undefined)
      yield {
        message: `the version of ${component}${layout === "branch" ? "" : ` in ${home}`}: ${problem}`,
        hint: "write one exact version",
        at,
        source: "versions",
      };
  }
  for (const delivery of deliveries)
    if (delivery.version !== undefined)
      yield* judge(delivery.component, delivery.home.name, deliveredProblem(delivery, delivery.version));
  // What others install in a cluster has a version and no delivery.
  for (const { name, versions } of clusters)
    for (const [component, version] of versions) yield* judge(component, name, versionProblem(version));
}

/** Who reads a version decides what it may look like. */
function deliveredProblem({ payload }: Delivery, version: string): string | undefined {
  switch (payload.kind) {
    case "repository-chart":
      return chartVersionProblem(version);
    case "git-chart":
      return payload.git === undefined ? versionProblem(version) : gitTagProblem(version);
    case "kustomize":
      return payload.git === undefined ? imageVersionProblem(version) : gitTagProblem(version);
    case "workload":
      return imageVersionProblem(version);
    case "manifests":
      return versionProblem(version);
  }
}

function imageVersionProblem(version: string): string | undefined {
  const inexact = versionProblem(version);
  if (inexact !== undefined || version.startsWith("sha256:")) return inexact;
  return tagProblem(version.split("@")[0] ?? "");
}

/** Tags may have folders before the version: `kustomize/v5.0.0`. */
function gitTagProblem(version: string): string | undefined {
  if (branchProblem(version) !== undefined)
    return versionProblem(version) ?? `${quoted(version)} cannot name a Git tag`;
  return versionProblem(version.slice(version.lastIndexOf("/") + 1));
}

interface Inexact {
  readonly path: readonly string[];
  readonly message: string;
  readonly hint: string;
}

function* inManifest(manifest: Manifest): Iterable<Inexact> {
  const { body } = manifest;
  const title = titleOf(manifest);
  for (const { path, name, container } of containersOf(body)) {
    if (typeof container.image !== "string") continue;
    const { tag, digest } = imageParts(container.image);
    const problem =
      digest === undefined && tag === undefined
        ? `${quoted(container.image)} has no tag and means "latest"`
        : versionProblem([tag, digest].filter((part) => part !== undefined).join("@"));
    if (problem !== undefined)
      yield {
        path: [...path, "image"],
        message: `the image of container ${name} of ${title}: ${problem}`,
        hint: "name one tag or digest",
      };
  }
  for (const { path, version, unstated } of chartVersions(body)) {
    const problem = typeof version === "string" && version !== "" ? chartVersionProblem(version) : unstated;
    if (problem !== undefined)
      yield { path, message: `the chart of ${title}: ${problem}`, hint: "name one version of the chart" };
  }
}
