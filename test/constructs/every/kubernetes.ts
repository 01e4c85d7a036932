import type { Construct } from "constructs";
import { EnvironmentNamespace } from "../../../src/constructs/namespace/environment-namespace.ts";
import { Workload } from "../../../src/constructs/workload/workload.ts";

/** Each twice: with what it cannot do without, and with everything it takes. */
export function everyKubernetes(scope: Construct): void {
  new EnvironmentNamespace(scope, "namespace", { name: "dev", policy: {}, kubernetes: "1.35" });
  new EnvironmentNamespace(scope, "namespace-full", {
    name: "prod",
    labels: { environment: "prod" },
    kubernetes: "1.35",
    policy: {
      podSecurity: "restricted",
      quota: {
        cpu: "4",
        memory: "8Gi",
        limits: { cpu: "8", memory: "8Gi" },
        pods: 20,
        storage: "10Gi",
        objects: { "count/jobs.batch": 5 },
      },
      limits: {
        default: { cpu: "500m", memory: "256Mi" },
        request: { cpu: "50m", memory: "64Mi" },
        max: { memory: "2Gi" },
      },
      network: {
        from: ["traefik"],
        to: ["kafka"],
        addresses: [{ cidr: "10.0.0.0/8" }, { cidr: "192.0.2.7/32", ports: [443] }],
      },
    },
    tenant: { serviceAccount: "flux" },
  });
  const workload = {
    namespace: "dev",
    image: "ghcr.io/acme/api:1.4.2",
    port: 8080,
    cpu: "100m",
    memory: "128Mi",
  } as const;
  new Workload(scope, "workload", { ...workload, name: "worker" });
  new Workload(scope, "workload-full", {
    ...workload,
    name: "api",
    labels: { "app.kubernetes.io/version": "1.4.2" },
    replicas: 3,
    cpuLimit: "1",
    env: { LOG_LEVEL: "info" },
    envFromSecrets: ["api-runtime"],
    pullSecrets: ["ghcr"],
    probes: { startup: "/started", readiness: "/ready", liveness: "/health" },
    host: "api.example.org",
    ingressClass: "traefik",
    tlsSecret: "wildcard",
  });
}
