import type { Construct } from "constructs";
import { ConfigMap } from "../imports/kubernetes/config-map.ts";
import { NetworkPolicy } from "../imports/kubernetes/network-policy.ts";
import { Role } from "../imports/kubernetes/role.ts";
import { RoleBinding } from "../imports/kubernetes/role-binding.ts";
import { ServiceAccount } from "../imports/kubernetes/service-account.ts";
import { Workload } from "../src/constructs/workload/workload.ts";
import type { EnvironmentView, JsonObject, Unversioned } from "../src/policy/index.ts";

/** What the environments of the yardstick do differently. */
export interface Settings {
  readonly logs: "debug" | "info";
  readonly replicas: number;
  readonly retention: string;
}

type View = EnvironmentView<string, string, unknown>;
type PlainView = Unversioned<View>;

const isSettings = (value: unknown): value is Settings =>
  typeof value === "object" && value !== null && "logs" in value && "replicas" in value && "retention" in value;

function settingsOf({ settings }: PlainView): Settings {
  if (!isSettings(settings)) throw new Error("the settings are not those of the yardstick");
  return settings;
}

/** Values as large charts have them: numbers, lists, words that YAML 1.1 would misread, a text of several lines. */
export const chartValues =
  (name: string) =>
  (view: View): JsonObject => {
    const { logs, replicas, retention } = settingsOf(view);
    const { identity, version } = view;
    return {
      fullnameOverride: name,
      replicaCount: replicas,
      image: { registry: "ghcr.io", repository: `acme/${name}`, tag: version, pullPolicy: "IfNotPresent" },
      service: { type: "ClusterIP", ports: [{ name: "http", port: 80, targetPort: 8080 }] },
      ingress: { enabled: true, hosts: [{ host: `${name}.${identity.domain ?? ""}`, paths: ["/"] }] },
      persistence: { enabled: true, size: "10Gi", bucket: identity.bucket ?? "", retention },
      resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
      metrics: { enabled: true, interval: "30s", schedule: "*/5 * * * *" },
      config: `[log]\nlevel = "${logs}"\n\n[database]\nsecret = "${identity.database ?? ""}"\nmode = "on"\n`,
    };
  };

/** A few values, as most charts are given. */
export const fewValues =
  (name: string) =>
  (view: View): JsonObject => ({
    nameOverride: name,
    logLevel: settingsOf(view).logs,
    existingSecret: view.identity.database ?? "",
  });

/** Environment variables of a workload. */
export const variables =
  (name: string, needs: string) =>
  (view: View): { readonly [name: string]: string } => ({
    SERVICE: name,
    UPSTREAM: `http://${needs}`,
    LOG_LEVEL: settingsOf(view).logs,
    BUCKET: view.identity.bucket ?? "",
    RETENTION: settingsOf(view).retention,
  });

/** The Secret that a workload reads. */
export const secretNames =
  () =>
  (view: View): readonly string[] => [view.identity.database ?? ""];

/** The host of a workload. */
export const host =
  (name: string) =>
  (view: View): string =>
    `${name}.${view.identity.domain ?? ""}`;

/** How many objects each service of a system is. */
export const objectsPerService = 6;

/** Several services that belong together: for each a Deployment and a Service, its configuration, its account. */
export const system =
  (name: string, services: number) =>
  (scope: Construct, view: PlainView): void => {
    const { logs, retention } = settingsOf(view);
    const { namespace = "", database = "", bucket = "" } = view.identity;
    for (let index = 1; index <= services; index += 1) service(`${name}-${index}`);
    new NetworkPolicy(scope, "network", {
      metadata: { name, namespace },
      spec: {
        podSelector: { matchLabels: { system: name } },
        policyTypes: ["Ingress"],
        ingress: [
          { from: [{ podSelector: { matchLabels: { system: name } } }], ports: [{ port: 8080, protocol: "TCP" }] },
        ],
      },
    });

    function service(own: string): void {
      const metadata = { name: own, namespace, labels: { system: name } };
      new Workload(scope, own, {
        ...metadata,
        image: `ghcr.io/acme/${own}:1.4.2`,
        port: 8080,
        cpu: "100m",
        memory: "128Mi",
        env: { LOG_LEVEL: logs, SYSTEM: name },
        envFromSecrets: [database],
      });
      new ConfigMap(scope, `${own}-config`, {
        metadata,
        data: { "app.yaml": `level: ${logs}\nbucket: ${bucket}\nretention: ${retention}\n`, enabled: "yes" },
      });
      new ServiceAccount(scope, `${own}-account`, { metadata });
      new Role(scope, `${own}-role`, {
        metadata,
        rules: [{ apiGroups: [""], resources: ["configmaps"], resourceNames: [own], verbs: ["get", "watch"] }],
      });
      new RoleBinding(scope, `${own}-binding`, {
        metadata,
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: own },
        subjects: [{ kind: "ServiceAccount", name: own, namespace }],
      });
    }
  };
