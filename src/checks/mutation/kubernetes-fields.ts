import { type Field, intOrString, object, quantities, quantity, unordered } from "./field.ts";
import { claimSpec, podSpec, podTemplate } from "./pod-fields.ts";

const nothing = object({});
const spec = (field: Field) => object({ spec: field });

const rollingUpdate = object({ maxSurge: intOrString, maxUnavailable: intOrString });
const workload = (strategy: string) =>
  spec(object({ [strategy]: object({ rollingUpdate }), template: podTemplate, volumeClaimTemplates: { each: claim } }));
const claim = spec(claimSpec);
const job = spec(object({ template: podTemplate }));

const peers = unordered([], object({}));
const policyPorts = unordered([], object({ port: intOrString }));
const networkPolicy = spec(
  object({
    egress: unordered([], object({ ports: policyPorts, to: peers })),
    ingress: unordered([], object({ from: peers, ports: policyPorts })),
    policyTypes: unordered(),
  }),
);

const names = unordered();
const role = object({
  rules: unordered(
    [],
    object({ apiGroups: names, nonResourceURLs: names, resourceNames: names, resources: names, verbs: names }),
  ),
});
const binding = object({ subjects: unordered() });

const limits = object({
  default: quantities,
  defaultRequest: quantities,
  max: quantities,
  maxLimitRequestRatio: quantities,
  min: quantities,
});
const target = object({ averageValue: quantity, value: quantity });
const metric = object({
  containerResource: object({ target }),
  external: object({ target }),
  object: object({ target }),
  pods: object({ target }),
  resource: object({ target }),
});

/** Kubernetes' own kinds by `group/Kind`. Of every kind here, all quantities and int-or-strings are listed. */
export const kubernetesFields: ReadonlyMap<string, Field> = new Map([
  ["/ConfigMap", nothing],
  ["/LimitRange", spec(object({ limits: { each: limits } }))],
  ["/Namespace", nothing],
  ["/PersistentVolume", spec(object({ accessModes: unordered(), capacity: quantities }))],
  ["/PersistentVolumeClaim", claim],
  ["/Pod", spec(podSpec)],
  ["/ResourceQuota", spec(object({ hard: quantities }))],
  ["/Secret", nothing],
  ["/Service", spec(object({ ports: unordered(["port", "protocol"], object({ targetPort: intOrString })) }))],
  ["/ServiceAccount", object({ imagePullSecrets: unordered(["name"]) })],
  ["apps/DaemonSet", workload("updateStrategy")],
  ["apps/Deployment", workload("strategy")],
  ["apps/ReplicaSet", job],
  ["apps/StatefulSet", workload("updateStrategy")],
  ["autoscaling/HorizontalPodAutoscaler", spec(object({ metrics: { each: metric } }))],
  ["batch/CronJob", spec(object({ jobTemplate: job }))],
  ["batch/Job", job],
  ["networking.k8s.io/Ingress", nothing],
  ["networking.k8s.io/NetworkPolicy", networkPolicy],
  ["policy/PodDisruptionBudget", spec(object({ maxUnavailable: intOrString, minAvailable: intOrString }))],
  ["rbac.authorization.k8s.io/ClusterRole", role],
  ["rbac.authorization.k8s.io/ClusterRoleBinding", binding],
  ["rbac.authorization.k8s.io/Role", role],
  ["rbac.authorization.k8s.io/RoleBinding", binding],
]);
