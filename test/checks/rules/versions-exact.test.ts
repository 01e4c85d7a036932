import type { ApiObjectProps } from "cdk8s";
import { expect, test } from "vitest";
import { versionsExact } from "../../../src/checks/rules/versions-exact.ts";
import { Workload } from "../../../src/constructs/workload/workload.ts";
import type { AnyFleet } from "../../../src/model/shape/any-fleet.ts";
import { application, building, chart, messages, problems, release, rendered } from "../fleet.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
const workload = { image: "ghcr.io/acme/web", port: 8080 };
const git = "https://github.com/acme/other";

/** What the version map reports for a component in `dev`. */
const version = (component: AnyFleet["components"][string], text: string) =>
  messages(versionsExact, rendered({ components: { web: component }, versions: { web: { dev: text } } }, Workload)).map(
    (message) => message.replace("the version of web in dev: ", ""),
  );

test("holds for releases, tags and digests", () => {
  expect(["1.2.3", "v1.2.3-rc.1", "2026.1.15"].flatMap((text) => version(chart, text))).toEqual([]);
  expect(["1.2.3", "2026-01-15", digest, `stable@${digest}`].flatMap((text) => version(workload, text))).toEqual([]);
  expect(
    ["v1.2.3", "kustomize/v5.0.0"].flatMap((text) => version({ kustomize: { path: "deploy", git } }, text)),
  ).toEqual([]);
  expect(version({ helm: { path: "chart" } }, "1.2.3")).toEqual([]);
});

test("reports a range at its line in the version map", () => {
  expect(
    problems(versionsExact, rendered({ components: { cache: chart }, versions: { cache: { dev: "^1.2.0" } } })),
  ).toEqual([
    {
      message: 'the version of cache in dev: "^1.2.0" is a range ("^"); name one version, as "1.2.3"',
      hint: "write one exact version",
      at: ["cache", "dev"],
      source: "versions",
    },
  ]);
});

test('with the layout "branch" the map is flat, and its lines are judged once', () => {
  const subject = rendered({
    layout: "branch",
    environments: { dev: {}, test: {} },
    components: { cache: chart },
    versions: { cache: "latest" },
  });
  expect(problems(versionsExact, subject).map(({ message, at }) => [message, at])).toEqual([
    [
      'the version of cache: "latest" is no semver, which the version of a chart is: three numbers, as "1.2.3" or "1.2.3-rc.1"',
      ["cache"],
    ],
  ]);
});

test("who reads a version decides what it may look like", () => {
  expect(version(chart, "1.2")).toEqual(['"1.2" is a range to Helm; write three numbers, as "1.2.0"']);
  expect(version(workload, "latest")).toEqual(['"latest" moves with every release; name one release, as "1.2.3"']);
  expect(version(workload, "1.2.3+build")).toEqual([
    '"1.2.3+build" is no tag, it holds "+": 1 to 128 letters, digits, ".", "_" and "-", not "." or "-" in front',
  ]);
  expect(version({ kustomize: { path: "deploy", git } }, "heads/main")).toEqual([
    '"main" moves with every release; name one release, as "1.2.3"',
  ]);
  expect(version({ helm: { path: "chart", git } }, "a1b2c3d4".repeat(5))).toEqual([
    `"${"a1b2c3d4".repeat(5)}" cannot name a Git tag`,
  ]);
  expect(version({ kustomize: { path: "deploy", image: "ghcr.io/acme/web" } }, "main")).toEqual([
    '"main" moves with every release; name one release, as "1.2.3"',
  ]);
});

test("what others install in a cluster has an exact version too", () => {
  const components = { operator: { external: "deploy/operator.md", scope: "cluster", in: ["lab"] } } as const;
  expect(messages(versionsExact, rendered({ components, versions: { operator: { lab: "stable" } } }))).toEqual([
    'the version of operator in lab: "stable" moves with every release; name one release, as "1.2.3"',
  ]);
});

/** What objects of a user report. */
const reports = (...objects: readonly ApiObjectProps[]) =>
  problems(versionsExact, rendered({ components: { app: building(...objects) } })).map(
    ({ message, rendered: place }) => `${place?.field}: ${message}`,
  );

test("reports images of users' objects without a tag, and with one that moves", () => {
  const images = ["ghcr.io/acme/a", "ghcr.io/acme/b:latest", "registry:5000/c:1.2.3", `d@${digest}`, 7];
  const containers = [null, ...images.map((image, index) => ({ name: `c${index}`, image }))];
  const job = {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "migrate" },
    ...{ spec: { template: { spec: { containers } } } },
  };
  expect(problems(versionsExact, rendered({ components: { app: building(job) } }))[0]).toEqual({
    message: 'the image of container c0 of Job migrate: "ghcr.io/acme/a" has no tag and means "latest"',
    hint: "name one tag or digest",
    at: ["components", "app", "manifests"],
    rendered: { file: "dist/dev/app/job-migrate.yaml", field: "spec.template.spec.containers[c0].image" },
  });
  expect(reports(job).slice(1)).toEqual([
    'spec.template.spec.containers[c1].image: the image of container c1 of Job migrate: "latest" moves with every release; name one release, as "1.2.3"',
  ]);
});

test("reports charts of users' releases without a version, and with a range", () => {
  const of = (spec: object) => reports(release("cache", { chart: { spec: { chart: "cache", ...spec } } }));
  expect(of({ version: "1.2.3" })).toEqual([]);
  expect(of({ sourceRef: { kind: "GitRepository" } })).toEqual([]);
  expect(of({})).toEqual([
    "spec.chart.spec.version: the chart of HelmRelease cache: it names no version and means the latest",
  ]);
  expect(of({ version: "1.x" })).toEqual([
    'spec.chart.spec.version: the chart of HelmRelease cache: "1.x" is a range ("x"); name one version, as "1.2.3"',
  ]);
});

test("reports artifacts and Applications that move", () => {
  const artifact = (spec: object) =>
    reports({
      apiVersion: "source.toolkit.fluxcd.io/v1",
      kind: "OCIRepository",
      metadata: { name: "app" },
      ...{ spec },
    });
  expect([{ ref: { tag: "1.2.3" } }, { ref: { digest } }, { ref: { semver: "1.2.3" } }].flatMap(artifact)).toEqual([]);
  expect([{}, { ref: { tag: "latest" } }, { ref: { semver: ">=1.0.0" } }].flatMap(artifact)).toEqual([
    'spec: the chart of OCIRepository app: it names no version and means "latest"',
    'spec.ref.tag: the chart of OCIRepository app: "latest" moves with every release; name one release, as "1.2.3"',
    'spec.ref.semver: the chart of OCIRepository app: ">=1.0.0" is a range (">="); name one version, as "1.2.3"',
  ]);
  const sources = [
    { chart: "a", targetRevision: "1.2.3" },
    { chart: "b" },
    { path: "c", targetRevision: "main" },
    null,
  ];
  expect(reports(application("app", { source: { chart: "a", targetRevision: "*" }, sources }))).toEqual([
    'spec.source.targetRevision: the chart of Application app: "*" is a range ("*"); name one version, as "1.2.3"',
    "spec.sources[1].targetRevision: the chart of Application app: it names no version and means the latest",
  ]);
});
