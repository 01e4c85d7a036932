import { ApiObject } from "cdk8s";
import { describe, expect, test } from "vitest";
import { Workload } from "../../src/constructs/workload/workload.ts";
import { resolve } from "../../src/model/resolve/resolve.ts";
import type { AnyFleet } from "../../src/model/shape/any-fleet.ts";
import type { Engine, JsonObject } from "../../src/policy/index.ts";
import type { Manifest } from "../../src/synth/manifest.ts";
import { render } from "../../src/synth/render.ts";

const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" };

const versions = {
  operator: { lab: "1.2.0" },
  cache: { dev: "2.0.0" },
  queue: { dev: "3.1.0" },
  ledger: { dev: "v0.4.0" },
  foreign: { dev: "v7.0.0" },
  overlay: { dev: "1.5.0" },
  bases: { dev: "v2.2.0" },
  web: { dev: "1.9.0" },
};

/** One of everything that can be delivered. */
function fleet(delivery: Engine): AnyFleet {
  return {
    repository: { owner: "acme", name: "shop", visibility: "public" },
    clusters: { lab: { delivery } },
    environments: {
      dev: {
        cluster: "lab",
        sync: "automatic",
        identity: { bucket: "shop-dev" },
        settings: { size: 2 },
        domain: "dev.acme.example",
      },
    },
    components: {
      operator: { scope: "cluster", in: ["lab"], helm: { chart: "operator", repository: "oci://ghcr.io/acme/charts" } },
      cache: {
        helm: { chart: "cache", repository: "https://charts.acme.example" },
        values: ({ identity }) => ({ bucket: identity.bucket ?? "", off: null }),
      },
      queue: {
        helm: { chart: "queue", repository: "oci://ghcr.io/acme/charts" },
        needs: ["operator"],
        namespace: "queues",
      },
      ledger: { helm: { path: "deploy/chart" }, values: ({ version }) => ({ tag: version }) },
      foreign: { helm: { path: "charts/foreign", git: "https://github.com/other/foreign" } },
      overlay: { kustomize: { path: "deploy/overlay", image: "ghcr.io/acme/overlay" } },
      bases: { kustomize: { path: "deploy/bases", git: "https://github.com/other/bases" } },
      web: {
        image: "ghcr.io/acme/web",
        port: 8080,
        needs: ["cache", "queue"],
        replicas: 2,
        host: ({ identity }) => `web.${identity.domain}`,
      },
      topics: {
        manifests: (scope) =>
          new ApiObject(scope, "topics", {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: "topics" },
            data: { a: "1" },
          }),
        needs: ["queue"],
      },
    },
  };
}

