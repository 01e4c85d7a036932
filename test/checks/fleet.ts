import { ApiObject, type ApiObjectProps } from "cdk8s";
import type { Rule, Subject } from "../../src/checks/rule.ts";
import { resolve } from "../../src/model/resolve/resolve.ts";
import type { AnyFleet, AnyVersions } from "../../src/model/shape/any-fleet.ts";
import { type Rendering, render } from "../../src/synth/render.ts";

type Cluster = AnyFleet["clusters"][string];
type Environment = AnyFleet["environments"][string];
type Component = AnyFleet["components"][string];

const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" };

/** What a small fleet may differ in; without environments it has `dev`, without clusters `lab` under Flux. */
export type Small = Partial<Omit<AnyFleet, "clusters" | "environments">> & {
  readonly clusters?: { readonly [name: string]: Partial<Cluster> };
  readonly environments?: { readonly [name: string]: Partial<Environment> };
  readonly versions?: AnyVersions;
};

/** A fleet that is resolved and rendered, for rules to look at; every version is 1.0.0 unless it is given. */
export function rendered(small: Small, workload?: Parameters<typeof render>[2]): Subject & Rendering {
  const { clusters = { lab: {} }, environments = { dev: {} }, components = {}, versions = {}, ...rest } = small;
  const [first = "lab"] = Object.keys(clusters);
  const fleet: AnyFleet = {
    repository: { owner: "acme", name: "fleet", visibility: "private" },
    components,
    clusters: mapped(clusters, (each) => ({ delivery: "flux", ...each })),
    environments: mapped(environments, (each) => ({ cluster: first, sync: "automatic", identity: {}, ...each })),
    ...rest,
  };
  const { model } = resolve(fleet, { ...everywhere(fleet), ...versions }, files);
  return { model, validators: new Map(), ...render(model, files, workload) };
}

/** What a rule finds. */
export const problems = (rule: Rule, subject: Subject) => [...rule.check(subject)];

/** The messages of what a rule finds. */
export const messages = (rule: Rule, subject: Subject) => problems(rule, subject).map(({ message }) => message);

/** A chart from a repository. */
export const chart = {
  helm: { chart: "thing", repository: "https://charts.example.com" },
} as const satisfies Component;

/** A component that builds these objects. */
export const building = (...objects: ApiObjectProps[]) => ({
  manifests: (scope: ConstructorParameters<typeof ApiObject>[0]) => {
    for (const [index, object] of objects.entries()) new ApiObject(scope, `object-${index}`, object);
  },
});

/** An object of the core group. */
export const configMap = (name: string, more: object = {}): ApiObjectProps => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name },
  ...more,
});

/** A Flux Kustomization as a user might build it. */
export const kustomization = (name: string, spec: object, metadata: object = {}): ApiObjectProps => ({
  apiVersion: "kustomize.toolkit.fluxcd.io/v1",
  kind: "Kustomization",
  metadata: { name, ...metadata },
  spec: { interval: "10m", prune: true, ...spec },
});

/** A HelmRelease as a user might build it. */
export const release = (name: string, spec: object, metadata: object = {}): ApiObjectProps => ({
  apiVersion: "helm.toolkit.fluxcd.io/v2",
  kind: "HelmRelease",
  metadata: { name, ...metadata },
  spec: { interval: "10m", ...spec },
});

/** An Application as a user might build it. */
export const application = (name: string, spec: object, metadata: object = {}): ApiObjectProps => ({
  apiVersion: "argoproj.io/v1alpha1",
  kind: "Application",
  metadata: { name, namespace: "argocd", ...metadata },
  spec,
});

const mapped = <From, To>(record: { readonly [key: string]: From }, map: (from: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

function everywhere({ components, clusters, environments }: AnyFleet): AnyVersions {
  const homes = [...Object.keys(clusters), ...Object.keys(environments)];
  return mapped(components, () => Object.fromEntries(homes.map((home) => [home, "1.0.0"])));
}
