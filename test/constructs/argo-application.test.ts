import { describe, expect, test } from "vitest";
import { ArgoApplication, type ArgoApplicationProps } from "../../src/constructs/argocd/application.ts";
import { render } from "./render.ts";

test("an automatic Application syncs, prunes, heals and never gives a commit up", () => {
  expect(application({})).toEqual({
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Application",
    metadata: { name: "api-dev", namespace: "argocd", finalizers: ["resources-finalizer.argocd.argoproj.io"] },
    spec: {
      project: "fleet-dev",
      source: { repoURL: "https://github.com/acme/fleet", targetRevision: "main", path: "dist/dev/api" },
      destination: { server: "https://kubernetes.default.svc", namespace: "dev" },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry: { limit: -1, backoff: { duration: "30s", factor: 2, maxDuration: "5m" }, refresh: true },
        syncOptions: ["ServerSideApply=true"],
      },
    },
  });
});

describe("a manual Application", () => {
  const manual = application({ sync: "manual" });

  test("has no automated key, and nothing that would apply a commit that nobody chose", () => {
    expect(manual.spec).toHaveProperty("syncPolicy", { syncOptions: ["ServerSideApply=true"] });
  });

  test("leaves what it delivered where it is when its root prunes it", () => {
    expect(manual.metadata).not.toHaveProperty("finalizers");
    expect(application({ sync: "manual", finalizer: true }).metadata).toHaveProperty("finalizers");
    expect(application({ finalizer: false }).metadata).not.toHaveProperty("finalizers");
  });

  test("is retried as its props say, but not with newer commits", () => {
    const retry = { limit: 3, backoff: { duration: "10s", factor: 2, maxDuration: "5m" } };
    expect(application({ sync: "manual", retry: { limit: 3, duration: "10s" } }).spec).toHaveProperty(
      "syncPolicy.retry",
      retry,
    );
  });
});

describe("a source", () => {
  test("is a folder, with overrides for Kustomize", () => {
    const images = [
      { name: "api", newTag: "1.4.2" },
      { name: "web", newName: "ghcr.io/acme/web", newTag: "2.0.0" },
      { name: "db", newTag: "16", digest: "sha256:0123" },
    ];
    expect(sourceOf({ kustomize: { namespace: "dev", images } })).toEqual({
      repoURL: "https://github.com/acme/fleet",
      targetRevision: "main",
      path: "dist/dev/api",
      kustomize: { namespace: "dev", images: ["api:1.4.2", "web=ghcr.io/acme/web:2.0.0", "db@sha256:0123"] },
    });
    expect(sourceOf({ recurse: true })).toHaveProperty("directory", { recurse: true });
  });

  test("is a chart from a repository", () => {
    const { spec } = chart({ repoUrl: "https://charts.example.org", values: { replicas: 2 }, skipCrds: true });
    expect(spec).toHaveProperty("source", {
      repoURL: "https://charts.example.org",
      chart: "redis",
      targetRevision: "1.2.3",
      helm: { releaseName: "redis", valuesObject: { replicas: 2 }, skipCrds: true },
    });
  });

  test("is a chart from a registry, which Argo CD names without a scheme", () => {
    expect(chart({ repoUrl: "oci://ghcr.io/acme/charts" }).spec).toHaveProperty(
      "source.repoURL",
      "ghcr.io/acme/charts",
    );
  });

  test("is a chart and a second source where the value files lie elsewhere", () => {
    const { spec } = chart({
      valueFiles: { repoUrl: "https://github.com/acme/fleet", revision: "main", files: ["deploy/dev/values.yaml"] },
    });
    expect(spec).not.toHaveProperty("source");
    expect(spec).toHaveProperty("sources", [
      {
        repoURL: "https://charts.example.org",
        chart: "redis",
        targetRevision: "1.2.3",
        helm: { releaseName: "redis", valueFiles: ["$values/deploy/dev/values.yaml"] },
      },
      { repoURL: "https://github.com/acme/fleet", targetRevision: "main", ref: "values" },
    ]);
  });

  const gitChart = {
    kind: "git-chart",
    repoUrl: "https://github.com/acme/fleet",
    revision: "main",
    path: "deploy/helm/api",
    releaseName: "api",
  } as const;

  test("is a chart in Git, and value files of the same repository count from its root", () => {
    const object = application({
      source: { ...gitChart, valueFiles: ["deploy/env/dev/values.yaml"], values: { replicas: 2 } },
    });
    expect(object.spec).toHaveProperty("source", {
      repoURL: "https://github.com/acme/fleet",
      targetRevision: "main",
      path: "deploy/helm/api",
      helm: { releaseName: "api", valueFiles: ["/deploy/env/dev/values.yaml"], valuesObject: { replicas: 2 } },
    });
  });

  test("is a chart in Git with value files of another repository", () => {
    const valueFiles = { repoUrl: "https://github.com/acme/values", revision: "main", files: ["dev.yaml"] } as const;
    const { spec } = application({ source: { ...gitChart, valueFiles } });
    expect(spec).toHaveProperty("sources.0.helm.valueFiles", ["$values/dev.yaml"]);
    expect(spec).toHaveProperty("sources.1", {
      repoURL: "https://github.com/acme/values",
      targetRevision: "main",
      ref: "values",
    });
  });

  test("keeps a null among the values, in one source and in many", () => {
    const valueFiles = { repoUrl: "https://github.com/acme/fleet", revision: "main", files: ["dev.yaml"] } as const;
    expect(chart({ values: { sidecar: null } }).spec).toHaveProperty("source.helm.valuesObject", { sidecar: null });
    expect(chart({ values: { sidecar: null }, valueFiles }).spec).toHaveProperty("sources.0.helm.valuesObject", {
      sidecar: null,
    });
  });
});

