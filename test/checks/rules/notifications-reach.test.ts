import { expect, test } from "vitest";
import { notificationsReach } from "../../../src/checks/rules/notifications-reach.ts";
import { building, chart, configMap, kustomization, messages, problems, release, rendered } from "../fleet.ts";

const at = ["components", "app", "manifests"];
const notification = (kind: "Alert" | "Provider", name: string, spec: object, metadata: object = {}) => ({
  apiVersion: "notification.toolkit.fluxcd.io/v1beta3",
  kind,
  metadata: { name, ...metadata },
  spec,
});
const chat = notification("Provider", "chat", { type: "slack", secretRef: { name: "slack" } });
const alert = (spec: object) =>
  notification("Alert", "told", { providerRef: { name: "chat" }, eventSources: [], ...spec });
const user = (...objects: Parameters<typeof building>) => rendered({ components: { app: building(...objects) } });
const slack = { type: "slack", secret: "slack" } as const;
const argocd = { delivery: "argocd" } as const;

test("holds for everything that Lockstep renders, under either tenancy", () => {
  const fleet = {
    environments: { dev: {}, staging: {} },
    components: {
      operator: { ...chart, scope: "cluster", in: ["lab"] },
      web: { ...chart, namespace: "web" },
      app: building(configMap("a")),
    },
    notifications: {
      chat: slack,
      commits: { type: "github", secret: "statuses" },
      some: { ...slack, environments: ["staging"] },
    },
  } as const;
  const { operator, app } = fleet.components;
  expect(
    problems(
      notificationsReach,
      rendered({ ...fleet, components: { operator, app, web: { ...fleet.components.web, in: ["dev"] } } }),
    ),
  ).toEqual([]);
  const clusters = { lab: { flux: { tenancy: "locked" } } } as const;
  expect(problems(notificationsReach, rendered({ ...fleet, clusters }))).toEqual([]);
});

test("reports a notification where Flux delivers nothing", () => {
  const fleet = { components: { web: chart }, notifications: { chat: slack } };
  expect(problems(notificationsReach, rendered({ ...fleet, clusters: { lab: argocd } }))).toEqual([
    {
      at: ["notifications", "chat"],
      message: "chat reaches nobody: Flux delivers nothing in this fleet",
      hint: "remove it, and let Argo CD notify",
    },
  ]);
});

test("reports a named environment where Flux delivers nothing", () => {
  const subject = rendered({
    clusters: { lab: {}, live: argocd },
    environments: { dev: {}, production: { cluster: "live" } },
    components: { web: chart },
    notifications: { chat: { ...slack, environments: ["dev", "production"] } },
  });
  expect(problems(notificationsReach, subject)).toEqual([
    {
      at: ["notifications", "chat", "environments", "1"],
      message: "chat is to tell about production, where Flux delivers nothing",
      hint: 'remove "production", and let Argo CD notify about it',
    },
  ]);
});

test("reports a receiver that cannot be reached", () => {
  const notifications = {
    commits: { type: "github" },
    hook: { type: "generic" },
    open: { type: "generic", address: "https://example.com" },
  } as const;
  const file = "dist/clusters/lab/flux/provider";
  expect(problems(notificationsReach, rendered({ notifications, components: { web: chart } }))).toEqual([
    {
      at: ["notifications", "commits"],
      rendered: { file: `${file}-commits.yaml`, field: "spec.secretRef" },
      message: 'commits has no secret, and a receiver of type "github" takes nothing without a token',
      hint: 'name the Secret with the token: secret: "…"',
    },
    {
      at: ["notifications", "hook"],
      rendered: { file: `${file}-hook.yaml`, field: "spec.secretRef" },
      message: "hook has neither address nor secret, so nothing is sent",
      hint: "give a public address, or the Secret that holds it",
    },
  ]);
});

