import { describe, expect, test } from "vitest";
import { Workload, type WorkloadProps } from "../../src/constructs/workload/workload.ts";
import { render } from "./render.ts";

test("a workload is a Deployment and a Service, and no more than what was asked for", () => {
  const objects = workload({});
  expect(objects.map(({ kind }) => kind)).toEqual(["Deployment", "Service"]);
  expect(objects[1]).toHaveProperty("spec", {
    selector: { "app.kubernetes.io/name": "api" },
    ports: [{ name: "http", port: 80, targetPort: "http" }],
  });
});

test("a container has no privileges, no defaults of its own, and the amounts as they were written", () => {
  expect(podOf({})).toEqual({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    containers: [
      {
        name: "api",
        image: "ghcr.io/acme/api:1.4.2",
        ports: [{ name: "http", containerPort: 8080 }],
        resources: { requests: { cpu: "100m", memory: "2Gi" }, limits: { memory: "2Gi" } },
        readinessProbe: { tcpSocket: { port: "http" } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        },
        volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
      },
    ],
    volumes: [{ name: "tmp", emptyDir: {} }],
  });
});

test("a Deployment selects by its name alone, so that labels may change", () => {
  const [deployment] = workload({
    labels: { "app.kubernetes.io/version": "1.4.2", "app.kubernetes.io/part-of": "shop" },
  });
  const labels = {
    "app.kubernetes.io/name": "api",
    "app.kubernetes.io/version": "1.4.2",
    "app.kubernetes.io/part-of": "shop",
  };
  expect(deployment).toMatchObject({ metadata: { labels }, spec: { template: { metadata: { labels } } } });
  expect(deployment).toHaveProperty("spec.selector", { matchLabels: { "app.kubernetes.io/name": "api" } });
});

test("an update never runs fewer pods than asked for", () => {
  expect(workload({})[0]).toHaveProperty("spec.strategy", {
    type: "RollingUpdate",
    rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 },
  });
});

test("environment variables keep their order", () => {
  const env = { ZEBRA: "1", APPLE: "on", MANGO: "" };
  expect(podOf({ env })).toHaveProperty(
    "containers.0.env",
    Object.entries(env).map(([name, value]) => ({ name, value })),
  );
});

test("a container takes Secrets, credentials, a CPU limit and probes", () => {
  const pod = podOf({
    cpuLimit: "1",
    envFromSecrets: ["api-runtime", "shared"],
    pullSecrets: ["ghcr", "quay"],
    probes: { startup: "/started", readiness: "/ready", liveness: "/health" },
  });
  expect(pod).toMatchObject({
    imagePullSecrets: [{ name: "ghcr" }, { name: "quay" }],
    containers: [
      {
        envFrom: [{ secretRef: { name: "api-runtime" } }, { secretRef: { name: "shared" } }],
        resources: { requests: { cpu: "100m", memory: "2Gi" }, limits: { cpu: "1", memory: "2Gi" } },
        startupProbe: { httpGet: { path: "/started", port: "http" }, periodSeconds: 5, failureThreshold: 60 },
        readinessProbe: { httpGet: { path: "/ready", port: "http" } },
        livenessProbe: { httpGet: { path: "/health", port: "http" } },
      },
    ],
  });
});

describe("more than one replica", () => {
  const [deployment, , budget] = workload({ replicas: 3 });

  test("are spread over the nodes where there is room", () => {
    expect(deployment).toHaveProperty("spec.replicas", 3);
    expect(deployment).toHaveProperty("spec.template.spec.topologySpreadConstraints", [
      {
        maxSkew: 1,
        topologyKey: "kubernetes.io/hostname",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels: { "app.kubernetes.io/name": "api" } },
      },
    ]);
  });

  test("leave a node one at a time", () => {
    expect(budget).toMatchObject({
      kind: "PodDisruptionBudget",
      metadata: { name: "api" },
      spec: { maxUnavailable: 1, selector: { matchLabels: { "app.kubernetes.io/name": "api" } } },
    });
  });
});

test("a host asks for an Ingress, a certificate for its TLS section", () => {
  const [, , plain] = workload({ host: "api.dev.example.org" });
  const [, , full] = workload({ host: "api.dev.example.org", ingressClass: "traefik", tlsSecret: "wildcard" });
  const rules = [
    {
      host: "api.dev.example.org",
      http: {
        paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "api", port: { name: "http" } } } }],
      },
    },
  ];
  expect(plain).toMatchObject({ kind: "Ingress", metadata: { name: "api", namespace: "dev" } });
  expect(plain?.spec).toEqual({ rules });
  expect(full?.spec).toEqual({
    ingressClassName: "traefik",
    tls: [{ hosts: ["api.dev.example.org"], secretName: "wildcard" }],
    rules,
  });
});

function workload(props: Partial<WorkloadProps>) {
  return render(
    (scope) =>
      new Workload(scope, "Api", {
        name: "api",
        namespace: "dev",
        image: "ghcr.io/acme/api:1.4.2",
        port: 8080,
        cpu: "100m",
        memory: "2Gi",
        ...props,
      }),
  );
}

function podOf(props: Partial<WorkloadProps>): unknown {
  const spec = workload(props)[0]?.spec;
  return spec instanceof Object && "template" in spec && spec.template instanceof Object && "spec" in spec.template
    ? spec.template.spec
    : undefined;
}
