import { describe, expect, test } from "vitest";
import { knownKinds, validatorFor } from "../../imports/validators.ts";

/** Problems as lines, `path: message`. */
async function judge(kind: string, rest: object): Promise<readonly string[]> {
  const name = knownKinds.find((known) => known.endsWith(`/${kind}`)) ?? kind;
  const apiVersion = name.slice(0, name.lastIndexOf("/"));
  const load = validatorFor(apiVersion, kind);
  if (load === undefined) throw new Error(`no validator for ${kind}`);
  const validate = await load();
  return validate({ apiVersion, kind, metadata: { name: "web" }, ...rest }).map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );
}

const chart = { spec: { chart: "web", sourceRef: { kind: "HelmRepository", name: "charts" } } };

describe("registry", () => {
  test.each(knownKinds)("%s loads, and refuses what is another kind", async (name) => {
    const at = name.lastIndexOf("/");
    const validate = await validatorFor(name.slice(0, at), name.slice(at + 1))?.();
    expect(validate?.({ apiVersion: "v0", kind: "Other" }).map(({ path }) => path[0])).toEqual(
      expect.arrayContaining(["apiVersion", "kind"]),
    );
    expect(validate?.(null)).toEqual([{ path: [], message: "null is no object" }]);
  });

  test("an unknown kind has no validator, nor has a name that every object has", () => {
    expect(validatorFor("helm.toolkit.fluxcd.io/v2beta2", "HelmRelease")).toBeUndefined();
    expect(validatorFor("v1", "constructor")).toBeUndefined();
  });
});

describe("what is valid", () => {
  test("a release, a kustomization, an application, a quota, a deployment", async () => {
    expect(
      await judge("HelmRelease", { spec: { interval: "1h30m", chart, install: { crds: "CreateReplace" } } }),
    ).toEqual([]);
    const sourceRef = { kind: "GitRepository", name: "fleet" };
    expect(await judge("Kustomization", { spec: { interval: "10m", prune: true, sourceRef } })).toEqual([]);
    expect(
      await judge("Application", {
        spec: { project: "web", destination: {}, source: { repoURL: "https://git.example/web" } },
      }),
    ).toEqual([]);
    expect(
      await judge("ResourceQuota", { spec: { hard: { "requests.cpu": "500m", pods: 10, memory: "1.5Gi" } } }),
    ).toEqual([]);
    const containers = [{ name: "web", image: "web:1", ports: [{ containerPort: 80 }] }];
    const template = { metadata: { labels: { app: "web" } }, spec: { containers } };
    expect(await judge("Deployment", { spec: { selector: { matchLabels: { app: "web" } }, template } })).toEqual([]);
  });

  test("what Flux 2.9 accepts and 2.8 does not: the field gates judge that", async () => {
    expect(
      await judge("Receiver", { spec: { type: "generic-oidc", resources: [{ kind: "HelmRelease", name: "*" }] } }),
    ).toEqual([]);
    expect(
      await judge("GitRepository", { spec: { interval: "1m", url: "https://git.example/x", provider: "aws" } }),
    ).toEqual([]);
    expect(await judge("Provider", { spec: { type: "zoom" } })).toEqual([]);
    const healthCheckExprs = [{ apiVersion: "example.com/v1", current: "true" }];
    expect(await judge("HelmRelease", { spec: { interval: "1m", chart, healthCheckExprs } })).toEqual([]);
  });
});

describe("every mistake, in words", () => {
  test("all of them at once", async () => {
    const spec = {
      interval: "1d",
      chart,
      install: { crds: "Creat" },
      driftDetection: { mode: "on" },
      maxHistory: "3",
      releaseName: "",
    };
    expect(await judge("HelmRelease", { spec })).toEqual([
      'spec.driftDetection.mode: "on" is none of "enabled", "warn", "disabled"',
      'spec.install.crds: "Creat" is none of "Skip", "Create", "CreateReplace"',
      'spec.interval: "1d" is no duration such as "1m30s"; its units are ms, s, m, h',
      'spec.maxHistory: "3" is no whole number; remove the quotes',
      'spec.releaseName: "" is empty',
    ]);
  });

  test("required fields, where they belong", async () => {
    expect(await judge("Kustomization", { spec: { interval: "1m" } })).toEqual([
      'spec.prune: "prune" is required and missing',
      'spec.sourceRef: "sourceRef" is required and missing',
    ]);
    expect(await judge("Application", {})).toEqual(['spec: "spec" is required and missing']);
  });

  test("a number that YAML made of a text", async () => {
    expect(await judge("HelmRelease", { spec: { interval: "1m", chart, timeout: 5, targetNamespace: 7 } })).toEqual([
      'spec.targetNamespace: 7 is no string; write it in quotes: "7"',
      'spec.timeout: 5 is no string; write it in quotes: "5"',
    ]);
    expect(await judge("ConfigMap", { data: { port: 8080, on: true } })).toEqual([
      'data.port: 8080 is no string; write it in quotes: "8080"',
      'data.on: true is no string; write it in quotes: "true"',
    ]);
  });

  test("addresses, and what was meant", async () => {
    expect(await judge("GitRepository", { spec: { interval: "1m", url: "git@github.com:acme/fleet.git" } })).toEqual([
      'spec.url: "git@github.com:acme/fleet.git" does not begin with "http://", "https://", "ssh://"; write "ssh://git@github.com/acme/fleet.git"',
    ]);
    expect(await judge("OCIRepository", { spec: { interval: "1m", url: "ghcr.io/acme/web", timeout: "1h" } })).toEqual([
      'spec.timeout: "1h" is no duration such as "1m30s"; its units are ms, s, m',
      'spec.url: "ghcr.io/acme/web" does not begin with "oci://"',
    ]);
  });

  test("a long list of choices becomes the one that was meant", async () => {
    expect(await judge("Provider", { spec: { type: "githup" } })).toEqual([
      'spec.type: "githup" is none of the 32 choices; did you mean "github"?',
    ]);
  });

  test("quantities, ports and nested lists", async () => {
    expect(await judge("ResourceQuota", { spec: { hard: { memory: "512MB", pods: true } } })).toEqual([
      'spec.hard.memory: "512MB" is no quantity such as "500m" or "256Mi"',
      "spec.hard.pods: true is neither number nor string",
    ]);
    expect(
      await judge("Service", { spec: { ports: [{ port: 80 }, { port: 3_000_000_000, targetPort: [] }] } }),
    ).toEqual([
      "spec.ports.1.port: 3000000000 is no whole number of 32 bits",
      "spec.ports.1.targetPort: a list is neither string nor whole number",
    ]);
  });

  test("what a Secret holds is not printed", async () => {
    const lines = await judge("Secret", { data: { password: "hunter2!" }, stringData: { pin: 1234 } });
    expect(lines).toEqual(["data.password: the value is no base64 text", "stringData.pin: the value is no string"]);
  });

  test("a key with a slash or a tilde is one step of the path", async () => {
    const load = validatorFor("v1", "ConfigMap");
    const validate = await load?.();
    expect(validate?.({ apiVersion: "v1", kind: "ConfigMap", data: { "a/b~c": 1 } })[0]?.path).toEqual([
      "data",
      "a/b~c",
    ]);
  });
});