test("reports an Alert whose Provider is in another namespace, misspelt, or nowhere", () => {
  const found = (...objects: Parameters<typeof building>) =>
    problems(notificationsReach, user(...objects)).map(({ hint }) => hint);
  expect(problems(notificationsReach, user(alert({}), notification("Provider", "caht", chat.spec)))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/alert-told.yaml", field: "spec.providerRef" },
      message: 'Alert told names the Provider "chat", which is not rendered in its namespace "dev"',
      hint: 'did you mean "caht"?',
    },
  ]);
  expect(found(alert({}))).toEqual(["render the Provider beside the Alert"]);
  expect(found(alert({}), { ...chat, metadata: { name: "chat", namespace: "flux-system" } })).toEqual([
    'render the Alert in "flux-system", where the Provider is',
  ]);
});

test("reports sources in a namespace that is not rendered", () => {
  const eventSources = [
    { kind: "Kustomization", name: "*", namespace: "flux-sytem" },
    { kind: "HelmRelease", name: "*" },
  ];
  expect(problems(notificationsReach, user(chat, alert({ eventSources })))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/alert-told.yaml", field: "spec.eventSources[0]" },
      message: 'Alert told listens to the namespace "flux-sytem", which is not rendered for the cluster "lab"',
      hint: 'did you mean "flux-system"?',
    },
  ]);
});

test("reports releases that are to write on commits", () => {
  const commits = notification("Provider", "chat", { type: "github", secretRef: { name: "statuses" } });
  const eventSources = [{ kind: "HelmRelease", name: "web" }];
  expect(problems(notificationsReach, user(commits, alert({ eventSources })))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/alert-told.yaml", field: "spec.eventSources[web]" },
      message:
        'Alert told listens to HelmReleases for a receiver of type "github": their events name a chart\'s version and no commit',
      hint: "listen to the Kustomization that applies the release",
    },
  ]);
});

test("reports patterns that Go cannot read, and passes those that only Go can", () => {
  const read = ["^Health check", "(?i)failed", "(?P<what>a+)", "a|b{2}", "[[:alpha:]]+", "\\(x\\)"];
  expect(messages(notificationsReach, user(chat, alert({ inclusionList: read })))).toEqual([]);
  const inclusionList = ["(?!succeeded)", "(a)\\1", "a**", "[", "\\Z"];
  expect(messages(notificationsReach, user(chat, alert({ inclusionList })))).toEqual([
    'inclusionList of Alert told: "(?!succeeded)" looks around with "(?!", which Go cannot',
    'inclusionList of Alert told: "(a)\\\\1" refers back with "\\\\1", which Go cannot',
    'inclusionList of Alert told: "a**" is no regular expression',
    'inclusionList of Alert told: "[" is no regular expression',
    'inclusionList of Alert told: "\\\\Z" holds "\\\\Z", which Go does not know',
  ]);
});

test("warns of a user's release that nobody is told about", () => {
  const labels = { environment: "dev" };
  const spec = { sourceRef: { kind: "GitRepository", name: "fleet" } };
  const app = building(release("silent", {}), kustomization("loud", spec, { namespace: "flux-system", labels }));
  expect(problems(notificationsReach, rendered({ components: { app }, notifications: { chat: slack } }))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/helmrelease-silent.yaml" },
      message: "chat is not told about HelmRelease silent of app in dev",
      hint: "label it environment: dev, and build it in the namespace of the component",
      severity: "warning",
    },
  ]);
});

test("reports a rendered object that no Alert listens to", () => {
  const { manifests, ...rest } = rendered({ components: { web: chart }, notifications: { chat: slack } });
  const without = manifests.filter(({ body }) => body.kind !== "Alert");
  expect(problems(notificationsReach, { ...rest, manifests: without })).toEqual([
    {
      at: ["notifications", "chat"],
      rendered: { file: "dist/dev/flux/kustomization-web-dev.yaml" },
      message: "chat is not told about web in dev",
      hint: "list its namespace in the sources of the Alert",
      severity: "error",
    },
  ]);
});
