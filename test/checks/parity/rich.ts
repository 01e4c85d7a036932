import { building, type Component, charted, config, type Small, worker } from "./fleet.ts";

/** A component of every kind, with the names of its environment in every usual place. */
export const components: { readonly [name: string]: Component } = {
  database: charted(({ identity, settings }) => ({
    bucket: identity.bucket,
    existingSecret: identity.secret,
    url: `https://db.${identity.domain}/x?ns=${identity.namespace}`,
    extra: settings.extra ?? null,
    [`label-${identity.namespace}`]: true,
  })),
  web: worker({
    needs: ["database"],
    host: ({ identity }: { identity: { domain: string } }) => `web.${identity.domain}`,
    tlsSecret: ({ name }: { name: string }) => `${name}-tls`,
    envFrom: ({ identity }: { identity: { secret: string } }) => [identity.secret],
    env: ({ name, settings }: { name: string; settings?: { extra?: unknown } }) => ({
      HOME: `/srv/${name}`,
      EXTRA: JSON.stringify(settings?.extra ?? null),
    }),
  }),
  rules: building(({ name, identity }) => [
    config(`rules-${name}`, { "rules.yaml": `env: ${name}\nns: ${identity.namespace}\n`, host: identity.domain }),
  ]),
  cache: { ...charted(() => ({ size: 1 })), namespace: "cache-{name}" },
  site: { kustomize: { path: "deploy/site", image: "registry.example.com/acme/site" } },
  files: {
    helm: { path: "deploy/helm/files" },
    valuesFile: "deploy/env/{name}/values.yaml",
    secrets: ({ identity }) => [{ name: identity.secret ?? "" }],
    values: ({ name }) => ({ name }),
  },
};

/** An environment with everything that one can have. */
export const richEnvironment = (name: string) =>
  ({
    domain: `${name}.example.com`,
    podSecurity: "restricted",
    quota: {
      cpu: "4",
      memory: "8Gi",
      limits: { cpu: "8", memory: "16Gi" },
      pods: 20,
      objects: { "count/jobs.batch": 3 },
    },
    limits: { default: { cpu: "500m", memory: "512Mi" }, request: { cpu: "100m", memory: "256Mi" } },
    network: { from: ["ingress"], to: ["kafka"], addresses: [{ cidr: "10.0.0.0/8", ports: [443] }] },
    intervals: { drift: "30m", retry: "1m", timeout: "4m" },
  }) as const;

/** A fleet of all that, without environments. */
export const rich: Small = {
  components,
  notifications: { chat: { type: "slack", secret: "chat" } },
};
