import type { ObjectReference } from "./reference.ts";

/** Where Flux finds a chart, and which. */
export type FluxChart =
  /** From a FluxHelmRepository, in an exact version. */
  | { readonly kind: "repository"; readonly chart: string; readonly version: string; readonly source: ObjectReference }
  /** From a FluxOciRepository with `chart: true`, which names the version. */
  | { readonly kind: "oci"; readonly source: ObjectReference }
  /** From a folder of a Git repository, whose revision is the version. */
  | {
      readonly kind: "git";
      readonly path: string;
      readonly source: ObjectReference & { readonly kind: "GitRepository" };
    };

/** The fields of a HelmRelease that name its chart: either `chart` or `chartRef`, never both. */
export function fluxChart(chart: FluxChart) {
  switch (chart.kind) {
    case "repository":
      return {
        chart: {
          spec: { chart: chart.chart, version: chart.version, sourceRef: { kind: "HelmRepository", ...chart.source } },
        },
      } as const;
    case "oci":
      return { chartRef: { kind: "OCIRepository", ...chart.source } } as const;
    case "git":
      // By default a chart from Git is packed anew only when its Chart.yaml names another version.
      return {
        chart: { spec: { chart: chart.path, sourceRef: chart.source, reconcileStrategy: "Revision" } },
      } as const;
  }
}
