import { defineFleet } from "../../src/policy/index.ts";

/** How much of a platform an environment's cluster has: what differs between the machines below. */
type Settings = {
  readonly storage: { readonly replicas: 1 | 3 };
  readonly metrics: { readonly retention: "1d" | "14d" };
};

/** What Cilium may do on a machine with Talos: all that it asks for by itself but to load kernel modules. */
const capabilities = {
  ciliumAgent: [
    ...["CHOWN", "KILL", "NET_ADMIN", "NET_RAW", "IPC_LOCK", "SYS_ADMIN", "SYS_RESOURCE"],
    ...["DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"],
  ],
  cleanCiliumState: ["NET_ADMIN", "SYS_ADMIN", "SYS_RESOURCE"],
} as const;

const live: Settings = { storage: { replicas: 3 }, metrics: { retention: "14d" } };

export const fleet = defineFleet<Settings>()({
  repository: { owner: "acme", name: "homelab", visibility: "private", plan: "team", secret: "homelab-read" },
  clusters: { dev: { delivery: "flux" }, integration: { delivery: "flux" }, live: { delivery: "flux" } },

  environments: {
    // New versions enter dev and integration in one change.
    dev: {
      cluster: "dev",
      sync: "automatic",
      domain: "dev.acme.example",
      settings: { storage: { replicas: 1 }, metrics: { retention: "1d" } },
      identity: { dnsOwner: "homelab-dev" },
    },
    integration: {
      cluster: "integration",
      sync: "automatic",
      domain: "integration.acme.example",
      settings: { ...live, metrics: { retention: "1d" } },
      identity: { dnsOwner: "homelab-integration" },
    },
    live: {
      cluster: "live",
      sync: "automatic",
      promotesFrom: "integration",
      mode: "commit",
      // Long enough for Flux to have told GitHub what came of it.
      soak: "1h",
      domain: "acme.example",
      settings: live,
      identity: { dnsOwner: "homelab-live" },
    },
  },

  components: {
    // Terragrunt installs these from the versions here. Neither may skip a minor, and neither goes back.
    talos: { external: "infrastructure/units/talos", upgrade: "one-minor" },
    kubernetes: { external: "infrastructure/units/talos", upgrade: "one-minor" },

    "gateway-api": {
      kustomize: { path: "config/crd", git: "https://github.com/kubernetes-sigs/gateway-api" },
      namespace: "kube-system",
    },
    cilium: {
      helm: { chart: "cilium", repository: "https://helm.cilium.io" },
      namespace: "kube-system",
      needs: ["gateway-api"],
      onFailure: "retry",
      values: ({ name }) => ({
        cluster: { name },
        ipam: { mode: "kubernetes" },
        kubeProxyReplacement: true,
        gatewayAPI: { enabled: true },
        // What Talos asks for: it mounts the control groups itself, and lets no pod load a kernel module.
        k8sServiceHost: "localhost",
        k8sServicePort: 7445,
        cgroup: { autoMount: { enabled: false }, hostRoot: "/sys/fs/cgroup" },
        securityContext: { capabilities },
      }),
    },
    "cert-manager": {
      helm: { chart: "cert-manager", repository: "oci://quay.io/jetstack/charts" },
      namespace: "cert-manager",
      needs: ["cilium"],
      onFailure: "retry",
      values: () => ({ crds: { enabled: true } }),
    },
    "external-dns": {
      helm: { chart: "external-dns", repository: "https://kubernetes-sigs.github.io/external-dns" },
      namespace: "external-dns",
      needs: ["cilium"],
      values: ({ identity }) => ({
        provider: { name: "cloudflare" },
        env: [{ name: "CF_API_TOKEN", valueFrom: { secretKeyRef: { name: "cloudflare", key: "token" } } }],
        domainFilters: [identity.domain],
        txtOwnerId: identity.dnsOwner,
      }),
      secrets: () => [{ name: "cloudflare", keys: ["token"] }],
    },
    longhorn: {
      helm: { chart: "longhorn", repository: "https://charts.longhorn.io" },
      namespace: { name: "longhorn-system", podSecurity: "privileged" },
      needs: ["cilium"],
      onFailure: "retry",
      values: ({ settings }) => ({ persistence: { defaultClassReplicaCount: settings.storage.replicas } }),
    },
    "prometheus-crds": {
      helm: {
        chart: "prometheus-operator-crds",
        repository: "https://prometheus-community.github.io/helm-charts",
      },
      namespace: "monitoring",
      onFailure: "retry",
    },
    prometheus: {
      helm: { chart: "kube-prometheus-stack", repository: "https://prometheus-community.github.io/helm-charts" },
      // Its node exporter reads the machine.
      namespace: { name: "monitoring", podSecurity: "privileged" },
      needs: ["prometheus-crds", "longhorn"],
      values: ({ settings }) => ({
        crds: { enabled: false },
        prometheus: { prometheusSpec: { retention: settings.metrics.retention } },
      }),
    },
    spegel: {
      helm: { chart: "spegel", repository: "oci://ghcr.io/spegel-org/helm-charts" },
      namespace: { name: "spegel", podSecurity: "privileged" },
      needs: ["cilium"],
      values: () => ({ spegel: { containerdRegistryConfigPath: "/etc/cri/conf.d/hosts" } }),
    },
  },

  parity: [
    {
      between: ["integration", "live"],
      allow: [
        {
          setting: "metrics.retention",
          relation: "oneOf",
          values: ["14d"],
          reason: "nobody looks at last week's metrics of integration",
        },
      ],
    },
  ],

  notifications: { commits: { type: "github", secret: "github-statuses" } },
});
