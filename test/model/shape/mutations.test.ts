import { assert, constantFrom, jsonValue, oneof, property, string, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { checkShape } from "../../../src/model/shape/check-shape.ts";
import { isRecord } from "../../../src/model/shape/record.ts";
import { big, files } from "./big-fleet.ts";
import { edited } from "./edit.ts";

/** The paths of all fields of a value. */
function paths(value: unknown, at: readonly string[] = []): readonly string[] {
  const own = at.length === 0 ? [] : [at.join(".")];
  if (Array.isArray(value)) return [...own, ...value.flatMap((item, index) => paths(item, [...at, String(index)]))];
  // Keys with a dot of their own cannot be written as a path here.
  if (isRecord(value))
    return [
      ...own,
      ...Object.entries(value).flatMap(([key, each]) => (key.includes(".") ? [] : paths(each, [...at, key]))),
    ];
  return own;
}

const inPolicy = paths(big.policy);
const inVersions = paths(big.versions);

/** Fields that the types ask for, with what stands between dots: `*` is any name or position. */
const required = [
  "repository",
  "clusters",
  "environments",
  "components",
  "repository.owner",
  "repository.name",
  "repository.visibility",
  "clusters.*.delivery",
  "clusters.edge.flux.receiver.secret",
  "environments.*.cluster",
  "environments.*.sync",
  "environments.*.identity",
  "environments.*.identity.*",
  "environments.production.promotesFrom",
  "environments.*.approvals.team",
  "environments.*.freeze.*.from",
  "environments.*.freeze.*.until",
  "environments.*.freeze.*.reason",
  "environments.*.window.*.schedule",
  "environments.*.window.*.duration",
  "environments.production.limits.default",
  "environments.production.limits.request",
  "environments.production.limits.request.cpu",
  "environments.production.network.addresses.*.cidr",
  "components.*.helm",
  "components.*.helm.chart",
  "components.*.helm.repository",
  "components.*.helm.path",
  "components.*.image",
  "components.*.port",
  "components.*.kustomize",
  "components.*.kustomize.path",
  "components.shop.kustomize.image",
  "components.*.manifests",
  "components.*.external",
  "components.ingress.in",
  "components.operator.in",
  "components.*.namespace.name",
  "components.web.replicas.default",
  "components.web.cpu.default",
  "components.*.sync.default",
  "components.*.kustomize.path.default",
  "notifications.*.type",
  "parity.*.between",
  "parity.*.allow.0.component",
  "parity.*.allow.*.property",
  "parity.*.allow.*.environment",
  "parity.*.allow.*.setting",
  "parity.*.allow.*.field",
  "parity.*.allow.*.values",
  "parity.*.allow.*.reason",
] as const;

const matches = (path: string, pattern: string): boolean => {
  const [keys, wanted] = [path.split("."), pattern.split(".")];
  return keys.length === wanted.length && wanted.every((each, index) => each === "*" || each === keys[index]);
};

describe("a policy with something missing", () => {
  const fields = inPolicy.filter(
    (path) => required.some((pattern) => matches(path, pattern)) && path !== "environments.production.limits.max.cpu",
  );

  test("has every required field among those that are taken away", () => {
    expect(required.filter((pattern) => !fields.some((path) => matches(path, pattern)))).toEqual([]);
  });

  test.each(fields)("is reported: %s", (path) => {
    const result = checkShape({ ...big, policy: edited(big.policy, { [path]: undefined }) }, files);
    expect(result.ok).toBe(false);
    const parent = path.split(".").slice(0, -1);
    if (!result.ok)
      expect(result.findings.some(({ at }) => parent.every((key, index) => at.path[index] === key))).toBe(true);
  });

  test.each(inVersions)("is reported in the version map: %s", (path) => {
    const result = checkShape({ ...big, versions: edited(big.versions, { [path]: undefined }) }, files);
    expect(result).toMatchObject({ ok: false, findings: [{ rule: "versions/missing" }] });
  });
});

describe("a policy with anything changed", () => {
  const key = oneof(
    string({ maxLength: 12 }),
    constantFrom("__proto__", "default", "cluster", "dev", "web", "helm", "image", "in", "scope"),
  );
  const value = oneof(
    jsonValue(),
    constantFrom(() => 1, Symbol.iterator, 1n, Number.NaN, undefined, "dev", "web", "cluster", "1Gi"),
  );
  const change = oneof(
    tuple(constantFrom(...inPolicy), value).map(([path, put]) => ({ policy: { [path]: put }, versions: {} })),
    tuple(constantFrom(...inPolicy), key, value).map(([path, name, put]) => ({
      policy: { [`${path}.${name}`]: put },
      versions: {},
    })),
    tuple(constantFrom(...inPolicy), key).map(([path, name]) => {
      const parent = path.split(".").slice(0, -1);
      return { policy: { [path]: undefined, [[...parent, name].join(".")]: {} }, versions: {} };
    }),
    tuple(constantFrom(...inVersions), value).map(([path, put]) => ({ policy: {}, versions: { [path]: put } })),
  );

  test("is never a surprise: it is well, or it has findings with a place, a message and a next action", () => {
    assert(
      property(change, change, (one, other) => {
        const policy = edited(edited(big.policy, one.policy), other.policy);
        const versions = edited(edited(big.versions, one.versions), other.versions);
        const result = checkShape({ policy, versions }, files);
        if (result.ok) return;
        expect(result.findings.length).toBeGreaterThan(0);
        for (const { message, hint } of result.findings) {
          expect(message).not.toBe("");
          expect(`${message} ${hint}`).not.toMatch(/undefined(?! is|, not)|\[object|please|invalid|\.$/i);
          expect(hint).not.toMatch(/^$|none$|a value$/);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
