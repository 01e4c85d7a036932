import { describe, expect, test } from "vitest";
import { diff } from "../../../../src/checks/parity/diff/diff.ts";
import type { Json } from "../../../../src/policy/index.ts";
import { deployment, lines } from "./objects.ts";

const role = (...rules: readonly Json[]): Json => ({ rules });
const kindOf = { deployment: "apps/v1/Deployment", role: "rbac.authorization.k8s.io/v1/Role", service: "v1/Service" };
const pods = (left: Json, right: Json): readonly string[] =>
  lines(deployment(left), deployment(right), kindOf.deployment).map((line) => line.replace("spec.template.spec.", ""));

describe("a list whose entries have a key", () => {
  test("has no order where its kind has none", () => {
    const [a, b] = [
      { name: "a", image: "x" },
      { name: "b", image: "y" },
    ];
    expect(pods({ containers: [a, b] }, { containers: [b, a] })).toEqual([]);
    expect(pods({ volumes: [a, b] }, { volumes: [b, a] })).toEqual([]);
    expect(pods({ containers: [a, b] }, { containers: [{ ...b, image: "z" }, { name: "c" }] })).toEqual([
      "containers.[a] removed",
      "containers.[b].image changed",
      "containers.[c] added",
    ]);
  });

  test("has an order where it matters, and another order is one difference", () => {
    const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];
    expect(
      diff(deployment({ initContainers: [a, b, c] }), deployment({ initContainers: [c, a, b] }), kindOf.deployment),
    ).toEqual([
      {
        path: ["spec", "template", "spec", "initContainers"],
        kind: "order",
        left: ["a", "b", "c"],
        right: ["c", "a", "b"],
      },
    ]);
    expect(pods({ initContainers: [a, c] }, { initContainers: [a, b, c] })).toEqual(["initContainers.[b] added"]);
  });

  test("has an order among variables only where one refers to another", () => {
    const env = (...values: readonly string[]): Json => ({
      containers: [{ name: "web", env: values.map((value) => ({ name: value.slice(0, 1), value: value.slice(2) })) }],
    });
    expect(pods(env("A=1", "B=2"), env("B=2", "A=1"))).toEqual([]);
    expect(pods(env("A=1", "B=$(A)"), env("B=$(A)", "A=1"))).toEqual(["containers.[web].env order"]);
    expect(pods(env("A=1", "B=$(A)"), env("B=2", "A=1"))).toEqual([
      "containers.[web].env.[B].value changed",
      "containers.[web].env order",
    ]);
  });

  test("may have a key of several fields, of which some may be left out", () => {
    const ports = (...list: readonly Json[]): Json => ({ containers: [{ name: "web", ports: list }] });
    const [tcp, udp] = [{ containerPort: 53 }, { containerPort: 53, protocol: "UDP" }];
    expect(pods(ports(tcp, udp), ports(udp, tcp))).toEqual([]);
    expect(pods(ports(tcp, udp), ports(udp, { ...tcp, name: "dns" }))).toEqual([
      "containers.[web].ports.[53/TCP].name added",
    ]);
    expect(pods(ports(tcp), ports({ ...tcp, protocol: "TCP" }))).toEqual([
      "containers.[web].ports.[53/TCP].protocol added",
    ]);
    const service = (...list: readonly Json[]): Json => ({ spec: { ports: list } });
    expect(
      lines(service({ port: 80 }, { port: 81 }), service({ port: 81 }, { port: 80, nodePort: 1 }), kindOf.service),
    ).toEqual(["spec.ports.[80/TCP].nodePort added"]);
    const [one, two] = [{ key: "a", value: "x", effect: "NoSchedule" }, { operator: "Exists" }];
    expect(pods({ tolerations: [one, two] }, { tolerations: [two, { ...one, operator: "Equal" }] })).toEqual([
      "tolerations.[a/Equal/x/NoSchedule].operator added",
    ]);
  });

  test("is compared as it stands where a key stands twice on a side, or is missing", () => {
    const [a, b] = [
      { name: "a", image: "x" },
      { name: "b", image: "y" },
    ];
    expect(pods({ containers: [a, a] }, { containers: [a, b] })).toEqual([
      "containers.[1].name changed",
      "containers.[1].image changed",
    ]);
    expect(pods({ containers: [a, b] }, { containers: [b, a, a] })).not.toEqual([]);
    expect(pods({ containers: [a, { image: "y" }] }, { containers: [{ image: "y" }, a] })).toHaveLength(2);
  });
});

