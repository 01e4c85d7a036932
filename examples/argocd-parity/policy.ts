import { defineFleet } from "../../src/policy/index.ts";

/** Version 1 writes files; version 2 reads from Kafka and writes to a bucket. Nothing in between exists. */
type Settings =
  | { readonly pipeline: 1; readonly storage: "file" }
  | { readonly pipeline: 2; readonly storage: "minio"; readonly kafka: true };

const limits = { default: { cpu: "500m", memory: "512Mi" }, request: { cpu: "100m", memory: "256Mi" } } as const;
const quota = { cpu: "2", memory: "4Gi", limits: { cpu: "4", memory: "8Gi" }, pods: 20 } as const;
/** Kafka and MinIO live in namespaces of their own. */
const network = { to: ["kafka", "storage"] } as const;

export const fleet = defineFleet<Settings>()({
  repository: { owner: "acme", name: "logforge", visibility: "private", plan: "team" },
  clusters: { lab: { delivery: "argocd", versionsFile: "deploy/lab/versions.env" } },

  environments: {
    dev: {
      cluster: "lab",
      sync: "automatic",
      project: "logforge",
      settings: { pipeline: 1, storage: "file" },
      identity: { runtimeSecret: "logforge-dev-runtime", bucket: "logforge-dev" },
      limits,
      quota,
      network: "isolated",
    },
    staging: {
      cluster: "lab",
      sync: "automatic",
      project: "logforge",
      settings: { pipeline: 2, storage: "minio", kafka: true },
      identity: { runtimeSecret: "logforge-staging-runtime", bucket: "logforge-staging" },
      limits,
      quota,
      network,
    },
    production: {
      cluster: "lab",
      sync: "manual",
      project: "logforge",
      promotesFrom: "staging",
      settings: { pipeline: 2, storage: "minio", kafka: true },
      identity: { runtimeSecret: "logforge-production-runtime", bucket: "logforge-production" },
      limits,
      quota,
      network,
    },
  },

  components: {
    // Installed by hand; their versions are kept here and written to deploy/lab/versions.env for those scripts.
    kafka: { external: "deploy/lab/step4.md", scope: "cluster", in: ["lab"] },
    minio: { external: "deploy/lab/step3.md", scope: "cluster", in: ["lab"] },

    logforge: {
      helm: { path: "deploy/helm/logforge" },
      valuesFile: "deploy/env/{name}/values.yaml",
      needs: ["kafka", "minio"],
      secrets: ({ identity }) => [
        { name: identity.runtimeSecret },
        { name: "ghcr-pull", type: "kubernetes.io/dockerconfigjson" },
      ],
      values: ({ version, settings, identity }) => ({
        image: { repository: "ghcr.io/acme/logforge", tag: version },
        imagePullSecrets: [{ name: "ghcr-pull" }],
        existingSecret: identity.runtimeSecret,
        pipeline: { version: settings.pipeline },
        kafka: { enabled: settings.pipeline === 2 },
        storage:
          settings.storage === "minio"
            ? { backend: "minio", endpoint: "http://minio.storage:9000", bucket: identity.bucket }
            : { backend: "file" },
      }),
    },
  },

  // Namespaces, secrets and buckets are names, and versions are compared at those of staging: neither needs a word here.
  parity: [
    {
      between: ["staging", "production"],
      allow: [{ environment: "sync", reason: "a person releases to production" }],
    },
  ],
});
