import type {
  ComponentBase,
  ExternalComponent,
  GitChart,
  GitKustomization,
  HelmComponent,
  KustomizeComponent,
  ManifestsComponent,
  OwnKustomization,
  Probes,
  RepositoryChart,
  Scope,
  WorkloadComponent,
} from "../../policy/index.ts";
import { componentIntervals, engine, sync } from "./engine-schema.ts";
import { namespaceChoice } from "./namespace-schema.ts";
import {
  aFunction,
  choice,
  closed,
  count,
  list,
  nameOf,
  type OptionalFields,
  type Schema,
  shared,
  text,
  variants,
  varying,
} from "./schema.ts";

/** Where a component runs stands beside its kind, so it is a field of every kind. */
interface Placed {
  readonly scope?: Scope;
  readonly in?: readonly string[];
}

const base: OptionalFields<ComponentBase<string, string> & Placed> = {
  scope: choice<Scope>({ environment: true, cluster: true }),
  in: list(nameOf("home")),
  needs: list(nameOf("component", "other")),
  delivery: engine,
  sync: varying(sync),
  namespace: namespaceChoice,
  intervals: componentIntervals,
  clusterKinds: list(text("group-kind")),
  alsoIn: list(text("label")),
  upgrade: choice<NonNullable<ComponentBase<string, string>["upgrade"]>>({ "one-minor": true }),
};

const helm = closed<HelmComponent<string, string, never> & Placed>(
  {
    helm: variants({
      chart: closed<RepositoryChart>(
        { chart: text(), repository: text("chart-repository") },
        { secret: text("object-name") },
      ),
      path: closed<GitChart>({ path: text("path") }, { git: text("git-url"), secret: text("object-name") }),
    }),
  },
  {
    ...base,
    values: aFunction,
    valuesFile: text("values-file"),
    secrets: aFunction,
    onFailure: choice<NonNullable<HelmComponent<string, string, never>["onFailure"]>>({ rollback: true, retry: true }),
  },
);

const requestPath = text("request-path");

const workload = closed<WorkloadComponent<string, string, never> & Placed>(
  { image: text("image"), port: count(1, 65_535) },
  {
    ...base,
    replicas: varying(count(0)),
    cpu: shared("cpu"),
    memory: shared("memory"),
    cpuLimit: shared("cpu"),
    env: aFunction,
    envFrom: aFunction,
    pullSecrets: list(text("object-name")),
    probes: closed<Probes>({}, { startup: requestPath, readiness: requestPath, liveness: requestPath }),
    host: aFunction,
    ingressClass: text("object-name"),
    tlsSecret: aFunction,
  },
);

/** Values that several fields of a component share. */
export const cpu = varying(text("cpu"));
export const memory = varying(text("memory"));
export const path = varying(text("path"));

const kustomize = closed<KustomizeComponent<string, string> & Placed>(
  {
    kustomize: variants({
      image: closed<OwnKustomization<string>>({ path: shared("path"), image: text("image") }, {}),
      git: closed<GitKustomization<string>>(
        { path: shared("path"), git: text("git-url") },
        { secret: text("object-name") },
      ),
    }),
  },
  base,
);

const manifests = closed<ManifestsComponent<string, string, never> & Placed>({ manifests: aFunction }, base);

const external = closed<ExternalComponent<string, string> & Placed>({ external: text() }, base);

const kinds = { helm, image: workload, kustomize, manifests, external } as const;

/** The fields by which the kind of a component is known. */
export const componentKinds: readonly string[] = Object.keys(kinds);

/** A component: its kind is known by the one of `componentKinds` that it has. */
export const component: Schema = {
  ...variants(kinds),
  if: { properties: { scope: { const: "cluster" } }, required: ["scope"] },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
  then: { properties: { in: {} }, required: ["in"] },
};
