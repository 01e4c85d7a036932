import { isList, isRecord, valueAt } from "../../imports/json.ts";
import { versionProblem } from "../model/version.ts";
import type { Body } from "../synth/manifest.ts";

/** A place that names the version of a chart or artifact. */
export interface ChartVersion {
  readonly path: readonly string[];
  readonly version: unknown;
  /** What is wrong where there is no version. */
  readonly unstated: string;
}

/** The versions of charts that users' own releases and Applications name. */
export function chartVersions(body: Body): readonly ChartVersion[] {
  const latest = "it names no version and means the latest";
  if (body.kind === "HelmRelease") {
    const chart = valueAt(body, ["spec", "chart", "spec"]);
    // From Git and buckets a chart comes as it is there.
    if (!isRecord(chart) || (valueAt(chart, ["sourceRef", "kind"]) ?? "HelmRepository") !== "HelmRepository") return [];
    return [{ path: ["spec", "chart", "spec", "version"], version: chart.version, unstated: latest }];
  }
  if (body.kind === "OCIRepository") {
    const reference = valueAt(body, ["spec", "ref"]);
    if (!isRecord(reference))
      return [{ path: ["spec"], version: undefined, unstated: 'it names no version and means "latest"' }];
    if (typeof reference.digest === "string") return [];
    return typeof reference.semver === "string"
      ? [{ path: ["spec", "ref", "semver"], version: reference.semver, unstated: latest }]
      : moving(reference.tag);
  }
  if (body.kind !== "Application" || !body.apiVersion.startsWith("argoproj.io/")) return [];
  const sources = valueAt(body, ["spec", "sources"]);
  const all = [
    { path: ["spec", "source"], source: valueAt(body, ["spec", "source"]) },
    ...(isList(sources) ? sources.map((source, index) => ({ path: ["spec", "sources", String(index)], source })) : []),
  ];
  return all.flatMap(({ path, source }) =>
    isRecord(source) && typeof source.chart === "string"
      ? [{ path: [...path, "targetRevision"], version: source.targetRevision, unstated: latest }]
      : [],
  );
}

/** The tag of an artifact need not be a version, only stay where it is. */
function moving(tag: unknown): readonly ChartVersion[] {
  const problem = typeof tag === "string" ? versionProblem(tag) : 'it names no version and means "latest"';
  return problem === undefined ? [] : [{ path: ["spec", "ref", "tag"], version: undefined, unstated: problem }];
}