test("waves and paths are annotations, beside those of the props", () => {
  const object = application({
    wave: -10,
    manifestGeneratePaths: ["dist/dev/api", "/charts"],
    annotations: { note: "x" },
  });
  expect(object.metadata).toHaveProperty("annotations", {
    "argocd.argoproj.io/manifest-generate-paths": "/dist/dev/api;/charts",
    "argocd.argoproj.io/sync-wave": "-10",
    note: "x",
  });
});

test("an Application takes everything else that its props name", () => {
  const ignoreDifferences = [{ group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"] }];
  const { spec } = application({
    destination: { name: "prod" },
    revisionHistoryLimit: 3,
    ignoreDifferences,
    syncOptions: [],
  });
  expect(spec).toMatchObject({
    destination: { name: "prod", namespace: "dev" },
    revisionHistoryLimit: 3,
    ignoreDifferences,
  });
  expect(spec).not.toHaveProperty("syncPolicy.syncOptions");
});

const directory = {
  kind: "directory",
  repoUrl: "https://github.com/acme/fleet",
  revision: "main",
  path: "dist/dev/api",
} as const;

function application(props: Partial<ArgoApplicationProps>): Readonly<Record<string, unknown>> {
  const [object = {}] = render(
    (scope) =>
      new ArgoApplication(scope, "Api", {
        name: "api-dev",
        namespace: "argocd",
        project: "fleet-dev",
        destination: { server: "https://kubernetes.default.svc" },
        destinationNamespace: "dev",
        source: directory,
        sync: "automatic",
        ...props,
      }),
  );
  return object;
}

function sourceOf(props: Omit<Partial<Extract<ArgoApplicationProps["source"], { kind: "directory" }>>, "kind">) {
  const { spec } = application({ source: { ...directory, ...props } });
  return spec instanceof Object && "source" in spec ? spec.source : undefined;
}

function chart(props: Omit<Partial<Extract<ArgoApplicationProps["source"], { kind: "chart" }>>, "kind">) {
  const source = {
    kind: "chart",
    repoUrl: "https://charts.example.org",
    chart: "redis",
    version: "1.2.3",
    releaseName: "redis",
  } as const;
  return application({ source: { ...source, ...props } });
}
