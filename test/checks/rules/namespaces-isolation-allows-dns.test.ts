import { expect, test } from "vitest";
import { namespacesIsolationAllowsDns } from "../../../src/checks/rules/namespaces-isolation-allows-dns.ts";
import { Workload } from "../../../src/constructs/workload/workload.ts";
import { building, messages, problems, rendered } from "../fleet.ts";

const web = { image: "ghcr.io/acme/web", port: 8080, host: () => "web.example.com" } as const;
const policy = (spec: object, name = "deny") => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name },
  ...{ spec },
});
const reports = (...specs: readonly object[]) =>
  messages(
    namespacesIsolationAllowsDns,
    rendered({ components: { net: building(...specs.map((spec, index) => policy(spec, `p${index}`))) } }),
  );
const system = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } } };
const deny = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };
const udp = { port: 53, protocol: "UDP" };
const tcp = { port: 53, protocol: "TCP" };

test("holds for the policy's own isolation, and for namespaces without any", () => {
  const environments = { dev: { network: { from: ["traefik"] } }, test: {} };
  expect(problems(namespacesIsolationAllowsDns, rendered({ components: { web }, environments }, Workload))).toEqual([]);
});

test("reports egress that is refused without name lookups", () => {
  expect(problems(namespacesIsolationAllowsDns, rendered({ components: { net: building(policy(deny)) } }))).toEqual([
    {
      message:
        "NetworkPolicy deny in dev restricts what pods may connect to, and nothing allows them DNS over UDP and TCP",
      hint: 'allow egress to port 53 over UDP and TCP in the namespace "kube-system"',
      at: ["components", "net", "manifests"],
      rendered: { file: "dist/dev/net/networkpolicy-deny.yaml", field: "spec.policyTypes" },
    },
  ]);
});

test("asks for both protocols, whether a rule names the port, its name, a range or no port at all", () => {
  const allow = (rule: object) => ({ podSelector: {}, egress: [rule], policyTypes: ["Egress"] });
  const missing = (rule: object) => reports(deny, allow(rule)).map((message) => message.replace(/^.* over /, ""));
  expect(missing({ to: [system], ports: [udp, tcp] })).toEqual([]);
  expect(missing({ to: [system], ports: [udp] })).toEqual(["TCP"]);
  expect(missing({ to: [system], ports: [{ port: 53 }] })).toEqual(["UDP"]);
  expect(missing({ to: [system] })).toEqual([]);
  expect(missing({})).toEqual([]);
  expect(missing({ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] })).toEqual([]);
  expect(missing({ to: [{ ipBlock: { cidr: "10.0.0.0/8" } }] })).toEqual(["UDP and TCP"]);
  expect(missing({ to: [{ ipBlock: { cidr: "169.254.20.10/32" } }], ports: [udp, tcp] })).toEqual([]);
  expect(missing({ to: [{ podSelector: {} }], ports: [udp, tcp] })).toEqual(["UDP and TCP"]);
  expect(
    missing({
      ports: [
        { port: 1, endPort: 1024, protocol: "UDP" },
        { port: "dns-tcp", protocol: "TCP" },
      ],
    }),
  ).toEqual([]);
});

test("a rule for some pods helps those alone", () => {
  const labels = { matchLabels: { app: "web" } };
  const dns = (podSelector: object) => ({
    podSelector,
    policyTypes: ["Egress"],
    egress: [{ to: [system], ports: [udp, tcp] }],
  });
  expect(reports(deny, dns(labels))).toHaveLength(1);
  expect(reports({ ...deny, podSelector: labels }, dns({}))).toEqual([]);
  expect(reports({ ...deny, podSelector: labels }, dns({ matchLabels: { app: "api" } }))).toEqual([
    "NetworkPolicy p0 in dev restricts what pods may connect to, and nothing allows them DNS over UDP and TCP",
  ]);
});

test("a policy about ingress alone refuses no lookups, and a broken one is passed over", () => {
  expect(reports({ podSelector: {} }, { podSelector: {}, policyTypes: ["Ingress"], ingress: [{}] })).toEqual([]);
  expect(reports({ podSelector: null, policyTypes: "Egress", egress: 1 }).length).toBe(1);
});

test("warns of a host that no ingress controller can reach", () => {
  const environments = { dev: { network: "isolated" } } as const;
  expect(problems(namespacesIsolationAllowsDns, rendered({ components: { web }, environments }, Workload))).toEqual([
    {
      message: 'dev is isolated and lets no namespace in, so that no ingress controller reaches "web.example.com"',
      hint: 'add the namespace of the ingress controller to network: { from: ["…"] }',
      at: ["environments", "dev", "network"],
      rendered: { file: "dist/dev/namespace/networkpolicy-default-deny.yaml", field: "spec" },
      severity: "warning",
    },
  ]);
  const opened = { ingress: [{ from: [{ namespaceSelector: {} }] }], podSelector: {} };
  expect(
    problems(
      namespacesIsolationAllowsDns,
      rendered({ components: { web, net: building(policy(opened)) }, environments }, Workload),
    ),
  ).toEqual([]);
});
