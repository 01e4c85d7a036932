import type { ApiObjectProps } from "cdk8s";
import { expect, test } from "vitest";
import { secretsNotInPlainSight } from "../../../src/checks/rules/secrets-not-in-plain-sight.ts";
import { Workload } from "../../../src/constructs/workload/workload.ts";
import { building, chart, configMap, messages, problems, rendered } from "../fleet.ts";

// Put together here, so that no scanner takes this file for a leak.
const token = ["ghp", "0123456789abcdefghij0123456789abcdef"].join("_");
const slack = ["https://hooks.slack.com/services", "T0123ABCD", "B0123ABCD", "0123456789abcdefABCDEF01"].join("/");

const user = (object: ApiObjectProps) =>
  problems(secretsNotInPlainSight, rendered({ components: { app: building(object) } }));

test("holds for names of Secrets", () => {
  const components = {
    cache: { ...chart, values: () => ({ auth: { existingSecret: "cache-auth", passwordKey: "password" } }) },
    web: {
      image: "ghcr.io/acme/web",
      port: 8080,
      env: () => ({ LOG_LEVEL: "info", TOKEN_FILE: "/run/token" }),
      envFrom: () => ["web-database"],
    },
    app: building({ apiVersion: "v1", kind: "Secret", metadata: { name: "empty" } }),
  };
  const notifications = {
    chat: { type: "slack", secret: "slack-webhook" },
    hook: { type: "generic", address: "https://hooks.example.com/deploys/production" },
  } as const;
  const environments = { dev: { identity: { database: "shop-dev-database" } } };
  expect(problems(secretsNotInPlainSight, rendered({ components, notifications, environments }, Workload))).toEqual([]);
});

test("reports a literal in the values of a chart once, with all its environments", () => {
  const cache = { ...chart, values: () => ({ auth: { password: "hunter2hunter2" } }) };
  const found = problems(
    secretsNotInPlainSight,
    rendered({ components: { cache }, environments: { dev: {}, test: {} } }),
  );
  expect(found).toEqual([
    {
      message: 'auth.password in the values of cache is a literal under "password", a name for a secret (dev, test)',
      hint: "put it into a Secret that is not in Git, and refer to that Secret by its name",
      at: ["components", "cache", "values", "auth", "password"],
    },
  ]);
  expect(JSON.stringify(found)).not.toContain("hunter2");
});

test("reports a token in an environment variable", () => {
  const web = { image: "ghcr.io/acme/web", port: 8080, env: () => ({ GITHUB: token }) };
  const found = problems(secretsNotInPlainSight, rendered({ components: { web } }, Workload));
  expect(found).toEqual([
    {
      message: "GITHUB in the env of web looks like a GitHub token (dev)",
      hint: "put it into a Secret that is not in Git, and refer to that Secret by its name in envFrom",
      at: ["components", "web", "env", "GITHUB"],
    },
  ]);
  expect(JSON.stringify(found)).not.toContain(token);
});

test("reports what is secret in an address, and a token in an identity", () => {
  const subject = rendered({
    repository: { owner: "acme", name: "fleet", visibility: "private", url: `https://${token}@github.com/acme/fleet` },
    components: {
      cache: { helm: { chart: "cache", repository: "https://me:pa55word@charts.example.com" } },
      app: { helm: { path: "chart", git: "ssh://git@github.com/acme/app" } },
    },
    notifications: {
      chat: { type: "slack", address: `https://${slack.slice(8)}` },
      room: { type: "googlechat", address: "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=abcdefgh" },
      hook: { type: "generic", address: "https://hooks.example.com/in/8f3kd02mslq93jd7x0a" },
    },
    environments: { dev: { identity: { access: token } } },
  });
  const found = problems(secretsNotInPlainSight, subject);
  expect(found.map(({ message, at }) => `${at.join(".")}: ${message}`)).toEqual([
    "repository.url: the address of the repository holds credentials before its host",
    "notifications.chat.address: the address of chat is a Slack webhook, whose path is a secret",
    "notifications.room.address: the address of room holds a token in its query",
    "notifications.hook.address: the address of hook has a path that looks like a token",
    "components.cache.helm.repository: the repository of cache holds credentials before its host",
    "environments.dev.identity.access: the identity access of dev looks like a GitHub token",
  ]);
  expect(JSON.stringify(found)).not.toMatch(/pa55word|8f3kd02|ghp_/);
});

test("reports Secrets with content, but for those that SOPS has encrypted", () => {
  const secret = (more: object) => ({ apiVersion: "v1", kind: "Secret", metadata: { name: "web" }, ...more });
  expect(user(secret({ data: { a: "YQ==" }, sops: { mac: "ENC[]" } }))).toEqual([]);
  expect(user(secret({ stringData: {} }))).toEqual([]);
  expect(user(secret({ stringData: { password: "hunter2" } }))).toEqual([
    {
      message: "Secret web holds its content in stringData",
      hint: "render an ExternalSecret or a SealedSecret, encrypt it with SOPS, or let somebody else create it",
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/secret-web.yaml", field: "stringData" },
    },
  ]);
});

test("reports annotations, ConfigMaps, variables and arguments of users' objects", () => {
  expect(user(configMap("app", { data: { "app.properties": "user=app\npassword=hunter2hunter2\n" } }))).toEqual([
    {
      message: 'data[app.properties] of ConfigMap app holds a literal for "password", a name for a secret',
      hint: "put it into a Secret that is not in Git, and refer to that Secret by its name",
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/configmap-app.yaml", field: "data[app.properties]" },
    },
  ]);
  const annotated = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "app", annotations: { "example.com/github": token } },
  };
  const container = {
    name: "main",
    env: [
      { name: "DB_PASSWORD", value: "hunter2hunter2" },
      { name: "API_TOKEN", valueFrom: { secretKeyRef: { name: "api", key: "token" } } },
    ],
    args: ["--token=abcdef123456"],
  };
  const deployed = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "app" },
    ...{ spec: { template: { spec: { containers: [container] } } } },
  };
  expect(messages(secretsNotInPlainSight, rendered({ components: { app: building(annotated, deployed) } }))).toEqual([
    "metadata.annotations[example.com/github] of Service app looks like a GitHub token",
    'spec.template.spec.containers[main].env[DB_PASSWORD].value of Deployment app is a literal under "DB_PASSWORD", a name for a secret',
    'spec.template.spec.containers[main].args[0] of Deployment app gives a literal to "token", a name for a secret',
  ]);
});

test("reports the address of a user's Provider", () => {
  const provider = (address: string) =>
    user({
      apiVersion: "notification.toolkit.fluxcd.io/v1beta3",
      kind: "Provider",
      metadata: { name: "chat" },
      ...{ spec: { type: "generic", address } },
    });
  expect(provider("https://hooks.example.com/deploys")).toEqual([]);
  expect(provider("https://hooks.example.com/in/8f3kd02mslq93jd7x0a")).toEqual([
    {
      message: "spec.address of Provider chat has a path that looks like a token",
      hint: "move it into the Secret that secretRef names, under the key address",
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/provider-chat.yaml", field: "spec.address" },
    },
  ]);
});

test("does not read the schemas of definitions", () => {
  const definition = {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "things" },
    ...{ spec: { password: { default: "hunter2hunter2" } } },
  };
  expect(user(definition)).toEqual([]);
});
