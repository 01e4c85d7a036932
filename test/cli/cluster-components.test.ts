import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { folder } from "./folder.ts";
import { fakeWorld } from "./world.ts";

const library = resolve("src/policy/index.ts");

/** Staging in the cluster lab, production in the cluster live; both have an operator, and live alone has an agent. */
const policy = (delivery: string, allow: string) => `import { defineFleet } from "${library}";

export const fleet = defineFleet()({
  repository: { owner: "acme", name: "shop", visibility: "public" },
  clusters: { lab: { delivery: "${delivery}" }, live: { delivery: "${delivery}" } },
  environments: {
    staging: { cluster: "lab", sync: "automatic", identity: {} },
    production: { cluster: "live", sync: "automatic", identity: {}, promotesFrom: "staging" },
  },
  components: {
    operator: {
      scope: "cluster",
      in: ["lab", "live"],
      image: "ghcr.io/acme/operator",
      port: 8080,
      replicas: { default: 1, live: 3 },
      env: ({ name }) => ({ CLUSTER: name }),
    },
    agent: { scope: "cluster", in: ["live"], helm: { chart: "agent", repository: "https://charts.example.com" } },
  },
  parity: [{ between: ["staging", "production"], allow: [${allow}] }],
});
`;

const versions = `import type { Versions } from "${library}";
import type { fleet } from "./policy.ts";

export const versions = {
  operator: { lab: "2.0.0", live: "1.0.0" },
  agent: { live: "1.0.0" },
} as const satisfies Versions<typeof fleet>;
`;

const allowReplicas = '{ component: "operator", property: "replicas", relation: "atLeast", reason: "live is larger" }';

async function run(argv: readonly string[], delivery = "flux", allow = allowReplicas) {
  const root = folder({ "environments/policy.ts": policy(delivery, allow), "environments/versions.ts": versions });
  const world = fakeWorld(root, { run: async () => ({ code: 0, stdout: "", stderr: "" }) });
  return { code: await main(argv, world), ...world.said };
}

describe.each(["flux", "argocd"])("a component of clusters under %s", (delivery) => {
  test("is shown by diff, at the versions of the first", async () => {
    const { code, out } = await run(["diff", "staging", "production"], delivery);
    expect(code).toBe(1);
    expect(out).toContain("both at the versions of staging: operator 2.0.0 (production has 1.0.0)\n");
    expect(out).toContain("► Deployment/operator in clusters/live/operator\n");
    expect(out).toContain("allowed by parity[0].allow[0]: live is larger\n");
    expect(out).toContain("agent runs in the cluster of production and not in that of staging\n");
    expect(out).toContain("from environments/policy.ts:19 components.agent.in\n");
    expect(out).toMatch(
      /the environment itself\n(?: .*\n)* {2}\+ Namespace\/agent in clusters\/live\/namespaces, only in production\n/,
    );
  });

  test("is explained by why, with what the field is in other clusters", async () => {
    const { code, out } = await run(["why", "live", "Deployment/operator", "spec.replicas"], delivery);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "spec.replicas of Deployment/operator = 3",
        "  in dist/clusters/live/operator/deployment-operator.yaml",
        "  made of  replicas of operator = 3  environments/policy.ts:16:31",
        "  in lab it is 1 (allowed: live is larger)",
        "",
      ].join("\n"),
    );
    const named = await run(
      ["why", "lab", "Deployment/operator", "spec.template.spec.containers[operator].env[CLUSTER].value"],
      delivery,
    );
    expect(named.out).toContain('  in live it is "live" (a matter of names)\n');
  });

  test("is explained down to what has it applied", async () => {
    const object = delivery === "flux" ? "Kustomization/operator-live" : "Application/operator-live";
    const { code, out } = await run(["why", "live", object], delivery);
    expect(code).toBe(0);
    expect(out).toContain("made of  the name of operator");
    const field = delivery === "flux" ? "spec.path" : "spec.source.path";
    const path = await run(["why", "live", object, field], delivery);
    expect(path.out).toContain("made of  the name of operator");
    expect(path.out).toContain('clusters/lab/operator" (a matter of names)');
  });

  test("is found in the cluster of the environment that was asked", async () => {
    const { code, err } = await run(["why", "production", "Deployment/operator"], delivery);
    expect(code).toBe(2);
    expect(err).toContain("ask for it: why live Deployment/operator\n");
  });
});

test("check holds the clusters of a contract to it, and no mutant of what runs in them escapes", async () => {
  const { out } = await run(["check", "--mutate=all", "--format", "json"], "flux", "");
  const { findings, mutation } = JSON.parse(out);
  const undeclared = findings.filter(({ rule }: { rule: string }) => rule === "parity/undeclared-difference");
  expect(undeclared.map(({ at }: { at: { path: readonly string[] } }) => at.path.join("."))).toEqual([
    "components.operator.replicas.live",
    "components.agent.in",
  ]);
  expect(mutation.contracts).toMatchObject([
    {
      templates: { escaped: [], falseAlarms: [] },
      renderings: { escaped: [], falseAlarms: [] },
      apart: 0,
    },
  ]);
});
