import { App, Chart } from "cdk8s";
import { describe, expect, test } from "vitest";
import {
  EnvironmentNamespace,
  type EnvironmentNamespaceProps,
} from "../../src/constructs/namespace/environment-namespace.ts";
import { render } from "./render.ts";

test("a namespace without a policy is still protected from being pruned, and checks its pods", () => {
  const objects = namespace({});
  expect(objects).toHaveLength(1);
  expect(objects[0]).toMatchInlineSnapshot(`
    {
      "apiVersion": "v1",
      "kind": "Namespace",
      "metadata": {
        "annotations": {
          "argocd.argoproj.io/sync-options": "Prune=false,Delete=confirm",
          "kustomize.toolkit.fluxcd.io/prune": "disabled",
        },
        "labels": {
          "environment": "dev",
          "pod-security.kubernetes.io/audit": "restricted",
          "pod-security.kubernetes.io/audit-version": "v1.35",
          "pod-security.kubernetes.io/enforce": "baseline",
          "pod-security.kubernetes.io/enforce-version": "v1.35",
          "pod-security.kubernetes.io/warn": "restricted",
          "pod-security.kubernetes.io/warn-version": "v1.35",
        },
        "name": "dev",
      },
    }
  `);
});

test.each([
  ["privileged", "baseline"],
  ["baseline", "restricted"],
  ["restricted", "restricted"],
] as const)("what %s does not ask for, %s warns about", (enforce, warn) => {
  const [object] = namespace({ policy: { podSecurity: enforce } });
  expect(object).toMatchObject({
    metadata: {
      labels: {
        "pod-security.kubernetes.io/enforce": enforce,
        "pod-security.kubernetes.io/warn": warn,
        "pod-security.kubernetes.io/audit": warn,
      },
    },
  });
});

test("a namespace has no namespace, whatever its chart says", () => {
  const chart = new Chart(new App(), "chart", { namespace: "argocd" });
  const { namespace } = new EnvironmentNamespace(chart, "Dev", { name: "dev", policy: {}, kubernetes: "1.35" });
  expect(namespace.toJson().metadata).not.toHaveProperty("namespace");
});

test("a quota counts in strings", () => {
  const quota = {
    cpu: "4",
    memory: "8Gi",
    limits: { memory: "8Gi" },
    pods: 20,
    storage: "100Gi",
    objects: { "services.loadbalancers": 0 },
  } as const;
  expect(find("ResourceQuota", { policy: { quota } })).toEqual({
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: "quota", namespace: "dev", labels: { environment: "dev" } },
    spec: {
      hard: {
        "requests.cpu": "4",
        "requests.memory": "8Gi",
        "limits.memory": "8Gi",
        "requests.storage": "100Gi",
        pods: "20",
        "services.loadbalancers": "0",
      },
    },
  });
});

test("limits say what a container gets that states nothing", () => {
  const limits = {
    default: { cpu: "500m", memory: "256Mi" },
    request: { cpu: "50m", memory: "64Mi" },
    max: { memory: "2Gi" },
  } as const;
  expect(find("LimitRange", { policy: { limits } })).toMatchObject({
    metadata: { name: "limits", namespace: "dev" },
    spec: { limits: [{ type: "Container", default: limits.default, defaultRequest: limits.request, max: limits.max }] },
  });
});

describe("an isolated namespace", () => {
  test("allows DNS and itself only", () => {
    const policies = namespace({ policy: { network: "isolated" } }).slice(1);
    const everyPod = { podSelector: {} };
    const dns = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } } };
    const ports = [
      { port: 53, protocol: "UDP" },
      { port: 53, protocol: "TCP" },
    ];
    expect(policies.map(({ metadata, spec }) => ({ metadata, spec }))).toEqual([
      { metadata: inDev("default-deny"), spec: { ...everyPod, policyTypes: ["Ingress", "Egress"] } },
      { metadata: inDev("allow-dns"), spec: { ...everyPod, policyTypes: ["Egress"], egress: [{ to: [dns], ports }] } },
      {
        metadata: inDev("allow-same-namespace"),
        spec: {
          ...everyPod,
          policyTypes: ["Ingress", "Egress"],
          ingress: [{ from: [everyPod] }],
          egress: [{ to: [everyPod] }],
        },
      },
    ]);
  });

  test("allows what it lists, a policy for each direction", () => {
    const network = {
      from: ["traefik", "monitoring"],
      to: ["kafka"],
      addresses: [{ cidr: "10.0.0.0/8" }, { cidr: "192.0.2.7/32", ports: [443, 8443] }],
    };
    const [from, to, addresses] = namespace({ policy: { network } }).slice(4);
    const only = (name: string) => ({ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } } });
    expect(from).toMatchObject({
      metadata: { name: "allow-from" },
      spec: { policyTypes: ["Ingress"], ingress: [{ from: [only("traefik"), only("monitoring")] }] },
    });
    expect(to).toMatchObject({
      metadata: { name: "allow-to" },
      spec: { policyTypes: ["Egress"], egress: [{ to: [only("kafka")] }] },
    });
    expect(addresses).toHaveProperty("spec.egress", [
      { to: [{ ipBlock: { cidr: "10.0.0.0/8" } }] },
      {
        to: [{ ipBlock: { cidr: "192.0.2.7/32" } }],
        ports: [
          { port: 443, protocol: "TCP" },
          { port: 8443, protocol: "TCP" },
        ],
      },
    ]);
  });
});

test("a tenant's account rules its namespace and no other", () => {
  const objects = namespace({ tenant: { serviceAccount: "flux" } });
  expect(objects[0]).toHaveProperty(["metadata", "labels", "toolkit.fluxcd.io/tenant"], "dev");
  expect(objects[1]).toMatchObject({ kind: "ServiceAccount", metadata: { name: "flux", namespace: "dev" } });
  expect(objects[2]).toMatchObject({
    kind: "RoleBinding",
    metadata: { name: "flux-reconciler", namespace: "dev" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
    subjects: [{ kind: "ServiceAccount", name: "flux", namespace: "dev" }],
  });
});

const inDev = (name: string) => ({ name, namespace: "dev", labels: { environment: "dev" } });

function namespace(props: Partial<EnvironmentNamespaceProps>) {
  return render(
    (scope) =>
      new EnvironmentNamespace(scope, "Dev", {
        name: "dev",
        labels: { environment: "dev" },
        kubernetes: "1.35",
        policy: {},
        ...props,
      }),
  );
}

function find(kind: string, props: Partial<EnvironmentNamespaceProps>) {
  return namespace(props).find((object) => object.kind === kind);
}
