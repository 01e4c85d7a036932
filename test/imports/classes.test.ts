import { App, Chart } from "cdk8s";
import { expect, test } from "vitest";
import { AppProject } from "../../imports/argocd/app-project.ts";
import { Application } from "../../imports/argocd/application.ts";
import { Alert } from "../../imports/flux/alert.ts";
import { GitRepository } from "../../imports/flux/git-repository.ts";
import { HelmRelease } from "../../imports/flux/helm-release.ts";
import { HelmRepository } from "../../imports/flux/helm-repository.ts";
import { Kustomization } from "../../imports/flux/kustomization.ts";
import { OCIRepository } from "../../imports/flux/oci-repository.ts";
import { Provider } from "../../imports/flux/provider.ts";
import { Receiver } from "../../imports/flux/receiver.ts";
import { ConfigMap } from "../../imports/kubernetes/config-map.ts";
import { LimitRange } from "../../imports/kubernetes/limit-range.ts";
import { Namespace } from "../../imports/kubernetes/namespace.ts";
import { NetworkPolicy } from "../../imports/kubernetes/network-policy.ts";
import { ResourceQuota } from "../../imports/kubernetes/resource-quota.ts";
import { Role } from "../../imports/kubernetes/role.ts";
import { RoleBinding } from "../../imports/kubernetes/role-binding.ts";
import { ServiceAccount } from "../../imports/kubernetes/service-account.ts";
import { knownKinds } from "../../imports/validators.ts";

const classes = [
  Alert,
  AppProject,
  Application,
  ConfigMap,
  GitRepository,
  HelmRelease,
  HelmRepository,
  Kustomization,
  LimitRange,
  Namespace,
  NetworkPolicy,
  OCIRepository,
  Provider,
  Receiver,
  ResourceQuota,
  Role,
  RoleBinding,
  ServiceAccount,
];

test("every class has a kind that the validators know", () => {
  const kinds = classes.map(({ GVK }) => `${GVK.apiVersion}/${GVK.kind}`);
  expect(kinds.filter((kind) => !knownKinds.includes(kind))).toEqual([]);
  expect(new Set(kinds).size).toBe(classes.length);
});

test("the versions are those that the oldest supported Flux and Argo CD serve", () => {
  expect(classes.map(({ GVK }) => `${GVK.kind} ${GVK.apiVersion}`)).toEqual([
    "Alert notification.toolkit.fluxcd.io/v1beta3",
    "AppProject argoproj.io/v1alpha1",
    "Application argoproj.io/v1alpha1",
    "ConfigMap v1",
    "GitRepository source.toolkit.fluxcd.io/v1",
    "HelmRelease helm.toolkit.fluxcd.io/v2",
    "HelmRepository source.toolkit.fluxcd.io/v1",
    "Kustomization kustomize.toolkit.fluxcd.io/v1",
    "LimitRange v1",
    "Namespace v1",
    "NetworkPolicy networking.k8s.io/v1",
    "OCIRepository source.toolkit.fluxcd.io/v1",
    "Provider notification.toolkit.fluxcd.io/v1beta3",
    "Receiver notification.toolkit.fluxcd.io/v1",
    "ResourceQuota v1",
    "Role rbac.authorization.k8s.io/v1",
    "RoleBinding rbac.authorization.k8s.io/v1",
    "ServiceAccount v1",
  ]);
});

test("an object renders as it was written, under its own name", () => {
  const chart = new Chart(new App(), "chart");
  const release = new HelmRelease(chart, "release", {
    metadata: { name: "web", namespace: "apps", labels: { team: "a" } },
    spec: { interval: "10m", chartRef: { kind: "OCIRepository", name: "web" } },
  });
  expect(release.toJson()).toEqual({
    apiVersion: "helm.toolkit.fluxcd.io/v2",
    kind: "HelmRelease",
    metadata: { name: "web", namespace: "apps", labels: { team: "a" } },
    spec: { interval: "10m", chartRef: { kind: "OCIRepository", name: "web" } },
  });
  const rights = new Role(chart, "role", {
    metadata: { name: "reader" },
    rules: [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }],
  });
  expect(rights.toJson()).toMatchObject({ apiVersion: "rbac.authorization.k8s.io/v1", rules: [{ verbs: ["get"] }] });
});
