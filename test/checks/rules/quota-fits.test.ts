import { expect, test } from "vitest";
import { quotaFits } from "../../../src/checks/rules/quota-fits.ts";
import { Workload } from "../../../src/constructs/workload/workload.ts";
import { building, chart, messages, problems, rendered } from "../fleet.ts";

const web = { image: "ghcr.io/acme/web", port: 8080, replicas: 3, cpu: "500m", memory: "256Mi" } as const;
const limits = { default: { cpu: "1", memory: "512Mi" }, request: { cpu: "100m", memory: "128Mi" } } as const;

/** What one object in `dev` reports under a quota. */
const reports = (hard: object, ...objects: readonly object[]) =>
  messages(
    quotaFits,
    rendered({
      components: {
        app: building(
          { apiVersion: "v1", kind: "ResourceQuota", metadata: { name: "quota" }, ...{ spec: { hard } } },
          ...objects.map((object) => ({
            apiVersion: "apps/v1",
            kind: "Deployment",
            metadata: { name: "web" },
            ...object,
          })),
        ),
      },
    }),
  );
const pod = (requests: object, more: object = {}) => ({
  containers: [{ name: "main", resources: { requests, ...more } }],
});
const one = { template: { spec: pod({ cpu: "100m" }) } };

test("holds where the quota has room for every replica and the surge", () => {
  expect(
    problems(
      quotaFits,
      rendered(
        { components: { web }, environments: { production: { quota: { cpu: "2", memory: "1Gi", pods: 4 }, limits } } },
        Workload,
      ),
    ),
  ).toEqual([]);
});

test("reports a quota without room for the surge, both sums in one unit", () => {
  const subject = rendered(
    { components: { web }, environments: { production: { quota: { cpu: "1.5" }, limits } } },
    Workload,
  );
  expect(problems(quotaFits, subject)).toEqual([
    {
      message: "production needs 2000m CPU for web (3 + 1 surge) × 500m; its quota is 1500m",
      hint: "raise quota.cpu to 2 or more, or run fewer or smaller",
      at: ["environments", "production", "quota", "cpu"],
      rendered: { file: "dist/production/namespace/resourcequota-quota.yaml", field: "spec.hard[requests.cpu]" },
    },
  ]);
});

test("counts all components of the namespace, those of the other engine too, largest first", () => {
  const worker = { image: "ghcr.io/acme/worker", port: 8080, memory: "1Gi", delivery: "argocd" } as const;
  const subject = rendered(
    {
      components: { web, worker },
      environments: { dev: { quota: { memory: "2Gi", limits: { memory: "2Gi" } }, limits } },
    },
    Workload,
  );
  expect(messages(quotaFits, subject)).toEqual([
    "dev needs 3Gi memory for worker (1 + 1 surge) × 1Gi, web (3 + 1 surge) × 256Mi; its quota is 2Gi",
    "dev needs 3Gi memory in limits for worker (1 + 1 surge) × 1Gi, web (3 + 1 surge) × 256Mi; its quota is 2Gi",
  ]);
});

test("fills in what the LimitRange gives to containers that state nothing", () => {
  const subject = rendered(
    { components: { web }, environments: { dev: { quota: { limits: { cpu: "3" } }, limits } } },
    Workload,
  );
  expect(problems(quotaFits, subject).map(({ message, at }) => [message, at.join(".")])).toEqual([
    ["dev needs 4 CPU in limits for web (3 + 1 surge) × 1; its quota is 3", "environments.dev.quota.limits.cpu"],
  ]);
});

test("says that charts come on top, and only when it reports something", () => {
  const charts = { cache: chart, search: chart };
  const environment = (cpu: "1" | "2") => ({ dev: { quota: { cpu }, limits } });
  expect(
    messages(quotaFits, rendered({ components: { web, ...charts }, environments: environment("2") }, Workload)),
  ).toEqual([]);
  expect(
    messages(quotaFits, rendered({ components: { web, ...charts }, environments: environment("1") }, Workload)),
  ).toEqual([
    "dev needs 2 CPU for web (3 + 1 surge) × 500m; its quota is 1, and what cache, search bring comes on top",
  ]);
});

