import type { ArgoSource } from "../../constructs/argocd/source.ts";
import type { Delivery } from "../../model/model.ts";
import { kustomizeImage } from "../image.ts";
import type { Overview } from "../overview.ts";
import { deliveryPath } from "../paths.ts";

/** The branch that the objects of a delivery are read from. */
export function revision(fleet: Overview, { home }: Delivery): string {
  return home.kind === "cluster" ? fleet.model.repository.branch : fleet.environment(home.name).branch;
}

/** What an Application of a component renders. */
export function sourceOf(fleet: Overview, delivery: Delivery): ArgoSource {
  const { payload, component, namespace } = delivery;
  const { url } = fleet.model.repository;
  const own = { repoUrl: url, revision: revision(fleet, delivery) };
  switch (payload.kind) {
    case "repository-chart": {
      const { chart, repository, version, values } = payload;
      return { kind: "chart", repoUrl: repository, chart, version, releaseName: component, ...filled(values) };
    }
    case "git-chart": {
      const { git, path, values, valuesFile } = payload;
      const from = git === undefined ? own : { repoUrl: git.url, revision: git.tag };
      const said = valuesFile === undefined ? filled(values) : { valueFiles: [valuesFile] };
      return { kind: "git-chart", ...from, path, releaseName: component, ...said };
    }
    case "kustomize": {
      const { git, path, image } = payload;
      const from = git === undefined ? own : { repoUrl: git.url, revision: git.tag };
      const images = image === undefined ? {} : { images: [kustomizeImage(image)] };
      return { kind: "directory", ...from, path, kustomize: { namespace, ...images } };
    }
    case "workload":
    case "manifests":
      return { kind: "directory", ...own, path: deliveryPath(delivery) };
  }
}

const filled = <Values extends object>(values: Values) => (Object.keys(values).length === 0 ? {} : { values });

/** The files that must change for Argo CD to render the Application anew; nothing where they are not in this repository. */
export function generatePaths(delivery: Delivery): { readonly manifestGeneratePaths?: readonly string[] } {
  const { payload } = delivery;
  switch (payload.kind) {
    case "workload":
    case "manifests":
      return { manifestGeneratePaths: [deliveryPath(delivery)] };
    case "git-chart":
      return payload.git === undefined
        ? { manifestGeneratePaths: [payload.path, ...(payload.valuesFile === undefined ? [] : [payload.valuesFile])] }
        : {};
    // A kustomization may reach for bases beside its folder.
    case "kustomize":
    case "repository-chart":
      return {};
  }
}