/** What a cluster ends up with, in words that belong to neither engine. */
interface Delivered {
  readonly namespace: string;
  readonly release?: string;
  readonly chart?: string;
  readonly version?: string;
  readonly repository?: string;
  readonly path?: string;
  readonly revision?: string;
  readonly values?: unknown;
  readonly image?: string;
  readonly objects?: readonly JsonObject[];
  /** Components that surely are healthy before. */
  readonly after: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads objects of many kinds
type Loose = any;

const bodies = (manifests: readonly Manifest[], kind: string): Loose[] =>
  manifests.filter(({ body }) => body.kind === kind).map(({ body }) => body);
const ownObjects = (manifests: readonly Manifest[], path: string) => {
  const objects = manifests
    .filter(({ folder, body }) => folder === path && !body.apiVersion.includes("fluxcd.io"))
    .map(({ body }) => body);
  return objects.length === 0 ? {} : { objects };
};
const spread = (value: unknown, name: string) => (value === undefined ? {} : { [name]: value });

function fromFlux(manifests: readonly Manifest[]): ReadonlyMap<string, Delivered> {
  const releases = bodies(manifests, "HelmRelease");
  const sources = ["GitRepository", "HelmRepository", "OCIRepository"].flatMap((kind) => bodies(manifests, kind));
  const source = (reference: Loose, namespace: string) =>
    sources.find(
      ({ kind, metadata }) =>
        kind === reference.kind &&
        metadata.name === reference.name &&
        metadata.namespace === (reference.namespace ?? namespace),
    );
  const kustomizations: Loose[] = bodies(manifests, "Kustomization").filter(
    ({ metadata }) => metadata.labels.component !== undefined,
  );
  const names = new Map(kustomizations.map(({ metadata }) => [metadata.name, metadata.labels.component]));
  return new Map(
    kustomizations.map(({ metadata, spec }): [string, Delivered] => {
      const component: string = metadata.labels.component;
      const after = (spec.dependsOn ?? []).flatMap(({ name }: Loose) => (names.has(name) ? [names.get(name)] : []));
      const path = spec.path.slice(2);
      const release = releases.find((each) => each.metadata.labels.component === component);
      if (release !== undefined) {
        const { chartRef, chart, releaseName, values } = release.spec;
        const from = source(chartRef ?? chart.spec.sourceRef, release.metadata.namespace).spec;
        const git = from.ref?.branch ?? (chartRef === undefined ? from.ref?.tag : undefined);
        const about =
          git !== undefined
            ? { path: chart.spec.chart.slice(2), repository: from.url, revision: git }
            : chartRef === undefined
              ? { chart: chart.spec.chart, version: chart.spec.version, repository: from.url }
              : {
                  chart: from.url.split("/").at(-1),
                  version: from.ref.tag,
                  repository: from.url.replace("oci://", "").replace(/\/[^/]+$/, ""),
                };
        return [
          component,
          {
            namespace: release.spec.targetNamespace ?? release.metadata.namespace,
            release: releaseName,
            ...about,
            ...spread(values, "values"),
            after,
          },
        ];
      }
      if (spec.targetNamespace !== undefined) {
        const { url, ref } = source(spec.sourceRef, metadata.namespace).spec;
        const image = spec.images?.map(({ name, newTag }: Loose) => `${name}:${newTag}`)[0];
        return [
          component,
          {
            namespace: spec.targetNamespace,
            path,
            repository: url,
            revision: ref.tag ?? ref.branch,
            ...spread(image, "image"),
            after,
          },
        ];
      }
      const objects = ownObjects(manifests, path);
      return [
        component,
        {
          namespace: objects.objects?.[0] === undefined ? "" : (objects.objects[0] as Loose).metadata.namespace,
          ...objects,
          after,
        },
      ];
    }),
  );
}

function fromArgo(manifests: readonly Manifest[]): ReadonlyMap<string, Delivered> {
  const applications: Loose[] = bodies(manifests, "Application").filter(
    ({ metadata }) => metadata.labels.component !== undefined,
  );
  const wave = ({ metadata }: Loose) => Number(metadata.annotations?.["argocd.argoproj.io/sync-wave"]);
  const home = ({ metadata }: Loose) => (metadata.labels.cluster === undefined ? 1 : 0);
  return new Map(
    applications.map((application): [string, Delivered] => {
      const { metadata, spec } = application;
      const { source, destination } = spec;
      // A root waits for each wave; a cluster's root waits for its own components before it makes the others.
      const after = applications
        .filter(
          (other) =>
            home(other) < home(application) || (home(other) === home(application) && wave(other) < wave(application)),
        )
        .map((other) => other.metadata.labels.component);
      const component: string = metadata.labels.component;
      if (source.helm !== undefined) {
        const { releaseName, valuesObject } = source.helm;
        const about =
          source.chart === undefined
            ? { path: source.path, repository: source.repoURL, revision: source.targetRevision }
            : { chart: source.chart, version: source.targetRevision, repository: source.repoURL };
        return [
          component,
          {
            namespace: destination.namespace,
            release: releaseName,
            ...about,
            ...spread(valuesObject, "values"),
            after,
          },
        ];
      }
      if (source.kustomize !== undefined)
        return [
          component,
          {
            namespace: source.kustomize.namespace,
            path: source.path,
            repository: source.repoURL,
            revision: source.targetRevision,
            ...spread(source.kustomize.images?.[0], "image"),
            after,
          },
        ];
      return [component, { namespace: destination.namespace, ...ownObjects(manifests, source.path), after }];
    }),
  );
}

function delivered(engine: Engine) {
  const policy = fleet(engine);
  const resolved = resolve(policy, versions, files);
  const rendering = render(resolved.model, files, Workload);
  expect([...resolved.findings, ...rendering.findings]).toEqual([]);
  return {
    policy,
    rendering,
    components: engine === "flux" ? fromFlux(rendering.manifests) : fromArgo(rendering.manifests),
  };
}

describe("Flux and Argo CD deliver the same", () => {
  const flux = delivered("flux");
  const argocd = delivered("argocd");
  const components = Object.keys(flux.policy.components);

  test("every component is delivered by both", () => {
    expect([...flux.components.keys()].sort()).toEqual([...components].sort());
    expect([...argocd.components.keys()].sort()).toEqual([...components].sort());
  });

  test.each(components)("%s: chart, version, release, namespace, values, objects", (component) => {
    const { after: _flux, ...left } = flux.components.get(component) ?? { after: [] };
    const { after: _argocd, ...right } = argocd.components.get(component) ?? { after: [] };
    expect(left).toEqual(right);
    expect(Object.keys(left).length).toBeGreaterThan(1);
  });

  test.each(components)("%s: what it needs comes first", (component) => {
    const needs = flux.policy.components[component]?.needs ?? [];
    expect(flux.components.get(component)?.after).toEqual(expect.arrayContaining([...needs]));
    expect(argocd.components.get(component)?.after).toEqual(expect.arrayContaining([...needs]));
  });

  test("the namespaces hold the same objects", () => {
    const namespaces = ({ rendering }: typeof flux) =>
      rendering.manifests.filter(({ folder }) => folder === "dist/dev/namespace").map(({ body }) => body);
    expect(namespaces(flux)).toEqual(namespaces(argocd));
    expect(namespaces(flux).length).toBeGreaterThan(0);
  });
});
