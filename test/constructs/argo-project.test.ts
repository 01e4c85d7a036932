import { expect, test } from "vitest";
import { argoHealthPatch, argoTimeoutPatch } from "../../src/constructs/argocd/health-patch.ts";
import { ArgoProject, type ArgoProjectProps } from "../../src/constructs/argocd/project.ts";
import { render } from "./render.ts";

test("a project allows nothing that nobody named: an empty list of kinds is none, no list is all", () => {
  expect(project({})).toMatchInlineSnapshot(`
    {
      "apiVersion": "argoproj.io/v1alpha1",
      "kind": "AppProject",
      "metadata": {
        "finalizers": [
          "resources-finalizer.argocd.argoproj.io",
        ],
        "name": "fleet-dev",
        "namespace": "argocd",
      },
      "spec": {
        "clusterResourceWhitelist": [],
        "destinations": [
          {
            "namespace": "dev",
            "server": "https://kubernetes.default.svc",
          },
        ],
        "sourceRepos": [
          "https://github.com/acme/fleet",
        ],
      },
    }
  `);
});

test("a project takes everything that its props name", () => {
  const more = {
    description: "dev of acme/fleet",
    clusterResourceWhitelist: [{ group: "", kind: "Namespace", name: "dev" }],
    namespaceResourceWhitelist: [{ group: "apps", kind: "Deployment" }],
    namespaceResourceBlacklist: [{ group: "", kind: "ResourceQuota" }],
    syncWindows: [
      {
        kind: "deny",
        schedule: "0 18 * * 5",
        duration: "62h",
        timeZone: "Europe/Berlin",
        applications: ["*"],
        manualSync: true,
      },
    ],
  } as const;
  const object = project({
    ...more,
    wave: -20,
    finalizer: false,
    orphaned: { warn: true, ignore: [{ kind: "Secret" }] },
  });
  expect(object).toMatchObject({
    metadata: { annotations: { "argocd.argoproj.io/sync-wave": "-20" } },
    spec: { ...more, orphanedResources: { warn: true, ignore: [{ kind: "Secret" }] } },
  });
  expect(object).not.toHaveProperty("metadata.finalizers");
});

test("a role's permissions lie inside its project", () => {
  const deploy = {
    name: "deploy",
    groups: ["acme:release"],
    allow: [{ action: "sync" }, { resource: "logs", action: "get", object: "api-dev" }],
  } as const;
  expect(project({ roles: [deploy] })).toHaveProperty("spec.roles", [
    {
      name: "deploy",
      groups: ["acme:release"],
      policies: [
        "p, proj:fleet-dev:deploy, applications, sync, fleet-dev/*, allow",
        "p, proj:fleet-dev:deploy, logs, get, fleet-dev/api-dev, allow",
      ],
    },
  ]);
});

test("what Argo CD has to be told comes as patches that no controller can mistake for a manifest", () => {
  const health = argoHealthPatch();
  expect(Object.keys(health)).toEqual(["data"]);
  const script = health.data["resource.customizations.health.argoproj.io_Application"];
  // What a wave must not trust: another source than the present one, and a sync that has not happened yet.
  expect(script).toContain("if not same(spec.sources, compared.sources) then");
  expect(script).toContain('return say("Progressing", "this source is not synced yet")');
  expect(script.split("\n").at(-2)).toBe('return say(status.health.status, status.health.message or "")');
  expect(argoTimeoutPatch()).toEqual({ data: { "controller.sync.timeout.seconds": "1800" } });
});

function project(props: Partial<ArgoProjectProps>) {
  const [object] = render(
    (scope) =>
      new ArgoProject(scope, "Project", {
        name: "fleet-dev",
        namespace: "argocd",
        sourceRepos: ["https://github.com/acme/fleet"],
        destinations: [{ server: "https://kubernetes.default.svc", namespace: "dev" }],
        ...props,
      }),
  );
  return object;
}
