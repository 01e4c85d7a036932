import { describe, expect, test } from "vitest";
import { catalogue } from "../../../../imports/catalogue.ts";
import { diff } from "../../../../src/checks/parity/diff/diff.ts";
import { durationFields } from "../../../../src/checks/parity/diff/duration-fields.ts";
import { listKinds } from "../../../../src/checks/parity/diff/list-kinds.ts";
import type { Json } from "../../../../src/policy/index.ts";
import { lines } from "./objects.ts";

describe("the tables", () => {
  const lost = (entries: Iterable<readonly [string, Iterable<string>]>, belongs: (shape: string) => boolean) =>
    [...entries].flatMap(([type, fields]) =>
      [...fields]
        .filter((field) => !belongs(catalogue.types[type]?.[field] ?? "lost"))
        .map((field) => `${type}.${field}`),
    );

  test("name lists of the catalogue", () => {
    expect(
      lost(
        [...listKinds].map(([type, kinds]) => [type, kinds.keys()]),
        (shape) => shape.startsWith("[]"),
      ),
    ).toEqual([]);
  });

  test("name fields that the entries have", () => {
    const wrong = [...listKinds].flatMap(([type, kinds]) =>
      [...kinds].flatMap(([field, kind]) => {
        const entry = catalogue.types[catalogue.types[type]?.[field]?.slice(2) ?? ""] ?? {};
        return kind === "set"
          ? []
          : kind.keys.filter((key) => entry[key.field] !== "").map((key) => `${type}.${field}.${key.field}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("name durations of the catalogue, and all of them that Flux has", () => {
    expect(lost(durationFields, (shape) => shape === "")).toEqual([]);
    const missing = Object.entries(catalogue.types).flatMap(([type, fields]) =>
      /^[A-Z]\w+\.spec/.test(type)
        ? Object.keys(fields).filter(
            (field) => /interval|timeout/i.test(field) && !durationFields.get(type)?.has(field),
          )
        : [],
    );
    expect(missing).toEqual([]);
  });
});

const container = (resources: Json): Json => ({ spec: { containers: [{ name: "a", resources }] } });
const at = (path: string, value: Json): Json =>
  path.split(".").reduceRight<Json>((inner, key) => (key === "*" ? [inner] : { [key]: inner }), value);

describe("another spelling is no difference", () => {
  test.each<[string, string, Json, Json]>([
    ["v1/ResourceQuota", "spec.hard", { "requests.cpu": "1", pods: 5 }, { pods: "5", "requests.cpu": "1000m" }],
    ["v1/Service", "spec.ports.*", { port: 80, targetPort: 80 }, { targetPort: "80", port: 80 }],
    ["policy/v1/PodDisruptionBudget", "spec.minAvailable", 1, "1"],
    ["kustomize.toolkit.fluxcd.io/v1/Kustomization", "spec.interval", "60s", "1m"],
    ["helm.toolkit.fluxcd.io/v2/HelmRelease", "spec.upgrade.timeout", "1h", "60m"],
    ["argoproj.io/v1alpha1/Application", "spec.syncPolicy.retry.backoff.maxDuration", "180s", "3m"],
    ["argoproj.io/v1alpha1/ApplicationSet", "spec.template.spec.syncPolicy.retry.backoff.duration", "60s", "1m"],
  ])("in %s, %s", (kind, path, left, right) => {
    expect(diff(at(path, left), at(path, right), kind)).toEqual([]);
  });

  test("wherever a pod is", () => {
    const [left, right] = [
      container({ limits: { memory: "1Gi", cpu: "100m" } }),
      container({ limits: { cpu: 0.1, memory: "1024Mi" } }),
    ];
    const template = (pod: Json): Json => ({ spec: { template: pod } });
    expect(lines(left, right, "v1/Pod")).toEqual([]);
    for (const kind of [
      "apps/v1/Deployment",
      "apps/v1/StatefulSet",
      "apps/v1/DaemonSet",
      "apps/v1/ReplicaSet",
      "batch/v1/Job",
    ])
      expect(lines(template(left), template(right), kind), kind).toEqual([]);
    expect(
      lines({ spec: { jobTemplate: template(left) } }, { spec: { jobTemplate: template(right) } }, "batch/v1/CronJob"),
    ).toEqual([]);
    expect(
      lines(template(left), template(container({ limits: { memory: "2Gi", cpu: 0.1 } })), "apps/v1/Deployment"),
    ).toEqual(["spec.template.spec.containers.[a].resources.limits.memory changed"]);
  });
});

describe("another order is no difference", () => {
  const release = "helm.toolkit.fluxcd.io/v2/HelmRelease";
  const application = "argoproj.io/v1alpha1/Application";
  const project = "argoproj.io/v1alpha1/AppProject";
  const policy = "networking.k8s.io/v1/NetworkPolicy";
  test.each<[string, string, readonly Json[]]>([
    [release, "spec.dependsOn", [{ name: "a" }, { name: "a", namespace: "b" }]],
    ["kustomize.toolkit.fluxcd.io/v1/Kustomization", "spec.dependsOn", [{ name: "a" }, { name: "b" }]],
    [
      "notification.toolkit.fluxcd.io/v1beta3/Alert",
      "spec.eventSources",
      [
        { kind: "A", name: "*" },
        { kind: "B", name: "*" },
      ],
    ],
    [application, "spec.syncPolicy.syncOptions", ["CreateNamespace=true", "ServerSideApply=true"]],
    [application, "metadata.finalizers", ["a", "b"]],
    [
      project,
      "spec.destinations",
      [
        { server: "a", namespace: "x" },
        { server: "a", namespace: "y" },
      ],
    ],
    [project, "spec.sourceRepos", ["a", "b"]],
    [policy, "spec.ingress", [{ from: [] }, { ports: [] }]],
    [policy, "spec.egress.*.to", [{ podSelector: {} }, { namespaceSelector: {} }]],
    [policy, "spec.policyTypes", ["Ingress", "Egress"]],
    ["networking.k8s.io/v1/Ingress", "spec.rules", [{ host: "a" }, { host: "b" }]],
    ["v1/PersistentVolumeClaim", "spec.accessModes", ["ReadWriteOnce", "ReadOnlyMany"]],
    ["x.io/v1/Unknown", "metadata.finalizers", ["a", "b"]],
  ])("in %s, %s", (kind, path, list) => {
    expect(diff(at(path, list), at(path, list.toReversed()), kind)).toEqual([]);
    expect(diff(at(path, list), at(path, list.slice(1)), kind)).toHaveLength(1);
  });

  test("but is one in lists that are read in order", () => {
    const env = [{ name: "a" }, { name: "b" }];
    expect(lines(at("spec.valuesFrom", env), at("spec.valuesFrom", env.toReversed()), release)).toEqual([
      "spec.valuesFrom order",
    ]);
    const files = ["a.yaml", "b.yaml"];
    expect(
      diff(
        at("spec.source.helm.valueFiles", files),
        at("spec.source.helm.valueFiles", files.toReversed()),
        application,
      ),
    ).not.toEqual([]);
  });
});

describe("a user's definition", () => {
  const kind = "example.io/v1/Thing";
  const text = { type: "string" };
  const spec = {
    type: "object",
    properties: {
      ports: {
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["number", "protocol"],
        items: { properties: { number: { type: "integer" }, protocol: { ...text, default: "TCP" } } },
      },
      tags: { "x-kubernetes-list-type": "set", items: text },
      steps: { "x-kubernetes-list-type": "atomic", items: text },
      size: { "x-kubernetes-int-or-string": true, pattern: "^([+-]?[0-9.]+)([eEinumkKMGTPE]*|[KMGTPE]i|[numkMGTPE])$" },
      amount: { "x-kubernetes-int-or-string": true, pattern: "^(([KMGTPE]i)|[numkMGTPE])$" },
      port: { "x-kubernetes-int-or-string": true },
      limits: { additionalProperties: { "x-kubernetes-int-or-string": true } },
      broken: { "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": [1] },
    },
  };
  const definitions = new Map<string, unknown>([[kind, { properties: { spec } }]]);
  const found = (left: Json, right: Json, known: ReadonlyMap<string, unknown> = definitions) =>
    diff({ spec: left }, { spec: right }, kind, known).map(
      ({ path, kind: what }) => `${path.slice(1).join(".")} ${what}`,
    );

  test("says which lists have keys and which are sets", () => {
    const [a, b] = [{ number: 1 }, { number: 1, protocol: "UDP" }];
    expect(found({ ports: [a, b] }, { ports: [b, { ...a, x: 1 }] })).toEqual(["ports.[1/TCP].x added"]);
    expect(found({ tags: ["a", "b"] }, { tags: ["b", "a"] })).toEqual([]);
    expect(found({ steps: ["a", "b"] }, { steps: ["b", "a"] })).toHaveLength(2);
    expect(found({ broken: ["a", "b"] }, { broken: ["b", "a"] })).toHaveLength(2);
  });

  test("says which values are quantities, and which are numbers or texts", () => {
    expect(
      found({ amount: "1Gi", port: 80, limits: { a: 1 } }, { amount: "1024Mi", port: "80", limits: { a: "1" } }),
    ).toEqual([]);
    expect(found({ port: "1000m" }, { port: 1 })).toEqual(["port changed"]);
  });

  test("may be anything at all", () => {
    for (const schema of [
      null,
      7,
      "x",
      [],
      { properties: 1 },
      { properties: { spec: { properties: [], additionalProperties: true } } },
    ])
      expect(found({ a: [1, 2] }, { a: [2, 1] }, new Map([[kind, schema]]))).toHaveLength(2);
  });

  test("comes before what we know of a kind, and adds to it", () => {
    const route = {
      properties: {
        spec: {
          properties: {
            externalIPs: { "x-kubernetes-list-type": "atomic" },
            extra: { "x-kubernetes-list-type": "set" },
          },
        },
      },
    };
    const own = new Map<string, unknown>([["v1/Service", route]]);
    const service = (list: readonly string[]): Json => ({ spec: { externalIPs: list, extra: list } });
    expect(diff(service(["a", "b"]), service(["b", "a"]), "v1/Service", own)).toEqual([]);
  });
});
