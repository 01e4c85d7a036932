import { expect, test } from "vitest";
import { building, charted, type Small, said, settings, worker } from "./fleet.ts";

const objects = (object: (own: unknown) => object, one: unknown, two: unknown): Small => ({
  components: { web: building(({ settings: { a } }) => [object(a)]) },
  environments: settings({ a: one }, { a: two }),
});

const pod = (spec: object) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels: { app: "web" } }, spec },
  },
});
const container = (own: object) => pod({ containers: [{ name: "web", image: "web:1", ...own }] });
const service = (ports: unknown) => ({ apiVersion: "v1", kind: "Service", metadata: { name: "web" }, spec: { ports } });

const [a, b] = [
  { name: "A", value: "1" },
  { name: "B", value: "2" },
];
const [port, other] = [
  { port: 80, name: "http" },
  { port: 443, name: "https" },
];

const noise: readonly (readonly [what: string, small: Small])[] = [
  ["cpu", objects((cpu) => container({ resources: { requests: { cpu } } }), "100m", "0.1")],
  ["memory", objects((memory) => container({ resources: { limits: { memory } } }), "1Gi", "1024Mi")],
  ["a number of cores", objects((cpu) => container({ resources: { limits: { cpu } } }), "1", 1)],
  ["a target port", objects((targetPort) => service([{ port: 80, targetPort }]), 8080, "8080")],
  ["variables in another order", objects((env) => container({ env }), [a, b], [b, a])],
  ["ports in another order", objects((ports) => service(ports), [port, other], [other, port])],
  [
    "keys in another order",
    objects((data) => ({ metadata: { name: "x" }, data }), { x: "1", y: "2" }, { y: "2", x: "1" }),
  ],
  [
    "embedded YAML in another layout",
    objects(
      (yaml) => ({ metadata: { name: "x" }, data: { yaml } }),
      "a: 1\nb: [x, z]\n",
      "# why\nb:\n  - x\n  - z\na: 1\n",
    ),
  ],
  [
    "embedded JSON with spaces",
    objects((json) => ({ metadata: { name: "x" }, data: { json } }), '{"a":1,"b":2}', '{ "b": 2, "a": 1 }'),
  ],
  [
    "an interval of Flux",
    objects(
      (interval) => ({
        apiVersion: "source.toolkit.fluxcd.io/v1",
        kind: "GitRepository",
        metadata: { name: "x" },
        spec: { interval, url: "https://example.com/x" },
      }),
      "60s",
      "1m",
    ),
  ],
  ["memory of a workload", { components: { web: worker({ memory: { default: "1Gi", production: "1024Mi" } }) } }],
  ["cpu of a workload", { components: { web: worker({ cpu: { default: "100m", production: "0.1" } }) } }],
  [
    "the order of settings",
    {
      components: { web: charted(({ settings: own }) => own) },
      environments: settings({ a: 1, b: 2 }, { b: 2, a: 1 }),
    },
  ],
];

for (const [what, small] of noise)
  test(`another spelling of ${what} is no difference`, () => {
    expect(said(small)).toEqual([]);
  });

test("drift and quota in another spelling are no difference", () => {
  const small: Small = {
    components: { web: worker() },
    environments: {
      staging: { intervals: { drift: "60m" }, quota: { cpu: "1", memory: "1Gi" } },
      production: { promotesFrom: "staging", intervals: { drift: "1h" }, quota: { cpu: "1000m", memory: "1024Mi" } },
    },
  };
  expect(said(small)).toEqual([]);
});

const signals: readonly (readonly [what: string, small: Small])[] = [
  ["a text and a number", objects((data) => ({ metadata: { name: "x" }, data }), { x: "1" }, { x: 1 })],
  [
    "values that only look alike",
    { components: { web: charted(({ settings: own }) => own) }, environments: settings({ a: "100m" }, { a: "0.1" }) },
  ],
  ["the order of arguments", objects((args) => container({ args }), ["a", "b"], ["b", "a"])],
  [
    "variables that refer to each other",
    objects((env) => container({ env }), [a, { name: "B", value: "$(A)" }], [{ name: "B", value: "$(A)" }, a]),
  ],
  [
    "nothing and null",
    { components: { web: charted(({ settings: own }) => own) }, environments: settings({}, { a: null }) },
  ],
  [
    "an empty list and none",
    { components: { web: charted(({ settings: own }) => own) }, environments: settings({}, { a: [] }) },
  ],
  ["a version in YAML", objects((yaml) => ({ metadata: { name: "x" }, data: { yaml } }), "v: 1.10\n", "v: 1.1\n")],
];

for (const [what, small] of signals)
  test(`${what}: that is a difference`, () => {
    expect(said(small)).toHaveLength(1);
  });
