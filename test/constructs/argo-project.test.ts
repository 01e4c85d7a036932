import { expect, test } from "vitest";
import { argoHealthPatch } from "../../src/constructs/argocd/health-patch.ts";
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

test("the health of Applications is a patch that no controller can mistake for a manifest", () => {
  const patch = argoHealthPatch();
  expect(Object.keys(patch)).toEqual(["data"]);
  expect(patch.data["resource.customizations.health.argoproj.io_Application"]).toMatchInlineSnapshot(`
    "local status = obj.status or {}
    local waiting = function(message) return { status = "Progressing", message = message } end
    if status.health == nil or status.health.status == nil then
      return waiting("Argo CD has not looked at this Application yet")
    end
    local compared = status.sync and status.sync.comparedTo or {}
    local wanted = obj.spec.sources or { obj.spec.source }
    local seen = compared.sources or { compared.source }
    for i, source in ipairs(wanted) do
      if seen[i] ~= nil and seen[i].targetRevision ~= source.targetRevision then
        return waiting("Argo CD has not looked at this revision yet")
      end
    end
    return { status = status.health.status, message = status.health.message or "" }
    "
  `);
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
