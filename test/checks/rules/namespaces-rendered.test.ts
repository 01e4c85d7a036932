import { JsonPatch } from "cdk8s";
import { expect, test } from "vitest";
import { namespacesRendered } from "../../../src/checks/rules/namespaces-rendered.ts";
import { building, chart, configMap, kustomization, messages, problems, release, rendered } from "../fleet.ts";

const at = ["components", "app", "manifests"];
const placed = (name: string, namespace: string) => ({ ...configMap(name), metadata: { name, namespace } });
const user = (...objects: Parameters<typeof building>) => rendered({ components: { app: building(...objects) } });

test("holds for everything that Lockstep renders", () => {
  const components = {
    operator: { ...chart, scope: "cluster", in: ["lab"] },
    web: { ...chart, namespace: "web" },
    podinfo: { ...chart, delivery: "argocd" },
  } as const;
  expect(problems(namespacesRendered, rendered({ components }))).toEqual([]);
  const clusters = { lab: { flux: { tenancy: "locked" } } } as const;
  expect(problems(namespacesRendered, rendered({ clusters, components }))).toEqual([]);
});

test("holds for namespaces of the engine, of Kubernetes, and of the user's own", () => {
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "mine" } };
  const objects = [namespace, placed("a", "mine"), placed("b", "kube-system"), placed("c", "flux-system")];
  expect(problems(namespacesRendered, user(...objects))).toEqual([]);
});

test("reports a namespace that is not rendered once for a component, and what was likely meant", () => {
  expect(problems(namespacesRendered, user(placed("a", "devv"), placed("b", "devv")))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/configmap-a.yaml", field: "metadata.namespace" },
      message: 'app in dev renders into the namespace "devv", which is not rendered for the cluster "lab"',
      hint: 'did you mean "dev"?',
    },
  ]);
  expect(problems(namespacesRendered, user(placed("a", "monitoring"))).map(({ hint }) => hint)).toEqual([
    'choose "dev", or give a component the namespace "monitoring"',
  ]);
});

test("reports where releases, Kustomizations and Applications deliver to, unless they create it", () => {
  const creating = { targetNamespace: "c", install: { createNamespace: true } };
  const destination = { server: "https://kubernetes.default.svc", namespace: "d" };
  const syncPolicy = { syncOptions: ["CreateNamespace=true"] };
  const application = (name: string, spec: object) => ({
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Application",
    metadata: { name },
    spec,
  });
  const subject = user(
    kustomization("a", { targetNamespace: "x" }),
    release("b", { storageNamespace: "y" }),
    release("c", creating),
    application("d", { destination, syncPolicy }),
    application("e", { destination }),
  );
  expect(problems(namespacesRendered, subject).map(({ rendered: place }) => place)).toEqual([
    { file: "dist/dev/app/kustomization-a.yaml", field: "spec.targetNamespace" },
    { file: "dist/dev/app/helmrelease-b.yaml", field: "spec.storageNamespace" },
    { file: "dist/dev/app/application-e.yaml", field: "spec.destination.namespace" },
  ]);
});

test("warns of the namespace default", () => {
  expect(problems(namespacesRendered, user(placed("a", "default")))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/configmap-a.yaml", field: "metadata.namespace" },
      message: 'app in dev renders into the namespace "default", which has no quota and no isolation',
      hint: 'choose "dev"',
      severity: "warning",
    },
  ]);
});

test("reports an object without a namespace, unless the policy says that its kind has none", () => {
  const nowhere: ReturnType<typeof building> = {
    manifests: (scope) => {
      building({ apiVersion: "example.com/v1", kind: "Galaxy", metadata: { name: "a" } }).manifests(scope);
      for (const each of scope.node.children)
        if ("addJsonPatch" in each && typeof each.addJsonPatch === "function")
          each.addJsonPatch(JsonPatch.remove("/metadata/namespace"));
    },
  };
  expect(problems(namespacesRendered, rendered({ components: { app: nowhere } }))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/galaxy-a.yaml", field: "metadata.namespace" },
      message: "app in dev renders Galaxy a without a namespace",
      hint: 'give the object a namespace; if its kind has none, list "example.com/Galaxy" in clusterKinds',
    },
  ]);
  const app = { ...nowhere, clusterKinds: ["example.com/Galaxy"] } as const;
  expect(messages(namespacesRendered, rendered({ components: { app } }))).toEqual([]);
});