describe("a set", () => {
  const rule = (...verbs: readonly string[]): Json => ({ apiGroups: ["", "apps"], resources: ["pods"], verbs });

  test("has no order, at any depth", () => {
    expect(
      lines(role(rule("get", "list"), rule("watch")), role(rule("watch"), rule("list", "get")), kindOf.role),
    ).toEqual([]);
  });

  test("of sets has no order either", () => {
    const [read, write] = [rule("get", "list"), rule("create", "delete")];
    const [readToo, writeToo] = [rule("list", "get"), rule("delete", "create")];
    expect(lines(role(read, write), role(writeToo, readToo), kindOf.role)).toEqual([]);
  });

  test("of large entries finds what belongs together by what is deep inside", () => {
    const from = (app: string): Json => ({ from: [{ podSelector: { matchLabels: { app } } }] });
    const policy = (...ingress: readonly Json[]): Json => ({ spec: { ingress } });
    expect(
      lines(policy(from("a"), from("b")), policy(from("b"), from("a")), "networking.k8s.io/v1/NetworkPolicy"),
    ).toEqual([]);
  });

  test("finds what belongs together in any spelling", () => {
    const policy = (...ports: readonly Json[]): Json => ({ spec: { ingress: [{ ports }] } });
    const kind = "networking.k8s.io/v1/NetworkPolicy";
    expect(lines(policy({ port: 80 }, { port: 81 }), policy({ port: "81" }, { port: "80" }), kind)).toEqual([]);
  });

  test("of texts knows them by themselves", () => {
    expect(lines(role(rule("get", "list")), role(rule("list", "watch")), kindOf.role)).toEqual([
      "rules.[0].verbs.[get] removed",
      "rules.[0].verbs.[watch] added",
    ]);
  });

  test("of objects compares those without a counterpart with one another", () => {
    const changed = role(rule("delete"), rule("watch"), rule("get", "list", "patch"));
    expect(lines(role(rule("get", "list"), rule("watch"), rule("delete")), changed, kindOf.role)).toEqual([
      "rules.[0].verbs.[patch] added",
    ]);
    expect(lines(role(rule("watch")), role(rule("get"), rule("watch"), rule("list")), kindOf.role)).toEqual([
      "rules.[0] added",
      "rules.[2] added",
    ]);
  });

  test("that holds an entry twice differs from one that holds it once", () => {
    expect(lines(role(rule("a"), rule("a")), role(rule("a")), kindOf.role)).toEqual(["rules.[1] removed"]);
    expect(lines(role(rule("a", "a", "a", "b")), role(rule("b", "a")), kindOf.role)).toEqual([
      "rules.[0].verbs.[a] removed",
    ]);
  });

  test("of scalars of several types keeps them apart", () => {
    expect(lines(role(...["1", true, "", null]), role(1), kindOf.role)).toEqual([
      "rules.[1] removed",
      "rules.[true] removed",
      "rules.[2] removed",
      "rules.[3] removed",
      "rules.[1] added",
    ]);
  });
});

describe("a list of which nothing is known", () => {
  test("is compared by names, and so is its order", () => {
    const [a, b] = [
      { name: "a", port: 1 },
      { name: "b", port: 2 },
    ];
    expect(lines({ ports: [a, b] }, { ports: [b, { ...a, port: 3 }] })).toEqual([
      "ports.[a].port changed",
      "ports order",
    ]);
    expect(lines([{ id: "x", a: 1 }], [{ id: "w" }, { id: "x", a: 2 }])).toEqual(["[x].a changed", "[w] added"]);
    expect(lines([{ key: "x" }], [])).toEqual(["[x] removed"]);
    expect(lines([{ name: 1 }, { name: 2 }], [{ name: 2 }])).toEqual(["[0] removed"]);
  });

  test("is compared by what follows each other where there are no names", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => ({ value: index }));
    expect(lines(hundred, [{ value: -1 }, ...hundred])).toEqual(["[0] added"]);
    expect(lines(["a", "b", "c"], ["a", "x", "c", "d"])).toEqual(["[1] changed", "[3] added"]);
    expect(lines(["a", "b"], ["b", "a"])).toHaveLength(2);
    expect(lines([{ a: 1, b: 1 }], [{ a: 1, b: 2 }])).toEqual(["[0].b changed"]);
  });

  test("in Helm values is no list of a pod, whatever it is called", () => {
    const release = (values: Json): Json => ({ spec: { values } });
    const [a, b] = [{ containerPort: 80 }, { containerPort: 81 }];
    const kind = "helm.toolkit.fluxcd.io/v2/HelmRelease";
    expect(lines(release({ ports: [a, b] }), release({ ports: [b, a] }), kind)).toHaveLength(2);
    expect(lines(release({ finalizers: ["a", "b"] }), release({ finalizers: ["b", "a"] }), kind)).toHaveLength(2);
    expect(lines(release({ cpu: "100m" }), release({ cpu: "0.1" }), kind)).toEqual(["spec.values.cpu changed"]);
  });
});
