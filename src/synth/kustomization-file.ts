import { printYaml } from "./yaml.ts";

/** The name that Kustomize looks for. */
export const kustomizationFile = "kustomization.yaml";

/**
 * Lists the files of a folder for Kustomize. Without the list Flux would take every YAML file below the folder, and
 * Argo CD would not tell Kustomize's own files from manifests.
 */
export function printKustomization(files: readonly string[]): string {
  return printYaml({
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    resources: [...files].sort(),
  });
}
