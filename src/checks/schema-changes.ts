/** Whose releases brought something or took it away. */
export type Product = "kubernetes" | "flux" | "argocd";

/** How messages call a product. */
export const productNames = { kubernetes: "Kubernetes", flux: "Flux", argocd: "Argo CD" } as const;

/** An apiVersion that a release stopped serving. */
export interface Removed {
  readonly apiVersion: string;
  /** @default - all kinds */
  readonly kinds?: readonly string[];
  readonly product: Product;
  readonly since: string;
  /** What to write instead. */
  readonly use: string;
}

const kubernetes = (apiVersion: string, since: string, use: string, ...kinds: readonly string[]): Removed => ({
  apiVersion,
  product: "kubernetes",
  since,
  use,
  ...(kinds.length === 0 ? {} : { kinds }),
});
const flux = (apiVersion: string, since: string, use: string, ...kinds: readonly string[]): Removed => ({
  ...kubernetes(apiVersion, since, use, ...kinds),
  product: "flux",
});

/** Source: Kubernetes, Deprecated API Migration Guide; Flux, release notes of 2.8 and 2.9. */
export const removed: readonly Removed[] = [
  kubernetes("extensions/v1beta1", "1.16", "apps/v1", "DaemonSet", "Deployment", "ReplicaSet"),
  kubernetes("extensions/v1beta1", "1.16", "networking.k8s.io/v1", "NetworkPolicy"),
  kubernetes("extensions/v1beta1", "1.22", "networking.k8s.io/v1", "Ingress"),
  kubernetes("apps/v1beta1", "1.16", "apps/v1"),
  kubernetes("apps/v1beta2", "1.16", "apps/v1"),
  kubernetes("networking.k8s.io/v1beta1", "1.22", "networking.k8s.io/v1", "Ingress", "IngressClass"),
  kubernetes(
    "admissionregistration.k8s.io/v1beta1",
    "1.22",
    "admissionregistration.k8s.io/v1",
    "MutatingWebhookConfiguration",
    "ValidatingWebhookConfiguration",
  ),
  kubernetes("apiextensions.k8s.io/v1beta1", "1.22", "apiextensions.k8s.io/v1"),
  kubernetes("apiregistration.k8s.io/v1beta1", "1.22", "apiregistration.k8s.io/v1"),
  kubernetes("certificates.k8s.io/v1beta1", "1.22", "certificates.k8s.io/v1", "CertificateSigningRequest"),
  kubernetes("coordination.k8s.io/v1beta1", "1.22", "coordination.k8s.io/v1", "Lease"),
  kubernetes("rbac.authorization.k8s.io/v1beta1", "1.22", "rbac.authorization.k8s.io/v1"),
  kubernetes("scheduling.k8s.io/v1beta1", "1.22", "scheduling.k8s.io/v1"),
  kubernetes(
    "storage.k8s.io/v1beta1",
    "1.22",
    "storage.k8s.io/v1",
    "CSIDriver",
    "CSINode",
    "StorageClass",
    "VolumeAttachment",
  ),
  kubernetes("batch/v1beta1", "1.25", "batch/v1"),
  kubernetes("discovery.k8s.io/v1beta1", "1.25", "discovery.k8s.io/v1"),
  kubernetes("events.k8s.io/v1beta1", "1.25", "events.k8s.io/v1"),
  kubernetes("node.k8s.io/v1beta1", "1.25", "node.k8s.io/v1"),
  kubernetes("policy/v1beta1", "1.25", "policy/v1", "PodDisruptionBudget"),
  kubernetes("policy/v1beta1", "1.25", "the Pod Security Standard of the namespace", "PodSecurityPolicy"),
  kubernetes("autoscaling/v2beta1", "1.25", "autoscaling/v2"),
  kubernetes("autoscaling/v2beta2", "1.26", "autoscaling/v2"),
  kubernetes("storage.k8s.io/v1beta1", "1.27", "storage.k8s.io/v1", "CSIStorageCapacity"),
  kubernetes("flowcontrol.apiserver.k8s.io/v1beta1", "1.26", "flowcontrol.apiserver.k8s.io/v1"),
  kubernetes("flowcontrol.apiserver.k8s.io/v1beta2", "1.29", "flowcontrol.apiserver.k8s.io/v1"),
  kubernetes("flowcontrol.apiserver.k8s.io/v1beta3", "1.32", "flowcontrol.apiserver.k8s.io/v1"),
  flux("source.toolkit.fluxcd.io/v1beta2", "2.8", "source.toolkit.fluxcd.io/v1"),
  flux("kustomize.toolkit.fluxcd.io/v1beta2", "2.8", "kustomize.toolkit.fluxcd.io/v1"),
  flux("helm.toolkit.fluxcd.io/v2beta2", "2.8", "helm.toolkit.fluxcd.io/v2"),
  flux("notification.toolkit.fluxcd.io/v1beta2", "2.9", "notification.toolkit.fluxcd.io/v1beta3", "Alert", "Provider"),
  flux("notification.toolkit.fluxcd.io/v1beta2", "2.9", "notification.toolkit.fluxcd.io/v1", "Receiver"),
];

