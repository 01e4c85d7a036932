import { expect, test } from "vitest";
import { mutants } from "../../../src/checks/mutation/mutants.ts";
import type { Json } from "../../../src/policy/scalars.ts";
import { bodies } from "./bodies.ts";

const of = (kind: string, template: Json, definition?: unknown) => [
  ...mutants({ kind, template, neighbour: new Map(), definition }),
];

const at = (kind: string, operator: string, path: string, definition?: unknown, template?: Json) =>
  of(kind, template ?? bodies[kind] ?? null, definition)
    .filter((mutant) => mutant.operator === operator && mutant.path.join(" ") === path)
    .map(({ label }) => label);

test("lists whose order means nothing are must-not, lists whose order means something are must", () => {
  const pod = "spec template spec";
  const kind = "apps/v1/Deployment";
  expect(at(kind, "reorder-list", `${pod} containers`)).toEqual(["must-not"]);
  expect(at(kind, "reorder-list", `${pod} containers 0 env`)).toEqual(["must-not"]);
  expect(at(kind, "reorder-list", `${pod} containers 1 env`)).toEqual(["must"]);
  expect(at(kind, "reorder-list", `${pod} initContainers`)).toEqual(["must"]);
  expect(at(kind, "reorder-list", `${pod} containers 0 args`)).toEqual(["must"]);
  expect(at(kind, "reorder-list", `${pod} containers 0 securityContext capabilities drop`)).toEqual([]);
  expect(at("helm.toolkit.fluxcd.io/v2/HelmRelease", "reorder-list", "spec values ports")).toEqual(["must"]);
  expect(at("v1/ConfigMap", "reorder-list", "data app.yaml $text limits")).toEqual(["must"]);
});

test("a list of keyed items that share a key is left alone", () => {
  const spec = { ports: [{ port: 80 }, { port: 80, protocol: "TCP", name: "b" }] };
  expect(at("v1/Service", "reorder-list", "spec ports", undefined, { spec })).toEqual([]);
});

test("one of two equal items is removed only where order counts", () => {
  const rules = [{ verbs: ["get", "get"] }];
  const kind = "rbac.authorization.k8s.io/v1/Role";
  expect(at(kind, "remove", "rules 0 verbs 0", undefined, { rules })).toEqual([]);
  expect(at("", "remove", "rules 0 verbs 0", undefined, { rules })).toEqual(["must"]);
});

test("quantities, durations and int-or-strings are respelt where the field has the type, and nowhere else", () => {
  const respelt = (kind: string) =>
    of(kind, bodies[kind] ?? null)
      .filter(({ operator }) => operator === "respell")
      .map((mutant) => {
        let value: unknown = mutant.apply(bodies[kind] ?? null);
        for (const key of mutant.path) value = Object(value)[key];
        return `${mutant.path.slice(-2).join(".")} ${JSON.stringify(value)}`;
      });
  expect(respelt("v1/ResourceQuota")).toEqual([
    'hard.requests.cpu "4000m"',
    "hard.requests.cpu 4",
    'hard.requests.memory "8192Mi"',
    'hard.pods "60000m"',
    "hard.pods 60",
  ]);
  expect(respelt("v1/Service")).toEqual(['1.targetPort "8443"']);
  expect(respelt("helm.toolkit.fluxcd.io/v2/HelmRelease")).toEqual([
    'spec.interval "60m"',
    'spec.timeout "90s"',
    'install.timeout "300s"',
  ]);
  expect(respelt("")).toEqual([]);
});

test("a number becomes text only where that is another value for sure", () => {
  const template = { spec: { size: 1 } };
  const swap = (kind: string, definition?: unknown) =>
    of(kind, template, definition)
      .find(({ operator }) => operator === "swap-type")
      ?.apply(template);
  const typed = (schema: unknown) => ({ properties: { spec: { properties: { size: schema } } } });
  expect(swap("")).toEqual({ spec: { size: "1" } });
  expect(swap("a.org/v1/Thing")).toEqual({ spec: { size: [1] } });
  expect(swap("a.org/v1/Thing", typed({ type: "integer" }))).toEqual({ spec: { size: "1" } });
  expect(swap("a.org/v1/Thing", typed({ "x-kubernetes-int-or-string": true }))).toEqual({ spec: { size: [1] } });
});

test("the definition of a kind says which of its lists have an order", () => {
  const template = {
    spec: { a: ["x", "y"], b: [{ id: 1 }, { id: 2 }], c: [1, 2], d: [1, 2], ports: [1, 2], e: [1, 2] },
  };
  const items = { type: "string" };
  const definition = {
    properties: {
      spec: {
        properties: {
          a: { type: "array", items, "x-kubernetes-list-type": "set" },
          b: { type: "array", items, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["id"] },
          c: { type: "array", items, "x-kubernetes-list-type": "atomic" },
          d: { type: "array", items },
          ports: { type: "array", items },
        },
      },
    },
  };
  const label = (key: string) => at("a.org/v1/Thing", "reorder-list", `spec ${key}`, definition, template);
  expect(["a", "b", "c", "d", "ports", "e"].map(label)).toEqual([
    ["must-not"],
    ["must-not"],
    ["must"],
    ["must"],
    [],
    [],
  ]);
});
