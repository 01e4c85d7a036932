import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { folder } from "./folder.ts";
import { fakeWorld } from "./world.ts";

const library = resolve("src/policy/index.ts");
const cdk = resolve("node_modules/cdk8s/lib/index.js");

const policy = `import { defineFleet } from "${library}";
import { ApiObject } from "${cdk}";

type Settings = { readonly logs: string; readonly mode: string; readonly a: boolean; readonly b: boolean };

export const fleet = defineFleet<Settings>()({
  repository: { owner: "acme", name: "shop", visibility: "public" },
  clusters: { lab: { delivery: "flux" } },
  environments: {
    dev: {
      cluster: "lab",
      sync: "automatic",
      domain: "dev.acme.example",
      identity: { bucket: "acme-dev" },
      settings: { logs: "debug", mode: "fast", a: false, b: false },
      quota: { cpu: "2", memory: "4Gi" },
      limits: { default: { memory: "256Mi" }, request: { cpu: "50m", memory: "128Mi" } },
    },
    live: {
      cluster: "lab",
      sync: "automatic",
      promotesFrom: "dev",
      domain: "acme.example",
      identity: { bucket: "acme-live" },
      settings: { logs: "info", mode: "safe", a: false, b: false },
      quota: { cpu: "4", memory: "8Gi" },
      limits: { default: { memory: "256Mi" }, request: { cpu: "50m", memory: "128Mi" } },
    },
  },
  components: {
    cache: {
      helm: { chart: "valkey", repository: "https://valkey.io/valkey-helm" },
      values: ({ settings }) => {
        if (settings.mode !== "fast" && settings.mode !== "safe") throw new Error("no such mode");
        return {
          level: settings.logs,
          persist: settings.mode === "safe" ? "always" : "never",
          both: settings.a && settings.b ? "on" : "off",
          fixed: "yes",
        };
      },
    },
    web: {
      image: "ghcr.io/acme/web",
      port: 8080,
      replicas: { default: 1, live: 3 },
      env: ({ settings }) => ({ LEVEL: settings.logs, DEBUG: settings.logs === "debug" ? "1" : "0" }),
      host: ({ identity }) => \`shop.\${identity.domain}\`,
    },
    info: {
      delivery: "argocd",
      sync: { default: "automatic", live: "manual" },
      helm: { chart: "podinfo", repository: "https://charts.example.com" },
    },
    strict: {
      in: ["live"],
      helm: { chart: "strict", repository: "https://charts.example.com" },
      values: ({ settings }) => {
        if (settings.mode !== "safe") throw new Error("live is safe");
        return { size: 1 };
      },
    },
    files: {
      manifests: (scope, { settings, identity }) => {
        new ApiObject(scope, "map", {
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata: { name: "files" },
          data: { "app.yaml": \`log:\\n  level: \${settings.logs}\\nbucket: \${identity.bucket}\\n\` },
        });
      },
    },
  },
  parity: [
    {
      between: ["dev", "live"],
      allow: [{ component: "web", property: "replicas", relation: "atLeast", reason: "live carries the traffic" }],
    },
  ],
});
`;

const versions = `export const versions = {
  cache: { dev: "1.0.0", live: "1.0.0" },
  web: { dev: "1.1.0", live: "1.0.0" },
  info: { dev: "2.0.0", live: "2.0.0" },
  strict: { live: "2.0.0" },
};
`;

async function why(...argv: readonly string[]) {
  const root = folder({ "environments/policy.ts": policy, "environments/versions.ts": versions });
  const world = fakeWorld(root);
  return { code: await main(["why", ...argv], world), ...world.said };
}

interface Input {
  readonly input: string;
  readonly how: string;
}

/** The inputs of a field of `live`, each with how it has to do with the field. */
async function inputs(object: string, field: string): Promise<readonly string[]> {
  const { out, err } = await why("live", object, field, "--format", "json");
  if (out === "") throw new Error(err);
  const answer: { readonly inputs: readonly Input[]; readonly error?: unknown } = JSON.parse(out);
  if (answer.error !== undefined) throw new Error(err);
  return answer.inputs.map(({ input, how }) => `${how} ${input}`);
}

const container = "spec.template.spec.containers[web]";

