import type { Delivery, Repository } from "../model.ts";
import type { Report } from "../report.ts";

/**
 * With a branch for each environment the Kustomizations and Applications themselves come from the bootstrap branch. A
 * version that stands in one of them would move all environments at once when it arrives there, and none before.
 */
export function reportBranchVersions(deliveries: readonly Delivery[], { branch }: Repository, report: Report): void {
  const said = new Set<string>();
  for (const { payload, engine, home, component, at } of deliveries) {
    if (home.kind === "cluster" || said.has(component)) continue;
    const inside = versionInside(payload, engine);
    if (inside === undefined) continue;
    said.add(component);
    report.policy(
      "layout/branch-version",
      at,
      `the version of ${component} stands in ${inside.where}, which is read from the branch "${branch}" for all environments`,
      inside.hint,
    );
  }
}

function versionInside(
  payload: Delivery["payload"],
  engine: Delivery["engine"],
): { readonly where: string; readonly hint: string } | undefined {
  if (payload.kind === "kustomize")
    return {
      where: engine === "flux" ? "its Flux Kustomization" : "its Application",
      hint: 'build it as a component of kind "image" or "manifests", or use the layout "directory"',
    };
  if (engine === "flux") return undefined;
  if (payload.kind === "repository-chart" || (payload.kind === "git-chart" && payload.git !== undefined))
    return { where: "its Application", hint: 'deliver it with "flux", or use the layout "directory"' };
  if (payload.kind === "git-chart" && payload.valuesFile === undefined)
    return {
      where: "its Application, with its values",
      hint: 'give it a valuesFile: "deploy/{name}/values.yaml", or use the layout "directory"',
    };
  return undefined;
}
