import type { ApiObjectProps } from "cdk8s";
import { expect, test } from "vitest";
import { schemaTarget } from "../../../src/checks/rules/schema-target.ts";
import { loadValidators } from "../../../src/checks/validate.ts";
import { Workload } from "../../../src/constructs/workload/workload.ts";
import { application, building, chart, problems, release, rendered } from "../fleet.ts";

type Targets = NonNullable<Parameters<typeof rendered>[0]["targets"]>;

const user = (object: ApiObjectProps, targets: Targets = {}) =>
  problems(schemaTarget, rendered({ targets, components: { app: building(object) } })).map(
    ({ message, hint, rendered: place }) => `${place?.field}: ${message} → ${hint}`,
  );
const object = (apiVersion: string, kind: string, spec: object = {}): ApiObjectProps => ({
  apiVersion,
  kind,
  metadata: { name: "app" },
  ...{ spec },
});

test("holds for all that Lockstep renders, for the oldest Flux and Argo CD that are supported", () => {
  const web = { image: "ghcr.io/acme/web", port: 8080, replicas: 2, host: () => "web.example.com" };
  const notifications = { commits: { type: "github", secret: "statuses" } } as const;
  const targets = { kubernetes: "1.33", flux: "2.7", argocd: "3.3" } as const;
  const components = { web, cache: chart, podinfo: { ...chart, delivery: "argocd" } } as const;
  const clusters = { lab: { flux: { receiver: { secret: "webhook" } } } };
  expect(problems(schemaTarget, rendered({ targets, clusters, notifications, components }, Workload))).toEqual([]);
});

test("reports an apiVersion that the target no longer serves", () => {
  expect(
    problems(schemaTarget, rendered({ components: { app: building(object("batch/v1beta1", "CronJob")) } })),
  ).toEqual([
    {
      message: 'CronJob app: "batch/v1beta1" is gone since Kubernetes 1.25, the target is 1.35',
      hint: 'write "batch/v1"',
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/cronjob-app.yaml", field: "apiVersion" },
    },
  ]);
  expect(user(object("batch/v1beta1", "CronJob"), { kubernetes: "1.24" })).toEqual([]);
  expect(user(object("notification.toolkit.fluxcd.io/v1beta2", "Receiver"))).toEqual([
    'apiVersion: Receiver app: "notification.toolkit.fluxcd.io/v1beta2" is gone since Flux 2.9, the target is 2.9 → write "notification.toolkit.fluxcd.io/v1"',
  ]);
  expect(user(object("policy/v1beta1", "PodSecurityPolicy"))).toEqual([
    'apiVersion: PodSecurityPolicy app: "policy/v1beta1" is gone since Kubernetes 1.25, the target is 1.35 → write the Pod Security Standard of the namespace',
  ]);
});

test("reports an apiVersion that its kind never had, unless a definition of the user has it", async () => {
  const alert = object("notification.toolkit.fluxcd.io/v1", "Alert");
  expect(user(alert)).toEqual([
    'apiVersion: Alert app: "notification.toolkit.fluxcd.io/v1" is no apiVersion of Alert → write "notification.toolkit.fluxcd.io/v1beta3"',
  ]);
  expect(user(object("autoscaling/v1", "HorizontalPodAutoscaler"))).toEqual([]);
  const versions = [
    {
      name: "v1",
      served: true,
      schema: { openAPIV3Schema: { type: "object", properties: { spec: { type: "object" } } } },
    },
  ];
  const definition = {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    spec: { group: "notification.toolkit.fluxcd.io", names: { kind: "Alert" }, versions },
  };
  const subject = rendered({ components: { app: building(alert) } });
  const { validators } = await loadValidators(subject, [{ source: "imports/crds/alerts.yaml", object: definition }]);
  expect(problems(schemaTarget, { ...subject, validators })).toEqual([]);
});

test("reports fields, choices and kinds that are newer than the target", () => {
  const older = { kubernetes: "1.28", flux: "2.8", argocd: "3.4" } as const;
  const raise = (product: string) => `leave it out, or raise targets.${product} once the clusters run that release`;
  const pod = { initContainers: [{ name: "log", restartPolicy: "Always" }] };
  expect(user(release("app", { postRenderStrategy: "combined" }), older)).toEqual([
    `spec.postRenderStrategy: HelmRelease app: "postRenderStrategy" needs Flux 2.9, the target is 2.8 → ${raise("flux")}`,
  ]);
  expect(user(object("apps/v1", "Deployment", { template: { spec: pod } }), older)).toEqual([
    `spec.template.spec.initContainers[log].restartPolicy: Deployment app: "restartPolicy" needs Kubernetes 1.29, the target is 1.28 → ${raise("kubernetes")}`,
  ]);
  expect(user(object("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy"), older)).toEqual([
    `undefined: ValidatingAdmissionPolicy app: the kind needs Kubernetes 1.30, the target is 1.28 → ${raise("kubernetes")}`,
  ]);
  expect(user(object("argoproj.io/v1alpha1", "AppProject", { sourceIntegrity: {} }), older)).toEqual([
    `spec.sourceIntegrity: AppProject app: "sourceIntegrity" needs Argo CD 3.5, the target is 3.4 → ${raise("argocd")}`,
  ]);
  expect(user(object("argoproj.io/v1alpha1", "AppProject", { sourceIntegrity: {} }))).toEqual([]);
});

test("warns of fields that are retired", () => {
  const subject = (of: ApiObjectProps, targets: Targets = {}) =>
    problems(schemaTarget, rendered({ targets, components: { app: building(of) } })).map(
      ({ message, hint, severity }) => [message, hint, severity],
    );
  expect(subject(object("notification.toolkit.fluxcd.io/v1beta3", "Alert", { summary: "x" }))).toEqual([
    ["Alert app: spec.summary is deprecated", "write spec.eventMetadata.summary", "warning"],
  ]);
  expect(subject(object("source.toolkit.fluxcd.io/v1", "HelmRepository", { type: "oci" }))).toEqual([
    [
      'HelmRepository app: spec.type is "oci", which is no longer developed',
      "write an OCIRepository, and refer to it in spec.chartRef of the release",
      "warning",
    ],
  ]);
  expect(subject(object("source.toolkit.fluxcd.io/v1", "HelmRepository", { type: "default" }))).toEqual([]);
  expect(subject(application("app", { sources: [{ helm: { version: "v3" } }] }))).toEqual([
    ["Application app: spec.sources[0].helm.version has no effect since Argo CD 3.5", "remove it", "warning"],
  ]);
  expect(subject(application("app", { sources: [{ helm: { version: "v3" } }] }), { argocd: "3.4" })).toEqual([]);
});
