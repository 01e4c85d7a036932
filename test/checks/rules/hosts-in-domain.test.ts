import { expect, test } from "vitest";
import { hostsInDomain } from "../../../src/checks/rules/hosts-in-domain.ts";
import { Workload } from "../../../src/constructs/workload/workload.ts";
import { building, messages, problems, rendered } from "../fleet.ts";

const environments = { dev: { domain: "dev.acme.example" }, production: { domain: "acme.example" } };
const web = (host: (view: { readonly name: string; readonly identity: { readonly domain?: string } }) => string) => ({
  image: "ghcr.io/acme/web",
  port: 8080,
  host,
});
const ingress = (name: string, spec: object) => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name },
  ...{ spec },
});

test("holds where every host ends in the domain of its environment", () => {
  expect(
    problems(
      hostsInDomain,
      rendered({ environments, components: { web: web(({ identity }) => `shop.${identity.domain}`) } }, Workload),
    ),
  ).toEqual([]);
});

test("reports a host outside the domain", () => {
  expect(
    problems(
      hostsInDomain,
      rendered(
        { environments: { dev: environments.dev }, components: { web: web(() => "shop.acme.example") } },
        Workload,
      ),
    ),
  ).toEqual([
    {
      message: '"shop.acme.example" of dev lies outside "dev.acme.example", the domain of dev',
      hint: 'end the host in ".dev.acme.example", for instance with identity.domain',
      at: ["components", "web", "host"],
      rendered: { file: "dist/dev/web/ingress-web.yaml", field: "spec.rules[0].host" },
    },
  ]);
});

test("reports a host in the domain of another environment, though it ends in its own too", () => {
  const subject = rendered(
    {
      environments,
      components: { web: web(({ name }) => (name === "dev" ? "a.dev.acme.example" : "b.dev.acme.example")) },
    },
    Workload,
  );
  expect(problems(hostsInDomain, subject).map(({ message, hint }) => [message, hint])).toEqual([
    [
      '"b.dev.acme.example" of production lies in "dev.acme.example", the domain of dev',
      'choose a host below "acme.example" that is not below "dev.acme.example"',
    ],
  ]);
});

test("an environment without a domain may use any host but those of others", () => {
  const subject = (host: string) =>
    messages(
      hostsInDomain,
      rendered(
        { environments: { ...environments, lab: {} }, components: { web: { ...web(() => host), in: ["lab"] } } },
        Workload,
      ),
    );
  expect(subject("shop.elsewhere.example")).toEqual([]);
  expect(subject("shop.acme.example")).toEqual([
    '"shop.acme.example" of lab lies in "acme.example", the domain of production',
  ]);
});

test("reports what is no host name, once for rule and certificate", () => {
  const spec = {
    tls: [{ hosts: ["https://dev.acme.example"] }, null],
    rules: [{ host: "https://dev.acme.example" }, { host: "*.dev.acme.example" }, {}, 7],
  };
  expect(
    problems(
      hostsInDomain,
      rendered({ environments, components: { web: { ...building(ingress("web", spec)), in: ["dev"] } } }),
    ),
  ).toEqual([
    {
      message: '"https://dev.acme.example" is a URL; a host name has no "scheme://" before it',
      hint: 'write a host name, such as "shop.dev.example.com"',
      at: ["components", "web", "manifests"],
      rendered: { file: "dist/dev/web/ingress-web.yaml", field: "spec.rules[0].host" },
    },
  ]);
});

test("reads the routes and listeners of the Gateway API", () => {
  const route = {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: { name: "web" },
    ...{ spec: { hostnames: ["web.acme.example"] } },
  };
  const gateway = {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "Gateway",
    metadata: { name: "web" },
    ...{ spec: { listeners: [{ hostname: "*.acme.example" }] } },
  };
  expect(
    messages(
      hostsInDomain,
      rendered({ environments, components: { web: { ...building(route, gateway), in: ["dev"] } } }),
    ),
  ).toEqual([
    '"web.acme.example" of dev lies in "acme.example", the domain of production',
    '"*.acme.example" of dev lies in "acme.example", the domain of production',
  ]);
});

test("reports the same host twice in one cluster, not in two, nor for other paths or another controller", () => {
  const rule = (path: string, more: object = {}) => ({
    ...more,
    rules: [{ host: "x.example", http: { paths: [{ path }] } }],
  });
  const pair = (one: object, other: object) => building(ingress("one", one), ingress("other", other));
  const reports = (one: object, other: object) =>
    messages(hostsInDomain, rendered({ components: { web: pair(one, other) } }));
  expect(reports(rule("/"), rule("/api"))).toEqual([]);
  expect(reports(rule("/"), rule("/", { ingressClassName: "internal" }))).toEqual([]);
  expect(reports(rule("/"), rule("/"))).toEqual([
    'Ingress other in dev and Ingress one in dev both claim "x.example" in the cluster lab',
  ]);
  const clusters = { lab: {}, live: {} };
  const both = { dev: { cluster: "lab" }, production: { cluster: "live" } };
  const twice = { web: building(ingress("web", rule("/"))) };
  expect(messages(hostsInDomain, rendered({ clusters, environments: both, components: twice }))).toEqual([]);
  expect(messages(hostsInDomain, rendered({ environments: { dev: {}, test: {} }, components: twice }))).toEqual([
    'Ingress web in test and Ingress web in dev both claim "x.example" in the cluster lab',
  ]);
});
