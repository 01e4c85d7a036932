import { isRecord, valueAt } from "./json.ts";
import { newerValues, newlyOptional } from "./newer-fields.ts";
import type { Problem, Validate } from "./problem.ts";
import { problemsFrom, type Violation, violationsOf } from "./violations.ts";

export type { Problem, Validate };

/** The part of a model class that we use; it needs no instance, `validate` judges whatever `this` is. */
interface Model {
  readonly prototype: { validate(): void };
}

// One deep import per kind: a package's index would load all its kinds (0.4 to 0.9 s against 20 to 50 ms).
// The classes, not the `_schemas` files behind them: two of the three packages export only the classes, and
// the difference is below what can be measured. All were compiled with `allErrors`: they name every mistake.
const models = {
  "helm.toolkit.fluxcd.io/v2/HelmRelease": async () =>
    (await import("@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease")).HelmRelease,
  "kustomize.toolkit.fluxcd.io/v1/Kustomization": async () =>
    (await import("@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization")).Kustomization,
  "source.toolkit.fluxcd.io/v1/Bucket": async () =>
    (await import("@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/Bucket")).Bucket,
  "source.toolkit.fluxcd.io/v1/ExternalArtifact": async () =>
    (await import("@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/ExternalArtifact")).ExternalArtifact,
  "source.toolkit.fluxcd.io/v1/GitRepository": async () =>
    (await import("@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository")).GitRepository,
  "source.toolkit.fluxcd.io/v1/HelmChart": async () =>
    (await import("@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmChart")).HelmChart,
  "source.toolkit.fluxcd.io/v1/HelmRepository": async () =>
    (await import("@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository")).HelmRepository,
  "source.toolkit.fluxcd.io/v1/OCIRepository": async () =>
    (await import("@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository")).OCIRepository,
  "notification.toolkit.fluxcd.io/v1/Receiver": async () =>
    (await import("@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1/Receiver")).Receiver,
  "notification.toolkit.fluxcd.io/v1beta3/Alert": async () =>
    (await import("@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert")).Alert,
  "notification.toolkit.fluxcd.io/v1beta3/Provider": async () =>
    (await import("@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Provider")).Provider,
  "image.toolkit.fluxcd.io/v1/ImagePolicy": async () =>
    (await import("@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImagePolicy")).ImagePolicy,
  "image.toolkit.fluxcd.io/v1/ImageRepository": async () =>
    (await import("@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageRepository")).ImageRepository,
  "image.toolkit.fluxcd.io/v1/ImageUpdateAutomation": async () =>
    (await import("@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageUpdateAutomation")).ImageUpdateAutomation,
  "argoproj.io/v1alpha1/Application": async () =>
    (await import("@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application")).Application,
  "argoproj.io/v1alpha1/ApplicationSet": async () =>
    (await import("@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet")).ApplicationSet,
  "argoproj.io/v1alpha1/AppProject": async () =>
    (await import("@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject")).AppProject,
  "v1/ConfigMap": async () => (await import("kubernetes-models/v1/ConfigMap")).ConfigMap,
  "v1/LimitRange": async () => (await import("kubernetes-models/v1/LimitRange")).LimitRange,
  "v1/Namespace": async () => (await import("kubernetes-models/v1/Namespace")).Namespace,
  "v1/PersistentVolume": async () => (await import("kubernetes-models/v1/PersistentVolume")).PersistentVolume,
  "v1/PersistentVolumeClaim": async () =>
    (await import("kubernetes-models/v1/PersistentVolumeClaim")).PersistentVolumeClaim,
  "v1/Pod": async () => (await import("kubernetes-models/v1/Pod")).Pod,
  "v1/ResourceQuota": async () => (await import("kubernetes-models/v1/ResourceQuota")).ResourceQuota,
  "v1/Secret": async () => (await import("kubernetes-models/v1/Secret")).Secret,
  "v1/Service": async () => (await import("kubernetes-models/v1/Service")).Service,
  "v1/ServiceAccount": async () => (await import("kubernetes-models/v1/ServiceAccount")).ServiceAccount,
  "apps/v1/DaemonSet": async () => (await import("kubernetes-models/apps/v1/DaemonSet")).DaemonSet,
  "apps/v1/Deployment": async () => (await import("kubernetes-models/apps/v1/Deployment")).Deployment,
  "apps/v1/StatefulSet": async () => (await import("kubernetes-models/apps/v1/StatefulSet")).StatefulSet,
  "batch/v1/CronJob": async () => (await import("kubernetes-models/batch/v1/CronJob")).CronJob,
  "batch/v1/Job": async () => (await import("kubernetes-models/batch/v1/Job")).Job,
  "networking.k8s.io/v1/Ingress": async () => (await import("kubernetes-models/networking.k8s.io/v1/Ingress")).Ingress,
  "networking.k8s.io/v1/IngressClass": async () =>
    (await import("kubernetes-models/networking.k8s.io/v1/IngressClass")).IngressClass,
  "networking.k8s.io/v1/NetworkPolicy": async () =>
    (await import("kubernetes-models/networking.k8s.io/v1/NetworkPolicy")).NetworkPolicy,
  "rbac.authorization.k8s.io/v1/ClusterRole": async () =>
    (await import("kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole")).ClusterRole,
  "rbac.authorization.k8s.io/v1/ClusterRoleBinding": async () =>
    (await import("kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding")).ClusterRoleBinding,
  "rbac.authorization.k8s.io/v1/Role": async () =>
    (await import("kubernetes-models/rbac.authorization.k8s.io/v1/Role")).Role,
  "rbac.authorization.k8s.io/v1/RoleBinding": async () =>
    (await import("kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding")).RoleBinding,
  "policy/v1/PodDisruptionBudget": async () =>
    (await import("kubernetes-models/policy/v1/PodDisruptionBudget")).PodDisruptionBudget,
  "autoscaling/v2/HorizontalPodAutoscaler": async () =>
    (await import("kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler")).HorizontalPodAutoscaler,
  "scheduling.k8s.io/v1/PriorityClass": async () =>
    (await import("kubernetes-models/scheduling.k8s.io/v1/PriorityClass")).PriorityClass,
  "storage.k8s.io/v1/StorageClass": async () =>
    (await import("kubernetes-models/storage.k8s.io/v1/StorageClass")).StorageClass,
  "apiextensions.k8s.io/v1/CustomResourceDefinition": async () =>
    (await import("kubernetes-models/apiextensions.k8s.io/v1/CustomResourceDefinition")).CustomResourceDefinition,
} satisfies Readonly<Record<string, () => Promise<Model>>>;

