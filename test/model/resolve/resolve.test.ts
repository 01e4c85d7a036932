import { describe, expect, test } from "vitest";
import { resolve } from "../../../src/model/resolve/resolve.ts";
import type { AnyFleet, AnyVersions } from "../../../src/model/shape/any-fleet.ts";

const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" };

type Components = AnyFleet["components"];

function fleet(components: Components, more: Partial<AnyFleet> = {}): AnyFleet {
  return {
    repository: { owner: "acme", name: "shop", visibility: "public" },
    clusters: { lab: { delivery: "flux" }, live: { delivery: "argocd" } },
    environments: {
      dev: { cluster: "lab", sync: "automatic", identity: { bucket: "shop-dev" }, settings: { size: 1 } },
      production: {
        cluster: "live",
        sync: "manual",
        identity: { bucket: "shop-production" },
        settings: { size: 3 },
        domain: "acme.example",
      },
    },
    components,
    ...more,
  };
}

const everywhere = { dev: "1.0.0", production: "1.0.0" };
const web = { image: "ghcr.io/acme/web", port: 8080 } as const;
const chart = { chart: "cache", repository: "https://charts.acme.example" } as const;

function findings(components: Components, versions: AnyVersions, more: Partial<AnyFleet> = {}) {
  return resolve(fleet(components, more), versions, files).findings.map(({ rule, severity, message, hint, at }) => ({
    rule,
    severity,
    message,
    hint,
    at: `${at.file} ${at.path.join(".")}`,
  }));
}

describe("a resolved fleet", () => {
  test("has each component once in each environment, delivered by the engine of its cluster", () => {
    const { model } = resolve(fleet({ web }), { web: everywhere }, files);
    expect(model.deliveries.map(({ name, engine, sync, namespace }) => [name, engine, sync, namespace])).toEqual([
      ["web-dev", "flux", "automatic", "dev"],
      ["web-production", "argocd", "manual", "production"],
    ]);
  });

  test('leaves out what is "none" and what "in" leaves out', () => {
    const { model } = resolve(
      fleet({ web: { ...web, in: ["dev"] }, api: web }),
      { web: { dev: "1.0.0" }, api: { dev: "none", production: "2.0.0" } },
      files,
    );
    expect(model.deliveries.map(({ name }) => name)).toEqual(["web-dev", "api-production"]);
  });

  test("takes the default of a varying value where an environment has none of its own", () => {
    const { model } = resolve(
      fleet({ web: { ...web, replicas: { default: 1, production: 3 }, memory: { default: "64Mi", dev: "32Mi" } } }),
      { web: everywhere },
      files,
    );
    const payloads = model.deliveries.map(
      ({ payload }) => payload.kind === "workload" && [payload.replicas, payload.memory],
    );
    expect(payloads).toEqual([
      [1, "32Mi"],
      [3, "64Mi"],
    ]);
  });

  test("joins a tag with a colon and a digest with an at sign", () => {
    const digest = `sha256:${"0".repeat(64)}`;
    const { model } = resolve(fleet({ web }), { web: { dev: "1.0.0", production: digest } }, files);
    expect(model.deliveries.map(({ payload }) => payload.kind === "workload" && payload.image)).toEqual([
      "ghcr.io/acme/web:1.0.0",
      `ghcr.io/acme/web@${digest}`,
    ]);
  });

  test("hands name, version, settings and identity to functions, the namespace and domain among the identity", () => {
    const seen: unknown[] = [];
    const values = (view: unknown) => {
      seen.push(view);
      return {};
    };
    resolve(fleet({ cache: { helm: chart, values, in: ["production"] } }), { cache: { production: "2.0.0" } }, files);
    expect(seen[0]).toEqual({
      name: "production",
      version: "2.0.0",
      settings: { size: 3 },
      identity: { bucket: "shop-production", namespace: "production", domain: "acme.example" },
    });
  });

  test("waits for its namespaces, for what it needs, and not for what others install", () => {
    const { model } = resolve(
      fleet({
        kafka: { external: "a script", scope: "cluster", in: ["lab"] },
        operator: { helm: chart, scope: "cluster", in: ["lab"] },
        cache: { helm: chart, in: ["dev"] },
        web: { ...web, needs: ["kafka", "operator", "cache"] },
      }),
      {
        kafka: { lab: "4.0.0" },
        operator: { lab: "1.0.0" },
        cache: { dev: "1.0.0" },
        web: { dev: "1.0.0", production: "none" },
      },
      files,
    );
    expect(model.deliveries.find(({ name }) => name === "web-dev")?.needs).toEqual([
      "namespace-dev",
      "operator-lab",
      "cache-dev",
    ]);
  });

  test("puts the name of the environment into a namespace that asks for it", () => {
    const { model } = resolve(
      fleet({ cache: { helm: chart, namespace: "cache-{name}" } }),
      { cache: everywhere },
      files,
    );
    expect(model.deliveries.map(({ namespace }) => namespace)).toEqual(["cache-dev", "cache-production"]);
    expect(model.environments.map(({ namespaces }) => namespaces.map(({ name }) => name))).toEqual([
      ["dev", "cache-dev"],
      ["production", "cache-production"],
    ]);
  });

  test("follows one branch for each environment with the layout branch, and one for all without", () => {
    const branches = (layout: "branch" | "directory") =>
      resolve(
        fleet({ web }, { layout }),
        { web: layout === "branch" ? "1.0.0" : everywhere },
        files,
      ).model.environments.map(({ branch, ownSource }) => [branch, ownSource]);
    expect(branches("directory")).toEqual([
      ["main", false],
      ["main", false],
    ]);
    expect(branches("branch")).toEqual([
      ["dev", true],
      ["production", true],
    ]);
  });
});