/** A field that still does no harm, and no good. */
export interface Retired {
  /** `apiVersion/kind`. */
  readonly kind: string;
  /** From the object's root; `*` is every entry of a list. */
  readonly path: readonly string[];
  /** The value that is meant, where others are fine. */
  readonly value?: string;
  readonly product: Product;
  /** The first release where it is so. @default - all that are supported */
  readonly since?: string;
  /** To follow the field as its subject. */
  readonly what: string;
  readonly use: string;
}

const alert = "notification.toolkit.fluxcd.io/v1beta3/Alert";
const provider = "notification.toolkit.fluxcd.io/v1beta3/Provider";
const release = "helm.toolkit.fluxcd.io/v2/HelmRelease";
const application = "argoproj.io/v1alpha1/Application";
const project = "argoproj.io/v1alpha1/AppProject";

/** Source: the specifications of Flux's APIs; Argo CD, upgrading from 3.4 to 3.5. */
export const retired: readonly Retired[] = [
  {
    kind: alert,
    path: ["spec", "summary"],
    product: "flux",
    what: "is deprecated",
    use: "write spec.eventMetadata.summary",
  },
  { kind: provider, path: ["spec", "proxy"], product: "flux", what: "is deprecated", use: "write spec.proxySecretRef" },
  { kind: provider, path: ["spec", "interval"], product: "flux", what: "has no effect", use: "remove it" },
  {
    kind: release,
    path: ["spec", "rollback", "recreate"],
    product: "flux",
    since: "2.8",
    what: "has no effect",
    use: "remove it",
  },
  {
    kind: release,
    path: ["spec", "install", "skipCRDs"],
    product: "flux",
    what: "is deprecated",
    use: 'write spec.install.crds: "Skip"',
  },
  {
    kind: "source.toolkit.fluxcd.io/v1/HelmRepository",
    path: ["spec", "type"],
    value: "oci",
    product: "flux",
    what: 'is "oci", which is no longer developed',
    use: "write an OCIRepository, and refer to it in spec.chartRef of the release",
  },
  {
    kind: project,
    path: ["spec", "signatureKeys"],
    product: "argocd",
    since: "3.5",
    what: "is deprecated",
    use: "write spec.sourceIntegrity",
  },
  {
    kind: application,
    path: ["spec", "source", "helm", "version"],
    product: "argocd",
    since: "3.5",
    what: "has no effect",
    use: "remove it",
  },
  {
    kind: application,
    path: ["spec", "sources", "*", "helm", "version"],
    product: "argocd",
    since: "3.5",
    what: "has no effect",
    use: "remove it",
  },
];

/** A field or a whole kind that older releases do not know. */
export interface Newer {
  readonly kind: string;
  /** From the object's root; empty for the kind itself. */
  readonly path: readonly string[];
  readonly product: Product;
  readonly since: string;
}

const pods = [
  ["v1/Pod", "spec"],
  ["apps/v1/DaemonSet", "spec.template.spec"],
  ["apps/v1/Deployment", "spec.template.spec"],
  ["apps/v1/StatefulSet", "spec.template.spec"],
  ["batch/v1/CronJob", "spec.jobTemplate.spec.template.spec"],
  ["batch/v1/Job", "spec.template.spec"],
] as const;

const inPods = (path: string, since: string): readonly Newer[] =>
  pods.map(([kind, spec]) => ({ kind, path: `${spec}.${path}`.split("."), product: "kubernetes", since }));
const whole = (kind: string, since: string): Newer => ({ kind, path: [], product: "kubernetes", since });

/** Source: Kubernetes, Feature Gates (the first release with the gate on) and API reference; Argo CD, release notes. */
export const newer: readonly Newer[] = [
  ...inPods("initContainers.*.restartPolicy", "1.29"),
  ...inPods("resources", "1.34"),
  { kind: "batch/v1/CronJob", path: ["spec", "timeZone"], product: "kubernetes", since: "1.25" },
  { kind: "v1/Service", path: ["spec", "trafficDistribution"], product: "kubernetes", since: "1.31" },
  {
    kind: "policy/v1/PodDisruptionBudget",
    path: ["spec", "unhealthyPodEvictionPolicy"],
    product: "kubernetes",
    since: "1.27",
  },
  whole("admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy", "1.30"),
  whole("admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding", "1.30"),
  whole("flowcontrol.apiserver.k8s.io/v1/FlowSchema", "1.29"),
  whole("flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration", "1.29"),
  whole("networking.k8s.io/v1/IPAddress", "1.33"),
  whole("networking.k8s.io/v1/ServiceCIDR", "1.33"),
  { kind: project, path: ["spec", "sourceIntegrity"], product: "argocd", since: "3.5" },
  { kind: project, path: ["spec", "destinationServiceAccounts"], product: "argocd", since: "2.13" },
  { kind: application, path: ["spec", "sources"], product: "argocd", since: "2.6" },
];

/** Whether a release, `1.35`, comes before another; what is no release is taken for the newest. */
export function isBefore(target: string, since: string): boolean {
  const [[major, minor] = [], [needed = 0, least = 0] = []] = [target, since].map((text) =>
    /^v?(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number),
  );
  if (major === undefined || minor === undefined) return false;
  return major < needed || (major === needed && minor < least);
}
