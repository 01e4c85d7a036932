import { expect, test } from "vitest";
import { objectsValidNames } from "../../../src/checks/rules/objects-valid-names.ts";
import { application, building, chart, configMap, messages, problems, release, rendered } from "../fleet.ts";

const user = (...objects: Parameters<typeof building>) => rendered({ components: { app: building(...objects) } });
const long = "a".repeat(64);

test("holds for everything that Lockstep renders, and for what each kind may be called", () => {
  expect(problems(objectsValidNames, rendered({ components: { web: chart } }))).toEqual([]);
  const role = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name: "system:Web_1" } };
  const labels = { "example.com/name": "Web_1.x", empty: "" };
  const annotations = { "Example.com/note": "anything at all / {}" };
  const map = { ...configMap("a.b"), metadata: { name: "a.b", labels, annotations } };
  expect(problems(objectsValidNames, user(role, map))).toEqual([]);
});

test("reports a name that its kind cannot have", () => {
  const service = { apiVersion: "v1", kind: "Service", metadata: { name: "1-web" } };
  expect(problems(objectsValidNames, user(service))).toEqual([
    {
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/service-1-web.yaml", field: "metadata.name" },
      message:
        'Service name: "1-web" is not a Service name: at most 63 characters, lowercase letters, digits and "-", with a letter in front and a letter or digit at the end',
      hint: "choose a shorter or simpler name",
    },
  ]);
  const named = (apiVersion: string, kind: string, name: string) => ({ apiVersion, kind, metadata: { name } });
  const found = messages(
    objectsValidNames,
    user(
      named("v1", "Namespace", "a.b"),
      named("v1", "ConfigMap", "Web"),
      named("rbac.authorization.k8s.io/v1", "Role", "a/b"),
      named("batch/v1", "CronJob", "b".repeat(53)),
      named("batch/v1", "Job", `${long}`),
    ),
  );
  expect(found.map((message) => message.slice(0, message.indexOf(":")))).toEqual([
    "Namespace name",
    "ConfigMap name",
    "Role name",
    "CronJob name",
    "Job name",
  ]);
  expect(found.at(2)).toBe('Role name: "a/b" holds "/" or "%", or is only dots');
  expect(found.at(4)).toBe(`Job name: "${long}" is 64 characters long; a Job name has at most 63`);
});

test("reports a component whose Kustomization has a name too long for Flux's labels, and whose release is too long", () => {
  const name = "b".repeat(61);
  const found = problems(objectsValidNames, rendered({ components: { [name]: chart } }));
  expect(found.map(({ at, message }) => [at.join("."), message])).toEqual([
    [
      `components.${name}`,
      `HelmRelease releaseName: "${name}" is 61 characters long; a Helm release name has at most 53`,
    ],
    [
      `components.${name}`,
      `Kustomization name: "${name}-dev" is 65 characters long; a name that Flux writes into labels has at most 63`,
    ],
  ]);
});

test("reports a release name that Argo CD would take from the Application", () => {
  const name = "b".repeat(54);
  const app = application(name, { source: { chart: "web" } });
  const own = application("c", { sources: [{ chart: "web", helm: { releaseName: "Web" } }] });
  expect(messages(objectsValidNames, user(app, own))).toEqual([
    `Application releaseName: "${name}" is 54 characters long; a Helm release name has at most 53`,
    'Application releaseName: "Web" is not a Helm release name: at most 53 characters, parts joined by ".", each of lowercase letters, digits and "-", with a letter or digit at both ends',
  ]);
  expect(messages(objectsValidNames, user(release("d", { releaseName: "a_b" })))).toHaveLength(1);
});

test("reports labels, in templates too, and annotation keys", () => {
  const metadata = { labels: { "a b": "c", version: "1.0+2" }, annotations: { "a/b/c": "" } };
  const deployment = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: { template: { metadata } },
  };
  const found = problems(objectsValidNames, user(deployment));
  expect(found.map(({ message, rendered: place }) => [place?.field, message.split(";")[0]?.split(" is ")[0]])).toEqual([
    ["spec.template.metadata.labels[a b]", 'Deployment label "a b": "a b"'],
    ["spec.template.metadata.labels.version", 'Deployment label "version": "1.0+2"'],
    ["spec.template.metadata.annotations[a/b/c]", 'Deployment annotation: "a/b/c" holds 2 slashes'],
  ]);
});

test("reports annotations that are too large together", () => {
  const annotations = { a: "ä".repeat(100_000), b: "b".repeat(70_000) };
  const object = { ...configMap("web"), metadata: { name: "web", annotations } };
  expect(problems(objectsValidNames, user(object))).toEqual([
    {
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/configmap-web.yaml", field: "metadata.annotations" },
      message: "ConfigMap annotations: 270002 bytes together; the API server takes 262144",
      hint: "keep large texts in a ConfigMap",
    },
  ]);
});
