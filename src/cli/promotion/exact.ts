import type { AnyFleet } from "../../model/shape/any-fleet.ts";
import { chartVersionProblem, versionProblem } from "../../model/version.ts";

/** Why a version cannot be one of a component, or nothing: charts of a repository have semver, all others a tag. */
export function inexact(component: AnyFleet["components"][string], version: string): string | undefined {
  if (version !== "none" && "helm" in component && "chart" in component.helm) return chartVersionProblem(version);
  const isGit =
    ("helm" in component && "git" in component.helm) || ("kustomize" in component && "git" in component.kustomize);
  // Tags of Git may have folders before the version.
  return versionProblem(isGit ? version.slice(version.lastIndexOf("/") + 1) : version);
}