describe("why", { timeout: 60_000 }, () => {
  test("names the property, its value, its place and the allowance for the difference", async () => {
    const { code, out, err } = await why("live", "dist/live/web/deployment-web.yaml", "spec.replicas");
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "spec.replicas of Deployment/web = 3
        in dist/live/web/deployment-web.yaml
        made of  replicas of web = 3  environments/policy.ts:46:31
        in dev it is 1 (allowed: live carries the traffic)
      "
    `);
  });

  test("says of an allowance that is over when it ended, by the day that is given", async () => {
    const asked = ["live", "Deployment/web", "spec.replicas"];
    const over = policy.replace('reason: "live carries the traffic"', '$&, until: "2026-12-31"');
    expect(over).not.toBe(policy);
    const on = async (...more: readonly string[]) => {
      const world = fakeWorld(folder({ "environments/policy.ts": over, "environments/versions.ts": versions }));
      expect(await main(["why", ...asked, ...more], world)).toBe(0);
      return world.said.out;
    };
    expect(await on("--today", "2026-12-31")).toContain("in dev it is 1 (allowed: live carries the traffic)");
    expect(await on("--today", "2027-01-01")).toContain(
      "in dev it is 1 (allowed until 2026-12-31, which is over: live carries the traffic)",
    );
    expect(await on("--today", "2027-01-01", "--format", "json")).toContain('"ended": "2026-12-31"');
  });

  test.each([
    ["HelmRelease/cache", "spec.values.level", ["made of settings.logs"]],
    ["HelmRelease/cache", "spec.values.persist", ["decided by settings.mode"]],
    ["Deployment/web", `${container}.image`, ["made of version of web", "made of image of web"]],
    ["Deployment/web", `${container}.env[LEVEL].value`, ["made of settings.logs"]],
    ["Deployment/web", `${container}.env[DEBUG].value`, ["decided by settings.logs"]],
    ["Ingress/web", "spec.rules[0].host", ["made of domain"]],
    ["ResourceQuota/quota", "spec.hard[requests.cpu]", ["made of quota.cpu"]],
    ["ConfigMap/files", "data[app.yaml].log.level", ["made of settings.logs"]],
    ["ConfigMap/files", "data[app.yaml].bucket", ["made of identity.bucket"]],
    ["Deployment/web", `${container}.resources.requests.cpu`, ["default cpu of web"]],
  ])("finds what %s has as %s", async (object, field, expected) => {
    expect(await inputs(object, field)).toEqual(expected);
  });

  test("finds two inputs that decide together alone", async () => {
    expect(await inputs("HelmRelease/cache", "spec.values.both")).toEqual([
      "together settings.a",
      "together settings.b",
    ]);
  });

  test("says that an input may decide where a function throws for every other value", async () => {
    expect(await inputs("HelmRelease/strict", "spec.values.size")).toEqual(["may depend on settings.mode"]);
  });

  test("finds the function that writes a constant", async () => {
    const { out } = await why("live", "HelmRelease/cache", "spec.values.fixed");
    expect(out).toContain("written by  values of cache");
    expect(out).toContain("the same whatever the policy says elsewhere");
  });

  test("says what is Lockstep's own", async () => {
    const { out } = await why("live", "Deployment/web", "metadata.labels[app.kubernetes.io/managed-by]");
    expect(out).toContain("Lockstep's own");
  });

  test("shows all fields that the sync of a component decides", async () => {
    const { code, out } = await why("live", "application/info-live");
    expect(code).toBe(0);
    expect(out).toMatch(/decided by {2}sync of info = "manual" .*\n( {4}.*\n)* {4}metadata\.finalizers/);
  });

  test.each([
    [["lvie", "Deployment/web"], /there is no environment "lvie"\n→ did you mean "live"\?/],
    [
      ["live", "Deployment/wbe"],
      /nothing that is rendered for live is "Deployment\/wbe"\n→ did you mean "Deployment\/web"\?/,
    ],
    [["live", "Deployment/web", "spec.replcas"], /has no field "spec.replcas"\n→ did you mean "spec.replicas"/],
    [["live", "dist/live/web/kustomization.yaml"], /is no object: it lists the files of its folder/],
    [["live", "dist/dev/web/deployment-web.yaml"], /belongs to dev, not to live/],
    [["live", "Deployment/web", "$(rm -rf)\u001b[2J[[[.*"], /has no field "\$\(rm -rf\)\\u001b/],
  ])("says what is not there: %j", async (argv, expected) => {
    const { code, out, err } = await why(...argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(expected);
  });

  test("takes a name with its namespace", async () => {
    expect((await why("live", "Deployment/live/web", "kind")).code).toBe(0);
  });
});