describe("a mistake in the policy is a finding, and all are reported at once", () => {
  test("a function that throws", () => {
    const values = () => {
      throw new Error("no bucket\nfor you");
    };
    expect(findings({ cache: { helm: chart, values, in: ["dev"] } }, { cache: { dev: "1.0.0" } })).toEqual([
      {
        rule: "policy/function-throws",
        severity: "error",
        message: "values of cache in dev throws: no bucket for you",
        hint: "handle the case inside the function",
        at: "environments/policy.ts components.cache.values",
      },
    ]);
  });

  test("a function that changes the settings of its environment, which others read too", () => {
    const values = ({ settings }: { settings: unknown }) => Object.assign(Object(settings), { size: 9 });
    const found = findings({ cache: { helm: chart, values, in: ["dev"] } }, { cache: { dev: "1.0.0" } });
    expect(found).toMatchObject([
      { rule: "policy/function-throws", at: "environments/policy.ts components.cache.values" },
    ]);
  });

  test("a result that is not JSON, at each place where it is not", () => {
    const values = () => ({ a: Number.NaN, b: { c: new Date(0) } });
    // @ts-expect-error the compiler refuses it too
    const found = findings({ cache: { helm: chart, values, in: ["dev"] } }, { cache: { dev: "1.0.0" } });
    expect(found.map(({ rule, at }) => [rule, at])).toEqual([
      ["policy/not-json", "environments/policy.ts components.cache.values.a"],
      ["policy/not-json", "environments/policy.ts components.cache.values.b.c"],
    ]);
  });

  test("a result that differs between two calls", () => {
    let calls = 0;
    const values = () => {
      calls += 1;
      return { calls };
    };
    expect(findings({ cache: { helm: chart, values, in: ["dev"] } }, { cache: { dev: "1.0.0" } })).toMatchObject([
      { rule: "policy/deterministic", message: "values of cache in dev gives another result on its second call" },
    ]);
  });

  test.each([
    ["the time", () => ({ at: Date.now() })],
    ["the day", () => ({ at: new Date().toISOString().slice(0, 10) })],
    ["the hour, in words", () => ({ at: Date().slice(16, 18) })],
  ])("a result that holds %s", (_, values) => {
    const found = findings({ cache: { helm: chart, values, in: ["dev"] } }, { cache: { dev: "1.0.0" } });
    expect(found).toMatchObject([{ rule: "policy/deterministic" }]);
    expect(Math.abs(Date.now() - performance.timeOrigin - performance.now())).toBeLessThan(60_000);
  });

  test("a key that cdk8s cannot render is reported", () => {
    const found = findings(
      { cache: { helm: chart, values: () => ({ a: { constructor: 1 } }) } },
      { cache: everywhere },
    );
    expect(found.map(({ rule, message }) => [rule, message])[0]).toEqual([
      "policy/not-json",
      'values of cache in dev has a key "constructor", which cannot be rendered',
    ]);
  });

  test("no result that only reads a given time", () => {
    const values = () => ({ year: new Date("2026-11-21").getUTCFullYear(), at: Date.UTC(2026, 0) });
    expect(findings({ cache: { helm: chart, values, in: ["dev"] } }, { cache: { dev: "1.0.0" } })).toEqual([]);
  });

  test("environment variables that are no strings", () => {
    const env = () => ({ PORT: 8080 });
    // @ts-expect-error the compiler refuses it too
    const found = findings({ web: { ...web, env, in: ["dev"] } }, { web: { dev: "1.0.0" } });
    expect(found).toMatchObject([
      {
        rule: "policy/wrong-result",
        message: "env of web in dev gives no object of strings",
        at: "environments/policy.ts components.web.env",
      },
    ]);
  });

  test("a domain that is asked for and not there", () => {
    expect(
      findings({ web: { ...web, host: ({ identity }) => `web.${identity.domain}` } }, { web: everywhere }),
    ).toContainEqual({
      rule: "policy/domain",
      severity: "error",
      message: "dev has no domain, and web asks for it",
      hint: 'add domain: "…" to dev',
      at: "environments/policy.ts environments.dev",
    });
  });

  test('a need for what is "none" there', () => {
    const found = findings(
      { cache: { helm: chart }, web: { ...web, needs: ["cache"] } },
      { cache: { dev: "none", production: "1.0.0" }, web: everywhere },
    );
    expect(found).toEqual([
      {
        rule: "order/known-target",
        severity: "error",
        message: 'cache is "none" in dev, and web there needs it',
        hint: 'give cache a version in dev, or set web to "none" there too',
        at: "environments/versions.ts cache.dev",
      },
    ]);
  });

  test("a need across engines, which nothing enforces, is a warning", () => {
    const found = findings(
      { cache: { helm: chart, delivery: "argocd", in: ["dev"] }, web: { ...web, needs: ["cache"], in: ["dev"] } },
      { cache: { dev: "1.0.0" }, web: { dev: "1.0.0" } },
    );
    expect(found).toMatchObject([
      { rule: "order/one-engine", severity: "warning", at: "environments/policy.ts components.web.needs.0" },
    ]);
  });

  test("a cluster's component that needs an environment's, and one that needs what its cluster lacks", () => {
    const found = findings(
      {
        cache: { helm: chart },
        operator: { helm: chart, scope: "cluster", in: ["lab"], needs: ["cache"] },
        web: { ...web, needs: ["operator"] },
      },
      { cache: everywhere, operator: { lab: "1.0.0" }, web: everywhere },
    );
    expect(found.map(({ rule, message }) => [rule, message])).toEqual([
      ["order/known-target", "operator belongs to the cluster lab and needs cache, which belongs to environments"],
      ["order/known-target", "web in production needs operator, which does not run in the cluster live"],
    ]);
  });

  test("a namespace that two components describe", () => {
    const namespace = { name: "data", podSecurity: "privileged" } as const;
    const found = findings(
      { cache: { helm: chart, namespace, in: ["dev"] }, queue: { helm: chart, namespace, in: ["dev"] } },
      { cache: { dev: "1.0.0" }, queue: { dev: "1.0.0" } },
    );
    expect(found).toMatchObject([
      { rule: "policy/namespace-twice", at: "environments/policy.ts components.queue.namespace" },
    ]);
  });

  test("components that need each other, once for all environments", () => {
    const found = findings(
      { a: { ...web, needs: ["b"] }, b: { ...web, needs: ["c"] }, c: { ...web, needs: ["a"] } },
      { a: everywhere, b: everywhere, c: everywhere },
    );
    expect(found).toMatchObject([
      {
        rule: "order/acyclic",
        message: "a needs b needs c needs a: none of them would ever start",
        at: "environments/policy.ts components.a.needs",
      },
    ]);
  });

  test("a version that the layout branch would read from the wrong branch", () => {
    const flat = { a: "1.0.0", b: "1.0.0", c: "1.0.0", d: "1.0.0", e: "1.0.0" };
    const components: Components = {
      a: { helm: chart, delivery: "argocd" },
      b: { helm: { path: "deploy/b" }, delivery: "argocd" },
      c: { kustomize: { path: "deploy/c", image: "ghcr.io/acme/c" } },
      d: { helm: { path: "deploy/d" }, delivery: "argocd", valuesFile: "deploy/{name}/d.yaml" },
      e: { helm: chart, delivery: "flux" },
    };
    expect(findings(components, flat, { layout: "branch" }).map(({ rule, at }) => [rule, at])).toEqual([
      ["layout/branch-version", "environments/policy.ts components.a"],
      ["layout/branch-version", "environments/policy.ts components.b"],
      ["layout/branch-version", "environments/policy.ts components.c"],
    ]);
  });

  test("a private repository that Flux has no credentials for", () => {
    const found = findings(
      { web },
      { web: everywhere },
      { repository: { owner: "acme", name: "shop", visibility: "private" } },
    );
    expect(found).toMatchObject([{ rule: "policy/repository-secret", at: "environments/policy.ts repository" }]);
  });
});
