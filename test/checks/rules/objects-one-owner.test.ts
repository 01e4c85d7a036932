import { expect, test } from "vitest";
import { objectsOneOwner } from "../../../src/checks/rules/objects-one-owner.ts";
import { application, building, chart, configMap, messages, problems, rendered } from "../fleet.ts";

test("holds for one name in several namespaces, kinds and clusters", () => {
  const app = building(
    configMap("web"),
    { ...configMap("web"), kind: "Service" },
    { apiVersion: "apps/v1", kind: "Service", metadata: { name: "web" } },
  );
  const clusters = { lab: {}, live: {} };
  const environments = { dev: {}, staging: {}, production: { cluster: "live", namespace: "dev" } };
  expect(problems(objectsOneOwner, rendered({ clusters, environments, components: { app, web: chart } }))).toEqual([]);
});

test("reports an object of two components at the one that a user builds", () => {
  const release = { apiVersion: "helm.toolkit.fluxcd.io/v2", kind: "HelmRelease", metadata: { name: "web" } };
  expect(problems(objectsOneOwner, rendered({ components: { app: building(release), web: chart } }))).toEqual([
    {
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/helmrelease-web.yaml" },
      message:
        'HelmRelease web in the namespace "dev" is rendered twice for the cluster "lab": by app in dev and by web in dev',
      hint: "give one of them another name or namespace, or leave it to one alone; the other one is dist/dev/web/helmrelease-web.yaml",
    },
  ]);
});

test("reports an object that one function builds twice", () => {
  const app = building(configMap("web"), configMap("web"));
  expect(messages(objectsOneOwner, rendered({ components: { app } }))).toEqual([
    'ConfigMap web in the namespace "dev" is rendered twice for the cluster "lab": both by app in dev',
  ]);
});

test("reports a namespace of two environments once, with all that collides in it", () => {
  const limits = { default: { cpu: "1", memory: "1Gi" }, request: { cpu: "1", memory: "1Gi" } } as const;
  const environments = { dev: { namespace: "apps", limits }, staging: { namespace: "apps", limits } };
  expect(problems(objectsOneOwner, rendered({ environments }))).toEqual([
    {
      at: ["environments", "staging", "namespace"],
      rendered: { file: "dist/staging/namespace/namespace-apps.yaml" },
      message:
        'Namespace apps and 1 more object are rendered twice for the cluster "lab": by the environment dev and by the environment staging',
      hint: "give one of them another name or namespace, or leave it to one alone; the other one is dist/dev/namespace/namespace-apps.yaml",
    },
  ]);
});

test("reports a namespace that one component brings along twice at the component", () => {
  const environments = { dev: {}, staging: {} };
  const components = { kafka: { ...chart, namespace: "kafka" } };
  const found = problems(objectsOneOwner, rendered({ environments, components }));
  expect(found.map(({ at, message }) => [at.join("."), message])).toContainEqual([
    "components.kafka.namespace",
    'Namespace kafka is rendered twice for the cluster "lab": by the environment dev and by the environment staging',
  ]);
});

test("reports a project that two clusters of one Argo CD have", () => {
  const remote = (name: string) => ({ delivery: "argocd", argocd: { destination: { name } } }) as const;
  const environments = { dev: { project: "apps" }, production: { cluster: "live", project: "apps" } };
  const fleet = { environments, components: { web: chart } };
  const hub = rendered({ ...fleet, clusters: { lab: remote("lab"), live: remote("live") } });
  expect(problems(objectsOneOwner, hub)).toEqual([
    {
      at: ["environments", "production", "project"],
      rendered: { file: "dist/clusters/live/argocd/appproject-apps.yaml" },
      message:
        'AppProject apps in the namespace "argocd" is rendered twice for one Argo CD: by the cluster lab and by the cluster live',
      hint: "give one of them another name or namespace, or leave it to one alone; the other one is dist/clusters/lab/argocd/appproject-apps.yaml",
    },
  ]);
  const each = { lab: { delivery: "argocd" }, live: { delivery: "argocd" } } as const;
  expect(problems(objectsOneOwner, rendered({ ...fleet, clusters: each }))).toEqual([]);
});

test("reports an Application of a user that has the name of ours", () => {
  const clusters = { lab: { delivery: "argocd" } } as const;
  const components = { web: chart, app: building(application("web-dev", {})) };
  expect(messages(objectsOneOwner, rendered({ clusters, components }))).toEqual([
    'Application web-dev in the namespace "argocd" is rendered twice for the cluster "lab": by app in dev and by the environment dev',
  ]);
});

test("points to the component whose Kustomization has the name of one of Lockstep's own", () => {
  const components = { cluster: { ...chart, scope: "cluster", in: ["lab"] } } as const;
  expect(problems(objectsOneOwner, rendered({ components })).map(({ at, message }) => [at.join("."), message])).toEqual(
    [
      [
        "components.cluster",
        'Kustomization cluster-lab in the namespace "flux-system" is rendered twice for the cluster "lab": both by the cluster lab',
      ],
    ],
  );
});
