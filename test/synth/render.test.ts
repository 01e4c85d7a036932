import { ApiObject } from "cdk8s";
import { describe, expect, test } from "vitest";
import { resolve } from "../../src/model/resolve/resolve.ts";
import type { AnyFleet, AnyVersions } from "../../src/model/shape/any-fleet.ts";
import { render } from "../../src/synth/render.ts";
import { parseYaml } from "../../src/synth/yaml.ts";

const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" };
const chart = { helm: { chart: "cache", repository: "oci://ghcr.io/acme/charts" } } as const;

function rendered(policy: Omit<AnyFleet, "repository">, versions: AnyVersions) {
  const { model, findings } = resolve(
    { repository: { owner: "acme", name: "shop", visibility: "public" }, ...policy },
    versions,
    files,
  );
  const rendering = render(model, files, undefined);
  const object = (file: string) => rendering.manifests.find((manifest) => manifest.file === file)?.body;
  return { ...rendering, findings: [...findings, ...rendering.findings], object };
}

const dev = { cluster: "lab", sync: "automatic", identity: {}, settings: {} } as const;

describe("render", () => {
  test("takes an environment and a cluster of the same name, under either engine", () => {
    for (const delivery of ["flux", "argocd"] as const) {
      const { findings, manifests } = rendered(
        {
          clusters: { dev: { delivery } },
          environments: { dev: { ...dev, cluster: "dev" } },
          components: {
            operator: { ...chart, scope: "cluster", in: ["dev"] },
            cache: { ...chart, needs: ["operator"] },
          },
          notifications: { chat: { type: "slack", secret: "chat" } },
        },
        { operator: { dev: "1.0.0" }, cache: { dev: "1.0.0" } },
      );
      expect(findings).toEqual([]);
      const keys = manifests.map(
        ({ body }) => `${body.apiVersion} ${body.kind} ${body.metadata.namespace} ${body.metadata.name}`,
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test("never makes a namespace that was there before, and refuses to describe one", () => {
    const { findings, manifests } = rendered(
      {
        clusters: { lab: { delivery: "flux" } },
        environments: { dev },
        components: { cni: { ...chart, namespace: "kube-system" } },
      },
      { cni: { dev: "1.0.0" } },
    );
    expect(findings).toEqual([]);
    expect(manifests.filter(({ body }) => body.kind === "Namespace").map(({ body }) => body.metadata.name)).toEqual([
      "dev",
    ]);
    const described = rendered(
      {
        clusters: { lab: { delivery: "flux" } },
        environments: { dev: { ...dev, namespace: "flux-system" } },
        components: { cni: { ...chart, namespace: { name: "kube-system", podSecurity: "restricted" } } },
      },
      { cni: { dev: "1.0.0" } },
    );
    expect(described.findings.map(({ rule, at }) => [rule, at.path.join(".")])).toEqual([
      ["policy/namespace-foreign", "environments.dev.namespace"],
      ["policy/namespace-foreign", "components.cni.namespace"],
    ]);
  });

  test("names a digest as a digest and build metadata as a registry can hold it", () => {
    const digest = `sha256:${"a".repeat(64)}`;
    const { object } = rendered(
      {
        clusters: { lab: { delivery: "flux" } },
        environments: { dev },
        components: { overlay: { kustomize: { path: "./overlays/", image: "ghcr.io/acme/app" } }, cache: chart },
      },
      { overlay: { dev: `1.0.0@${digest}` }, cache: { dev: "1.2.3+b1" } },
    );
    expect(object("dist/dev/flux/kustomization-overlay-dev.yaml")).toMatchObject({
      spec: { path: "./overlays", images: [{ name: "ghcr.io/acme/app", digest }] },
    });
    expect(object("dist/dev/cache/ocirepository-cache.yaml")).toMatchObject({ spec: { ref: { tag: "1.2.3_b1" } } });
  });

  test("keeps a locked tenancy's objects in its namespaces, with one account that reaches all of them", () => {
    const { object, findings } = rendered(
      {
        clusters: { lab: { delivery: "flux", flux: { tenancy: "locked" } } },
        environments: { dev },
        components: { cache: { ...chart, namespace: "caches" } },
        notifications: { chat: { type: "slack", secret: "chat" } },
      },
      { cache: { dev: "1.0.0" } },
    );
    expect(findings).toEqual([]);
    expect(object("dist/dev/flux/kustomization-cache-dev.yaml")).toMatchObject({
      metadata: { namespace: "dev" },
      spec: { serviceAccountName: "flux", sourceRef: { name: "shop-dev" } },
    });
    expect(object("dist/dev/cache/helmrelease-cache.yaml")).toMatchObject({
      metadata: { namespace: "dev" },
      spec: { targetNamespace: "caches", storageNamespace: "caches", serviceAccountName: "flux" },
    });
    expect(object("dist/dev/namespace/rolebinding-caches-flux-reconciler.yaml")).toMatchObject({
      metadata: { namespace: "caches" },
      subjects: [{ kind: "ServiceAccount", name: "flux", namespace: "dev" }],
    });
    expect(object("dist/clusters/lab/flux/kustomization-root-dev.yaml")).toMatchObject({
      spec: { serviceAccountName: "kustomize-controller", dependsOn: [{ name: "namespace-dev" }] },
    });
    expect(object("dist/clusters/lab/flux/alert-chat-dev.yaml")).toMatchObject({
      metadata: { namespace: "flux-system" },
      spec: {
        eventSources: [
          { kind: "Kustomization", name: "*", matchLabels: { environment: "dev" } },
          { kind: "GitRepository" },
        ],
      },
    });
    expect(object("dist/dev/flux/alert-chat-dev.yaml")).toMatchObject({ metadata: { namespace: "dev" } });
  });

  test("does not let a root wait for namespaces that the other engine delivers", () => {
    const { object } = rendered(
      {
        clusters: { lab: { delivery: "argocd", flux: { tenancy: "locked" } } },
        environments: { dev },
        components: { cache: { ...chart, delivery: "flux" } },
      },
      { cache: { dev: "1.0.0" } },
    );
    expect(object("dist/clusters/lab/flux/kustomization-root-dev.yaml")?.spec).not.toHaveProperty("dependsOn");
  });

  test("orders automatic Applications by waves before 0, the last one, where all that people sync is", () => {
    const policy = (sync: "automatic" | "manual") => ({
      clusters: { lab: { delivery: "argocd" as const } },
      environments: { dev: { ...dev, sync } },
      components: { cache: chart, queue: { ...chart, needs: ["cache"] } },
    });
    const versions = { cache: { dev: "1.0.0" }, queue: { dev: "1.0.0" } };
    const wave = (sync: "automatic" | "manual", name: string) => {
      const body = rendered(policy(sync), versions).object(`dist/dev/argocd/application-${name}.yaml`);
      const { annotations } = { annotations: {}, ...body?.metadata };
      return Object.entries(annotations ?? {}).find(([key]) => key === "argocd.argoproj.io/sync-wave")?.[1];
    };
    expect(["namespace-dev", "cache-dev", "queue-dev"].map((name) => wave("automatic", name))).toEqual([
      "-3",
      "-2",
      "-1",
    ]);
    expect(["namespace-dev", "cache-dev", "queue-dev"].map((name) => wave("manual", name))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const manual = rendered(policy("manual"), versions);
    expect(manual.object("dist/dev/argocd/application-cache-dev.yaml")?.spec).not.toHaveProperty(
      "syncPolicy.automated",
    );
    expect(manual.object("dist/clusters/lab/argocd/application-root-dev.yaml")).toMatchObject({
      spec: { syncPolicy: { automated: { prune: true } } },
    });
  });

  test("allows in an AppProject the kinds outside namespaces that were really rendered, and those that are declared", () => {
    const role = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name: "reader" } };
    const widget = { apiVersion: "acme.example/v1", kind: "Widget", metadata: { name: "one" } };
    const { object } = rendered(
      {
        clusters: { lab: { delivery: "argocd" } },
        environments: { dev },
        components: {
          roles: {
            clusterKinds: ["acme.example/Widget"],
            manifests: (scope) => [new ApiObject(scope, "role", role), new ApiObject(scope, "widget", widget)],
          },
        },
      },
      {},
    );
    expect(object("dist/clusters/lab/argocd/appproject-shop-dev.yaml")).toMatchObject({
      spec: {
        clusterResourceWhitelist: [
          { group: "acme.example", kind: "Widget" },
          { group: "rbac.authorization.k8s.io", kind: "ClusterRole" },
        ],
      },
    });
    expect(object("dist/dev/roles/clusterrole-reader.yaml")?.metadata).not.toHaveProperty("namespace");
    expect(object("dist/dev/roles/widget-one.yaml")?.metadata).not.toHaveProperty("namespace");
  });

  test("reports a function that throws, an object without a name, and a function that renders nothing", () => {
    const components: AnyFleet["components"] = {
      nameless: { manifests: (scope) => new ApiObject(scope, "a", { apiVersion: "v1", kind: "ConfigMap" }) },
      random: {
        manifests: (scope) =>
          new ApiObject(scope, "a", {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: "a" },
            data: { x: String(Date.now()) },
          }),
      },
      throws: {
        manifests: () => {
          throw new Error("no");
        },
      },
      empty: { manifests: () => undefined },
    };
    const { findings } = rendered({ clusters: { lab: { delivery: "flux" } }, environments: { dev }, components }, {});
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ["manifests/object", "an object of nameless has no apiVersion, kind or name"],
      ["manifests/empty", "nameless in dev renders no object"],
      ["policy/deterministic", "manifests of random in dev gives another result on its second call"],
      ["policy/function-throws", "manifests of throws in dev throws: no"],
      ["manifests/empty", "empty in dev renders no object"],
    ]);
  });

  test("keeps apart objects of one folder that share kind and name, and lists all of them for Kustomize", () => {
    const quota = (namespace: string) => ({
      apiVersion: "v1",
      kind: "ResourceQuota",
      metadata: { name: "quota", namespace },
      spec: { hard: { pods: "1" } },
    });
    const { tree, findings } = rendered(
      {
        clusters: { lab: { delivery: "flux" } },
        environments: { dev },
        components: {
          quotas: { manifests: (scope) => ["a", "b"].map((name) => new ApiObject(scope, name, quota(name))) },
        },
      },
      {},
    );
    expect(findings).toEqual([]);
    const { documents } = parseYaml(tree.get("dist/dev/quotas/kustomization.yaml") ?? "");
    expect(documents).toEqual([
      {
        apiVersion: "kustomize.config.k8s.io/v1beta1",
        kind: "Kustomization",
        resources: ["resourcequota-a-quota.yaml", "resourcequota-b-quota.yaml"],
      },
    ]);
    expect(tree.has("dist/dev/quotas/resourcequota-a-quota.yaml")).toBe(true);
  });
});
