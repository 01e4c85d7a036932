import { isRecord } from "../../../../imports/json.ts";

/** Fields that a policy may leave out, each with a value that it could have. */
type Optional = readonly (readonly [path: string, value: unknown])[];

const intervals: Optional = [
  ["intervals.drift", "77m"],
  ["intervals.retry", "77m"],
  ["intervals.timeout", "77m"],
];

const ofAny: Optional = [
  ["sync", "manual"],
  ["delivery", "argocd"],
  ["delivery", "flux"],
  ["namespace", "q7x"],
  ["clusterKinds", ["q7x.example/Thing"]],
  ["alsoIn", ["q7x"]],
  ...intervals,
];

const ofWorkloads: Optional = [
  ["replicas", 7],
  ["cpu", "770m"],
  ["memory", "777Mi"],
  ["cpuLimit", "7"],
  ["probes.startup", "/q7x"],
  ["probes.readiness", "/q7x"],
  ["probes.liveness", "/q7x"],
  ["ingressClass", "q7x"],
  ["pullSecrets", ["q7x"]],
];

/** What each part of a policy may say and need not, by part. */
export const optional = {
  repository: [
    ["branch", "q7x"],
    ["url", "https://q7x.example/q7x"],
    ["secret", "q7x"],
  ],
  targets: [
    ["kubernetes", "1.34"],
    ["flux", "2.8"],
    ["argocd", "3.4"],
  ],
  cluster: [
    ["flux.namespace", "q7x"],
    ["flux.tenancy", "locked"],
    ["argocd.namespace", "q7x"],
    ["argocd.destination.name", "q7x"],
    ["intervals.poll", "77m"],
    ...intervals,
  ],
  environment: [
    ["namespace", "q7x"],
    ["project", "q7x"],
    ["branch", "q7x"],
    ["podSecurity", "restricted"],
    ["podSecurity", "privileged"],
    ["network", "isolated"],
    ["intervals.poll", "77m"],
    ...intervals,
  ],
  notification: [["severity", "info"]],
} as const satisfies Readonly<Record<string, Optional>>;

/** What a component may say and need not. */
export function optionalOf(component: object): Optional {
  if ("image" in component) return [...ofAny, ...ofWorkloads];
  if (!("helm" in component)) return ofAny;
  const isOci = isRecord(component.helm) && String(component.helm.repository).startsWith("oci:");
  return [...ofAny, ["onFailure", "retry"], ["helm.secret", isOci ? "q7x-oci" : "q7x"]];
}
