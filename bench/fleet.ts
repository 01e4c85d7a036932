import type { AnyFleet, AnyVersions } from "../src/model/shape/any-fleet.ts";
import { made } from "./made.ts";
import {
  chartValues,
  fewValues,
  host,
  objectsPerService,
  type Settings,
  secretNames,
  system,
  variables,
} from "./recipes.ts";

type AnyComponent = AnyFleet["components"][string];

/** A policy and its version map, as the two files of a user export them. */
export interface Yardstick {
  readonly fleet: AnyFleet;
  readonly versions: AnyVersions;
}

/** The objects that the yardstick can be asked for; 10,000 are about 300 components in each of 3 environments. */
export const sizes = [100, 1_000, 10_000, 50_000] as const;

const environments = ["dev", "staging", "production"] as const;

/** Namespaces, roots, sources and projects: what a fleet has before its first component. */
const base = 45;

interface Part {
  readonly component: AnyComponent;
  /** What it renders to in one environment, what applies it included. */
  readonly objects: number;
}

/** What a component may refer to. */
interface Place {
  readonly index: number;
  readonly name: string;
  /** The component of the same kind of delivery before it; chains end after a few links. */
  readonly before: string | undefined;
}

type Kind = (place: Place) => Part;

const needs = ({ before }: Place) => (before === undefined ? {} : { needs: [before] });

const workload: Kind = (place) => ({
  objects: 5,
  component: {
    image: `ghcr.io/acme/${place.name}`,
    port: 8080,
    replicas: { default: 2, production: 3 },
    memory: { default: "128Mi", production: "256Mi" },
    probes: { readiness: "/ready", liveness: "/health" },
    env: made(variables, place.name, place.before ?? place.name),
    envFrom: made(secretNames),
    host: made(host, place.name),
    ingressClass: "traefik",
    ...needs(place),
  },
});

const small: Kind = (place) => ({
  objects: 3,
  component: {
    image: `ghcr.io/acme/${place.name}`,
    port: 9090,
    env: made(variables, place.name, "base"),
    ...needs(place),
  },
});

const httpChart: Kind = (place) => ({
  objects: 3,
  component: {
    helm: { chart: place.name, repository: "https://charts.acme.example" },
    values: made(chartValues, place.name),
    ...needs(place),
  },
});

const ociChart: Kind = (place) => ({
  objects: 3,
  component: {
    helm: { chart: place.name, repository: "oci://ghcr.io/acme/charts" },
    onFailure: "retry",
    values: made(fewValues, place.name),
    ...needs(place),
  },
});

const argoChart: Kind = (place) => ({
  objects: 1,
  component: {
    delivery: "argocd",
    helm: {
      chart: place.name,
      repository: place.index % 2 === 0 ? "https://charts.acme.example" : "oci://ghcr.io/acme/charts",
    },
    values: made(chartValues, place.name),
    ...needs(place),
  },
});

const several =
  (services: number): Kind =>
  (place) => ({
    objects: services * objectsPerService + 2,
    component: { manifests: made(system, place.name, services), ...needs(place) },
  });

/** Twenty components with about 220 objects in each environment; the first few have one of each kind. */
const mix: readonly Kind[] = [
  httpChart,
  several(1),
  workload,
  argoChart,
  ociChart,
  workload,
  several(4),
  httpChart,
  argoChart,
  small,
  workload,
  several(7),
  httpChart,
  workload,
  argoChart,
  several(9),
  ociChart,
  workload,
  httpChart,
  several(6),
];

/** Chains are this long: what real fleets have, and enough to see what order costs. */
const links = 4;

