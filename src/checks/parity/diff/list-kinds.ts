/** A field whose value is part of what identifies an entry, and what it counts as where it is left out. */
export interface KeyField {
  readonly field: string;
  /** @default - an entry without the field has no key */
  readonly absent?: string;
}

/**
 * How the entries of a list are told apart. `"set"`: by all they hold, in any order. Keyed: by some of their fields;
 * the order is free, fixed, or fixed as soon as an entry refers to another (`$(NAME)` in a variable).
 */
export type ListKind =
  | "set"
  | { readonly keys: readonly KeyField[]; readonly order: "free" | "fixed" | "fixed by references" };

const by = (...fields: readonly string[]): ListKind => ({ keys: fields.map((field) => ({ field })), order: "free" });
const inOrderBy = (field: string): ListKind => ({ keys: [{ field }], order: "fixed" });

const byName = by("name");
const dependencies: ListKind = { keys: [{ field: "namespace", absent: "" }, { field: "name" }], order: "free" };
const portsBy = (field: string): ListKind => ({
  keys: [{ field }, { field: "protocol", absent: "TCP" }],
  order: "free",
});
const tolerations: ListKind = {
  keys: [
    { field: "key", absent: "" },
    { field: "operator", absent: "Equal" },
    { field: "value", absent: "" },
    { field: "effect", absent: "" },
  ],
  order: "free",
};

const container: Readonly<Record<string, ListKind>> = {
  env: { keys: [{ field: "name" }], order: "fixed by references" },
  ports: portsBy("containerPort"),
  resizePolicy: by("resourceName"),
  volumeDevices: by("devicePath"),
  volumeMounts: by("mountPath"),
};

/**
 * What the types of the catalogue do not say of their lists, by type and field. Sources: `x-kubernetes-list-type` of
 * the Kubernetes API; for lists that are atomic to it, and for Flux and Argo CD, what their readers do with them.
 */
const table: Readonly<Record<string, Readonly<Record<string, ListKind>>>> = {
  CoreV1Container: container,
  CoreV1EphemeralContainer: container,
  CoreV1PodSpec: {
    containers: byName,
    ephemeralContainers: byName,
    hostAliases: by("ip"),
    imagePullSecrets: byName,
    initContainers: inOrderBy("name"),
    readinessGates: by("conditionType"),
    resourceClaims: byName,
    schedulingGates: byName,
    tolerations,
    topologySpreadConstraints: by("topologyKey", "whenUnsatisfiable"),
    volumes: byName,
  },
  CoreV1ResourceRequirements: { claims: byName },
  CoreV1Capabilities: { add: "set", drop: "set" },
  CoreV1ServiceAccount: { imagePullSecrets: byName, secrets: byName },
  CoreV1ServiceSpec: { externalIPs: "set", loadBalancerSourceRanges: "set", ports: portsBy("port") },
  CoreV1LimitRangeSpec: { limits: by("type") },
  CoreV1NamespaceSpec: { finalizers: "set" },
  CoreV1PersistentVolumeClaimSpec: { accessModes: "set" },
  CoreV1PersistentVolumeSpec: { accessModes: "set" },
  CoreV1ResourceQuotaSpec: { scopes: "set" },
  MetaV1ObjectMeta: { finalizers: "set", ownerReferences: by("uid") },
  NetworkingV1IPBlock: { except: "set" },
  NetworkingV1IngressSpec: { rules: "set", tls: "set" },
  NetworkingV1IngressTLS: { hosts: "set" },
  NetworkingV1NetworkPolicyEgressRule: { ports: "set", to: "set" },
  NetworkingV1NetworkPolicyIngressRule: { from: "set", ports: "set" },
  NetworkingV1NetworkPolicySpec: { egress: "set", ingress: "set", policyTypes: "set" },
  RbacV1ClusterRole: { rules: "set" },
  RbacV1ClusterRoleBinding: { subjects: "set" },
  RbacV1PolicyRule: { apiGroups: "set", nonResourceURLs: "set", resourceNames: "set", resources: "set", verbs: "set" },
  RbacV1Role: { rules: "set" },
  RbacV1RoleBinding: { subjects: "set" },

  "Alert.spec": { eventSources: "set", exclusionList: "set", inclusionList: "set" },
  "GitRepository.spec": { sparseCheckout: "set" },
  "HelmRelease.spec": { dependsOn: dependencies },
  "HelmRepository.spec.accessFrom": { namespaceSelectors: "set" },
  "ImageRepository.spec": { exclusionList: "set" },
  "ImageRepository.spec.accessFrom": { namespaceSelectors: "set" },
  "Kustomization.spec": { dependsOn: dependencies, healthChecks: "set" },
  "Receiver.spec": { events: "set", oidcProviders: by("issuerURL"), resources: "set" },

  ArgoAppProjectSpec: {
    clusterResourceBlacklist: "set",
    clusterResourceWhitelist: "set",
    destinations: "set",
    namespaceResourceBlacklist: "set",
    namespaceResourceWhitelist: "set",
    roles: byName,
    signatureKeys: "set",
    sourceNamespaces: "set",
    sourceRepos: "set",
  },
  ArgoApplicationSetTemplateMeta: { finalizers: "set" },
  ArgoApplicationSpec: { ignoreDifferences: "set" },
  ArgoOrphanedResourcesMonitorSettings: { ignore: "set" },
  ArgoProjectRole: { groups: "set", policies: "set" },
  ArgoResourceIgnoreDifferences: { jqPathExpressions: "set", jsonPointers: "set", managedFieldsManagers: "set" },
  ArgoSyncPolicy: { syncOptions: "set" },
};

/** By type of the catalogue, then by field. */
export const listKinds: ReadonlyMap<string, ReadonlyMap<string, ListKind>> = new Map(
  Object.entries(table).map(([type, fields]) => [type, new Map(Object.entries(fields))]),
);