test("counts pods of every kind of workload", () => {
  expect(
    reports(
      { pods: "1" },
      { spec: { ...one, replicas: 8, strategy: { rollingUpdate: { maxSurge: "30%" } } } },
      { spec: { ...one, replicas: 2, strategy: { rollingUpdate: { maxSurge: 2 } } }, metadata: { name: "api" } },
      { spec: { ...one, replicas: 2, strategy: { type: "Recreate" } }, metadata: { name: "single" } },
      { kind: "StatefulSet", metadata: { name: "db" }, spec: { ...one, replicas: 3 } },
      { kind: "DaemonSet", metadata: { name: "agent" }, spec: one },
    ),
  ).toEqual([
    "dev needs 21 pods for web (8 + 3 surge), api (2 + 2 surge), db 3, single 2, agent (1 on each node, counted for 1 node); its quota is 1",
  ]);
  expect(
    reports(
      { "count/pods": "1" },
      {
        apiVersion: "batch/v1",
        kind: "Job",
        metadata: { name: "migrate" },
        spec: { ...one, parallelism: 5, completions: 2 },
      },
      { apiVersion: "batch/v1", kind: "CronJob", metadata: { name: "report" }, spec: { jobTemplate: { spec: one } } },
      { apiVersion: "v1", kind: "Pod", metadata: { name: "debug" }, spec: pod({}) },
    ),
  ).toEqual(["dev needs 4 pods for migrate 2, report (1 in 1 run), debug 1; its quota is 1"]);
});

test("takes the most that an autoscaler may ask for", () => {
  const scaler = {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: "web" },
    spec: { maxReplicas: 10, scaleTargetRef: { kind: "Deployment", name: "web" } },
  };
  expect(reports({ "requests.cpu": "1" }, { spec: { ...one, replicas: 2 } }, scaler)).toEqual([
    "dev needs 1300m CPU for web (10 when scaled up + 3 surge) × 100m; its quota is 1000m",
  ]);
});

test("counts an init container where it needs more than the rest, and a sidecar beside the rest", () => {
  const spec = (initContainers: readonly object[]) => ({
    strategy: { type: "Recreate" },
    template: { spec: { initContainers, ...pod({ cpu: "100m" }) } },
  });
  const init = { resources: { requests: { cpu: "300m" } } };
  const each = (initContainers: readonly object[]) =>
    reports({ "requests.cpu": "1m" }, { spec: spec(initContainers) })[0]?.replace(/^.* × |; .*$/g, "");
  expect(each([])).toBe("100m");
  expect(each([init])).toBe("300m");
  expect(each([{ ...init, restartPolicy: "Always" }])).toBe("400m");
  expect(each([{ ...init, restartPolicy: "Always" }, init])).toBe("600m");
});

test("a request that is not stated is the limit that is, and the pod's own amounts win over its containers'", () => {
  const strategy = { type: "Recreate" };
  expect(
    reports(
      { "requests.memory": "1Mi" },
      { spec: { strategy, template: { spec: pod({}, { limits: { memory: "64Mi" } }) } } },
    ),
  ).toEqual(["dev needs 64Mi memory for web 1 × 64Mi; its quota is 1Mi"]);
  expect(
    reports(
      { "requests.cpu": "1m" },
      { spec: { strategy, template: { spec: { ...pod({ cpu: "2" }), resources: { requests: { cpu: "3" } } } } } },
    ),
  ).toEqual(["dev needs 3000m CPU for web 1 × 3; its quota is 1m"]);
});

test("counts storage, claims, services and other objects, with those that every namespace has", () => {
  const claim = { spec: { resources: { requests: { storage: "10Gi" } } } };
  const objects = [
    { kind: "StatefulSet", metadata: { name: "db" }, spec: { ...one, replicas: 3, volumeClaimTemplates: [claim] } },
    { apiVersion: "v1", kind: "PersistentVolumeClaim", metadata: { name: "shared" }, ...claim },
    { apiVersion: "v1", kind: "Service", metadata: { name: "web" }, spec: { type: "LoadBalancer", ports: [{}, {}] } },
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" } },
    { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: { name: "deny" } },
  ];
  const hard = {
    "requests.storage": "20Gi",
    persistentvolumeclaims: 3,
    "services.loadbalancers": 0,
    "services.nodeports": 1,
    configmaps: 1,
    "count/networkpolicies.networking.k8s.io": 0,
    services: 1,
    "unknown/thing": 0,
  };
  expect([...reports(hard, ...objects)].sort()).toEqual([
    "dev needs 1 networkpolicies.networking.k8s.io for deny; its quota is 0",
    "dev needs 1 services.loadbalancers for web; its quota is 0",
    "dev needs 2 configmaps for settings, kube-root-ca.crt; its quota is 1",
    "dev needs 2 services.nodeports for web; its quota is 1",
    "dev needs 4 persistentvolumeclaims for db 3, shared; its quota is 3",
    "dev needs 40Gi storage for db 3 × 10Gi, shared; its quota is 20Gi",
  ]);
});

test("leaves quotas with scopes alone, and objects that it cannot read", () => {
  const scoped = {
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: "best-effort" },
    spec: { hard: { pods: 0 }, scopes: ["BestEffort"] },
  };
  const odd = [
    { spec: null },
    { spec: { template: { spec: [] } } },
    { spec: { replicas: "many", template: { spec: { containers: [null, { resources: 1 }], initContainers: 7 } } } },
  ];
  expect(reports({ pods: "10", "requests.cpu": "x" }, scoped, { spec: one }, ...odd)).toEqual([]);
});