/** The fleet that renders to about so many objects. The same number gives the same fleet. */
export function fleetOf(objects: number): Yardstick {
  const components: Record<string, AnyComponent> = {};
  const versions: Record<string, { readonly [environment: string]: string }> = {};
  const chains = new Map<string, { readonly last: string; readonly length: number }>();
  let expected = base;
  for (let index = 0; expected < objects; index += 1) {
    const kind = mix[index % mix.length] ?? workload;
    const name = `app-${String(index + 1).padStart(4, "0")}`;
    // No order holds across engines, so each engine has chains of its own.
    const engine = kind === argoChart ? "argocd" : "flux";
    const chain = chains.get(engine);
    const before = chain === undefined || chain.length >= links ? undefined : chain.last;
    chains.set(engine, { last: name, length: before === undefined ? 1 : (chain?.length ?? 0) + 1 });
    const part = kind({ index, name, before });
    components[name] = part.component;
    if (!("manifests" in part.component)) versions[name] = row(index);
    expected += part.objects * environments.length;
  }
  return { fleet: { ...around(components, objects), parity: contracts(components) }, versions };
}

/** All in which environments of the yardstick differ, signed: dev by its settings, production by its amounts. */
function contracts(components: AnyFleet["components"]): NonNullable<AnyFleet["parity"]> {
  const larger = Object.entries(components).flatMap(([component, each]) =>
    "replicas" in each
      ? (["replicas", "memory"] as const).map((property) => ({
          component,
          property,
          relation: "atLeast" as const,
          reason: "production carries the traffic",
        }))
      : [],
  );
  const settings = (["logs", "replicas"] as const).map((setting) => ({ setting, reason: "dev is for people" }));
  return [
    {
      between: ["staging", "production"],
      allow: [...larger, { environment: "cluster", reason: "live has no webhook" }],
    },
    { between: ["dev", "staging"], allow: settings },
  ];
}

/** The same fleet with nothing signed: every difference is to be explained. */
export function unsigned({ fleet, versions }: Yardstick): Yardstick {
  return { fleet: { ...fleet, parity: (fleet.parity ?? []).map(({ between }) => ({ between })) }, versions };
}

/** Production lags behind here and there, as it does in life. */
function row(index: number): { readonly [environment: string]: string } {
  const version = `1.${index % 30}.${index % 7}`;
  return { dev: version, staging: version, production: index % 5 === 0 ? `1.${index % 30}.0` : version };
}

/** The same fleet after a promotion: one line of the version map is another. */
export function edited({ fleet, versions }: Yardstick): Yardstick {
  const [name, before] = Object.entries(versions)[0] ?? [];
  if (name === undefined || typeof before !== "object") throw new Error("the yardstick has no version to edit");
  return { fleet, versions: { ...versions, [name]: { ...before, production: "2.0.0" } } };
}

function around(components: AnyFleet["components"], objects: number): AnyFleet {
  const quota = {
    cpu: `${objects}`,
    memory: `${objects * 4}Gi`,
    limits: { memory: `${objects * 8}Gi` },
    pods: objects * 10,
  } as const;
  const limits = { default: { cpu: "500m", memory: "256Mi" }, request: { cpu: "50m", memory: "128Mi" } } as const;
  const given = { quota, limits, network: { from: ["traefik"] }, sync: "automatic" } as const;
  const settings = { logs: "info", replicas: 2, retention: "30d" } as const satisfies Settings;
  const identity = (name: string) => ({ database: `acme-${name}-database`, bucket: `acme-${name}-files` });
  return {
    repository: { owner: "acme", name: "fleet", visibility: "private", plan: "team", secret: "fleet-read" },
    targets: { kubernetes: "1.35", flux: "2.9", argocd: "3.5" },
    clusters: {
      lab: { delivery: "flux", flux: { receiver: { secret: "github-webhook" } } },
      live: { delivery: "flux" },
    },
    environments: {
      dev: {
        ...given,
        cluster: "lab",
        domain: "dev.acme.example",
        settings: { ...settings, logs: "debug", replicas: 1 },
        identity: identity("dev"),
      },
      staging: {
        ...given,
        cluster: "lab",
        promotesFrom: "dev",
        domain: "staging.acme.example",
        settings,
        identity: identity("staging"),
      },
      production: {
        ...given,
        cluster: "live",
        promotesFrom: "staging",
        domain: "acme.example",
        settings,
        identity: identity("production"),
      },
    },
    components,
    notifications: { chat: { type: "slack", channel: "fleet", secret: "slack-webhook" } },
  };
}