const loaders: ReadonlyMap<string, () => Promise<Model>> = new Map(Object.entries(models));

/** Every kind with a validator, as `apiVersion/kind`. */
export const knownKinds: readonly string[] = [...loaders.keys()];

/**
 * The precompiled validator of a kind, as a function that loads it: nothing is read from disk before.
 * It judges types, choices, patterns and required fields; unknown fields, nulls and rules across fields are
 * the business of `src/checks/schema`.
 */
export function validatorFor(apiVersion: string, kind: string): (() => Promise<Validate>) | undefined {
  const name = `${apiVersion}/${kind}`;
  const load = loaders.get(name);
  if (load === undefined) return undefined;
  return async () => {
    const { prototype } = await load();
    return (object) => {
      try {
        prototype.validate.call(object);
        return [];
      } catch (error) {
        const violations = violationsOf(isRecord(error) ? error.errors : undefined);
        // Anything else than a verdict is a defect of the validator, and must not look like one.
        if (violations.length === 0) throw error;
        return problemsFrom(
          violations.filter((violation) => !isAcceptedNow(name, violation, object)),
          object,
        );
      }
    };
  };
}

/** Whether the validators, made for Flux 2.8, refuse what a later Flux accepts; `field-gates.ts` judges that. */
function isAcceptedNow(name: string, { keyword, path, params }: Violation, object: unknown): boolean {
  const isAt = (pattern: readonly string[], place: readonly string[]) =>
    pattern.length === place.length && pattern.every((key, index) => key === "*" || key === place[index]);
  if (keyword === "enum") {
    const value = valueAt(object, path);
    return newerValues.some((newer) => newer.kind === name && newer.value === value && isAt(newer.path, path));
  }
  if (keyword !== "required") return false;
  const missing = [...path, String(params.missingProperty)];
  return newlyOptional.some((newer) => newer.kind === name && isAt(newer.path, missing));
}
