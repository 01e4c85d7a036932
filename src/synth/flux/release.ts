import type { Construct } from "constructs";
import type { FluxChart } from "../../constructs/flux/chart.ts";
import { FluxGitRepository } from "../../constructs/flux/git-repository.ts";
import { FluxHelmRelease } from "../../constructs/flux/helm-release.ts";
import { FluxHelmRepository } from "../../constructs/flux/helm-repository.ts";
import { FluxOciRepository } from "../../constructs/flux/oci-repository.ts";
import type { Delivery, GitChartPayload, RepositoryChartPayload } from "../../model/model.ts";
import type { ChartRepository } from "../../policy/index.ts";
import { given } from "../given.ts";
import { labels } from "../labels.ts";
import type { Overview } from "../overview.ts";
import { releaseHome } from "./applied.ts";
import { from, sourceOf } from "./source.ts";
import { retries } from "./timeout.ts";

const isRegistry = (url: ChartRepository): url is `oci://${string}` => url.startsWith("oci://");
const isIndex = (url: ChartRepository): url is `https://${string}` | `http://${string}` => !isRegistry(url);

/** The objects of one chart under Flux: the release, and the source of its chart beside it. */
export function release(
  scope: Construct,
  fleet: Overview,
  delivery: Delivery,
  payload: RepositoryChartPayload | GitChartPayload,
): void {
  const { component, home, namespace, timing } = delivery;
  const at = releaseHome(fleet, delivery);
  const { onFailure, values } = payload;
  new FluxHelmRelease(scope, "release", {
    name: component,
    ...at,
    labels: labels(home, component),
    interval: timing.drift,
    timeout: timing.timeout,
    releaseName: component,
    ...(at.namespace === namespace ? {} : { targetNamespace: namespace, storageNamespace: namespace }),
    chart:
      payload.kind === "git-chart"
        ? gitChart(scope, fleet, delivery, payload)
        : repositoryChart(scope, fleet, delivery, payload),
    onFailure,
    retries,
    retryInterval: timing.retry,
    // An account that reaches no further than its namespaces cannot install definitions.
    ...(fleet.cluster(delivery.cluster).flux.locked && home.kind === "environment" ? { crds: "Skip" as const } : {}),
    ...(Object.keys(values).length === 0 ? {} : { values }),
  });
}

function source(fleet: Overview, delivery: Delivery, secret: string | undefined) {
  const { component, home, timing } = delivery;
  const { namespace } = releaseHome(fleet, delivery);
  return { name: component, namespace, labels: labels(home, component), interval: timing.drift, ...given({ secret }) };
}

function repositoryChart(
  scope: Construct,
  fleet: Overview,
  delivery: Delivery,
  payload: RepositoryChartPayload,
): FluxChart {
  const { chart, repository, version, secret } = payload;
  const props = source(fleet, delivery, secret);
  if (isIndex(repository)) {
    new FluxHelmRepository(scope, "repository", { ...props, url: repository });
    return { kind: "repository", chart, version, source: { name: props.name } };
  }
  const url: `oci://${string}` = isRegistry(repository) ? `${repository}/${chart}` : `oci://${chart}`;
  new FluxOciRepository(scope, "repository", { ...props, url, reference: { tag: registryTag(version) }, chart: true });
  return { kind: "oci", source: { name: props.name } };
}

/** A registry's tags cannot hold the `+` before build metadata; Helm puts `_` in its place. */
const registryTag = (version: string): string => version.replaceAll("+", "_");

function gitChart(
  scope: Construct,
  fleet: Overview,
  delivery: Delivery,
  { path, git, secret }: GitChartPayload,
): FluxChart {
  if (git === undefined)
    return {
      kind: "git",
      path: `./${path}`,
      source: from(releaseHome(fleet, delivery).namespace, sourceOf(fleet, delivery.home)),
    };
  const props = source(fleet, delivery, secret);
  new FluxGitRepository(scope, "repository", { ...props, url: git.url, reference: { tag: git.tag } });
  return { kind: "git", path: `./${path}`, source: { kind: "GitRepository", name: props.name } };
}
