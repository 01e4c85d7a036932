import { expect, test } from "vitest";
import { argocdProjectCovers } from "../../../src/checks/rules/argocd-project-covers.ts";
import { application, building, chart, configMap, messages, problems, rendered } from "../fleet.ts";

const clusters = { lab: { delivery: "argocd" } } as const;
const server = "https://kubernetes.default.svc";
const at = ["components", "app", "manifests"];
const user = (...objects: Parameters<typeof building>) =>
  rendered({ clusters, components: { app: building(...objects) } });
const project = (name: string, spec: object) => ({
  apiVersion: "argoproj.io/v1alpha1",
  kind: "AppProject",
  metadata: { name, namespace: "argocd" },
  spec,
});
const web = (spec: object = {}) =>
  application("web", {
    project: "apps",
    source: { repoURL: "https://charts.example.com/stable", chart: "web" },
    destination: { server, namespace: "dev" },
    ...spec,
  });
/** What is said about an Application whose project allows its repository and destination, but for what is given. */
const covered = (allowed: object, spec: object = {}) => {
  const destinations = [{ server, namespace: "dev" }];
  const objects = [
    web(spec),
    project("apps", { sourceRepos: ["https://charts.example.com/*"], destinations, ...allowed }),
  ];
  return messages(argocdProjectCovers, user(...objects)).filter((message) => !message.startsWith("app in dev"));
};

test("holds for everything that Lockstep renders", () => {
  const environments = { dev: {}, production: { sync: "manual" } } as const;
  const components = {
    operator: { ...chart, scope: "cluster", in: ["lab"] },
    registry: { helm: { chart: "web", repository: "oci://ghcr.io/acme" }, namespace: "registry" },
    own: { helm: { path: "deploy/own" } },
    role: building({ apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name: "reader" } }),
  } as const;
  expect(problems(argocdProjectCovers, rendered({ clusters, environments, components }))).toEqual([]);
  const remote = { lab: { delivery: "argocd", argocd: { destination: { name: "lab" } } } } as const;
  expect(problems(argocdProjectCovers, rendered({ clusters: remote, environments, components }))).toEqual([]);
});

test("reports a project that is not rendered", () => {
  const subject = user(web({ project: "aps" }), project("apps", {}));
  expect(
    problems(argocdProjectCovers, subject).filter(({ rendered: place }) => place?.field === "spec.project"),
  ).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/application-web.yaml", field: "spec.project" },
      message: 'Application web is in the project "aps", which is not rendered beside it',
      hint: 'did you mean "apps"?',
    },
  ]);
  expect(
    messages(argocdProjectCovers, rendered({ components: { app: building(web({ project: "default" })) } })),
  ).toEqual([]);
});

test("reports a repository that the project does not allow, however it is spelled", () => {
  expect(covered({})).toEqual([]);
  expect(covered({ sourceRepos: ["*"] })).toEqual([]);
  expect(covered({ sourceRepos: ["https://Charts.example.com/stable.git"] })).toEqual([]);
  expect(covered({ sourceRepos: ["ssh://git@charts.example.com/stable"] })).toHaveLength(1);
  expect(covered({ sourceRepos: ["*", "!https://charts.example.com/**"] })).toEqual([
    'Application web is read from "https://charts.example.com/stable", which its project "apps" does not allow',
  ]);
  expect(covered({ sourceRepos: ["https://*"] })).toHaveLength(1);
});

test("reports a destination that the project does not allow", () => {
  expect(covered({ destinations: [{ server: "*", namespace: "d?v" }] })).toEqual([]);
  const said = ['Application web goes to the namespace "dev", which its project "apps" does not allow there'];
  expect(covered({ destinations: [{ server, namespace: "staging" }] })).toEqual(said);
  expect(covered({ destinations: [{ name: "in-cluster", namespace: "dev" }] })).toEqual(said);
  expect(
    covered({
      destinations: [
        { server, namespace: "*e*" },
        { server, namespace: "!*v" },
      ],
    }),
  ).toEqual(said);
});

test("reports an Application that creates a namespace without being allowed to", () => {
  const syncPolicy = { syncOptions: ["CreateNamespace=true"] };
  expect(covered({ clusterResourceWhitelist: [{ group: "", kind: "Namespace" }] }, { syncPolicy })).toEqual([]);
  expect(covered({ clusterResourceWhitelist: [{ group: "", kind: "Namespace", name: "x" }] }, { syncPolicy })).toEqual([
    'Application web creates its namespace, and its project "apps" allows no Namespace',
  ]);
});

test("reports kinds that belong to the platform", () => {
  const quota = { apiVersion: "v1", kind: "ResourceQuota", metadata: { name: "more" } };
  expect(problems(argocdProjectCovers, user(quota))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/resourcequota-more.yaml" },
      message: 'app in dev delivers a ResourceQuota, which its project "fleet-dev" does not allow',
      hint: "leave it to the platform, or deliver it with another project",
    },
  ]);
});

test("reports kinds outside namespaces that nobody listed", () => {
  const source = { repoURL: "https://github.com/acme/fleet", path: "dist/dev/other" };
  const role = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name: "reader" } };
  const components = {
    app: building(
      web({ source }),
      project("apps", { sourceRepos: ["*"], destinations: [{ server, namespace: "dev" }] }),
    ),
    other: building(role),
  };
  const found = problems(argocdProjectCovers, rendered({ clusters, components }));
  expect(found.find(({ at: [, component] }) => component === "other")).toEqual({
    at: ["components", "other", "manifests"],
    rendered: { file: "dist/dev/other/clusterrole-reader.yaml" },
    message: 'Application web delivers a ClusterRole, which its project "apps" does not allow',
    hint: 'list "rbac.authorization.k8s.io/ClusterRole" in clusterKinds of the component',
  });
});

test("reports objects that leave the namespaces of the project", () => {
  const object = { ...configMap("a"), metadata: { name: "a", namespace: "kube-system" } };
  expect(problems(argocdProjectCovers, user(object))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/configmap-a.yaml" },
      message: 'app in dev delivers into the namespace "kube-system", which its project "fleet-dev" does not allow',
      hint: "keep its objects in the namespace of the component",
    },
  ]);
});

test("reports a component that would live where Argo CD runs", () => {
  const components = { web: { ...chart, namespace: "argocd" } };
  expect(problems(argocdProjectCovers, rendered({ clusters, components }))).toEqual([
    {
      at: ["components", "web", "namespace"],
      rendered: { file: "dist/clusters/lab/argocd/appproject-fleet-dev.yaml", field: "spec.destinations[0]" },
      message:
        'the project "fleet-dev" may deliver into "argocd", where Argo CD itself runs: whoever writes there is its administrator',
      hint: 'choose another namespace, or make it a component of scope "cluster"',
    },
  ]);
});
