import { Chart, JsonPatch } from "cdk8s";
import { Construct } from "constructs";
import { Namespace } from "../../../imports/kubernetes/namespace.ts";
import type { NamespacePolicy } from "../../policy/namespace.ts";
import type { Minor } from "../../policy/scalars.ts";
import { NamespaceIsolation } from "./isolation.ts";
import { NamespaceLimits } from "./limits.ts";
import { podSecurityLabels } from "./pod-security.ts";
import { NamespaceQuota } from "./quota.ts";
import { NamespaceTenant, type NamespaceTenantProps } from "./tenant.ts";

/** What a namespace is called and given. */
export interface EnvironmentNamespaceProps {
  /** Lower case letters, digits and `-`, at most 63 characters. */
  readonly name: string;
  /** Labels of the namespace and of all objects in it. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the namespace. @default - none beside those that keep it from being pruned */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Pod security, quota, limits and network. */
  readonly policy: NamespacePolicy;
  /** The Kubernetes release whose Pod Security Standards count. */
  readonly kubernetes: Minor;
  /** The account that Flux acts under here. @default - none: Flux acts under its own */
  readonly tenant?: Pick<NamespaceTenantProps, "serviceAccount" | "accountNamespace" | "clusterRole">;
}

// A namespace takes all data in it along, so no engine prunes it. With Prune=confirm Argo CD would hold back everything
// else of the Application until somebody answers.
const protection = {
  "kustomize.toolkit.fluxcd.io/prune": "disabled",
  "argocd.argoproj.io/sync-options": "Prune=false,Delete=confirm",
} as const;

/** A namespace with all that keeps what runs in it apart from its neighbours. */
export class EnvironmentNamespace extends Construct {
  /** The namespace itself. */
  readonly namespace: Namespace;
  /** Where the policy has a quota. */
  readonly quota: NamespaceQuota | undefined;
  /** Where the policy has limits. */
  readonly limits: NamespaceLimits | undefined;
  /** Where the network is not open. */
  readonly isolation: NamespaceIsolation | undefined;
  /** Where Flux does not act under its own account. */
  readonly tenant: NamespaceTenant | undefined;

  constructor(scope: Construct, id: string, props: EnvironmentNamespaceProps) {
    super(scope, id);
    const { name, labels = {}, annotations = {}, policy, kubernetes, tenant } = props;
    const { podSecurity = "baseline", quota, limits, network = "open" } = policy;
    const part = { namespace: name, labels };
    const tenantLabels = tenant === undefined ? {} : { "toolkit.fluxcd.io/tenant": tenant.accountNamespace ?? name };
    this.namespace = new Namespace(this, "Resource", {
      metadata: {
        name,
        labels: { ...labels, ...tenantLabels, ...podSecurityLabels(podSecurity, kubernetes) },
        annotations: { ...protection, ...annotations },
      },
    });
    // cdk8s gives every object of a chart the chart's namespace, and a namespace has none.
    if (Chart.of(this).namespace !== undefined) {
      this.namespace.addJsonPatch(JsonPatch.remove("/metadata/namespace"));
    }
    this.quota = quota && new NamespaceQuota(this, "Quota", { ...part, quota });
    this.limits = limits && new NamespaceLimits(this, "Limits", { ...part, limits });
    this.isolation =
      network === "open"
        ? undefined
        : new NamespaceIsolation(this, "Isolation", { ...part, isolation: network === "isolated" ? {} : network });
    this.tenant =
      tenant && new NamespaceTenant(this, "Tenant", { ...part, labels: { ...labels, ...tenantLabels }, ...tenant });
  }
}
