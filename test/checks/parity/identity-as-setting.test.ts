import { expect, test } from "vitest";
import { building, judged, pair, type Small, said, type View } from "./fleet.ts";

const amounts: readonly (readonly [value: string, what: string])[] = [
  ["512Mi", "an amount"],
  ["100m", "a span of time"],
  ["250Ki", "an amount"],
  ["3", "a number"],
  ["0.5", "a number"],
  ["5m30s", "a span of time"],
  ["1.2.3", "a version"],
  ["true", "a yes or no"],
  ["off", "a yes or no"],
];

const named = (value: string): Small => ({
  environments: pair({ identity: { size: "small-a" } }, { identity: { size: value } }),
  parity: [],
});

for (const [value, what] of amounts)
  test(`a name cannot be ${value}`, () => {
    const found = said(named(value));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^policy\/identity-as-setting: the size of production is /);
    expect(found[0]).toContain(what);
  });

for (const value of ["logs", "123456789012", "logs-2", "v1-logs", "2024-logs", "example.com", "a1", "eu1"])
  test(`a name can be ${value}`, () => {
    expect(said(named(value))).toEqual([]);
  });

const objects = (object: (view: View) => object): Small => ({
  environments: pair({ identity: { kind: "ClusterIP" } }, { identity: { kind: "LoadBalancer" } }),
  components: { web: building((view) => [object(view)]) },
});

const service = (spec: object) => ({ apiVersion: "v1", kind: "Service", metadata: { name: "web" }, spec });
const pod = (container: object) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: { containers: [{ name: "web", image: "registry.example.com/web:1", ...container }] },
});

const misplaced = async (small: Small) =>
  (await judged(small)).findings.filter(({ rule }) => rule === "policy/identity-as-setting");

test("a name that is used as a choice is reported at its field", async () => {
  const found = await misplaced(objects(({ identity }) => service({ type: identity.kind, ports: [{ port: 80 }] })));
  expect(found).toHaveLength(1);
  expect(found[0]?.rendered?.field).toBe("spec.type");
  expect(found[0]?.message).toContain("kind");
});

test("a name that is used as a choice in a list is reported", async () => {
  const found = await misplaced(objects(({ identity }) => pod({ imagePullPolicy: identity.kind })));
  expect(found).toHaveLength(1);
  expect(found[0]?.rendered?.field).toMatch(/imagePullPolicy$/);
});

test("a name that is used as an amount is reported by what it is and by where it is used", async () => {
  const small: Small = {
    environments: pair({ identity: { size: "1Gi" } }, { identity: { size: "2Gi" } }),
    components: {
      web: building(({ identity }) => [pod({ resources: { limits: { memory: identity.size } } })]),
    },
  };
  const found = await misplaced(small);
  expect(found.filter(({ message }) => message.includes("reads as an amount"))).toHaveLength(2);
});

test("names where names stand are right", async () => {
  const small: Small = {
    environments: pair({ identity: { secret: "key-a" } }, { identity: { secret: "key-b" } }),
    components: {
      web: building(({ identity }) => [
        pod({
          envFrom: [{ secretRef: { name: identity.secret } }],
          env: [{ name: "A", value: identity.secret }],
          args: [identity.secret],
        }),
      ]),
    },
  };
  expect(await misplaced(small)).toEqual([]);
});
