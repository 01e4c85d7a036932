import { Construct } from "constructs";
import { RoleBinding } from "../../../imports/kubernetes/role-binding.ts";
import { ServiceAccount } from "../../../imports/kubernetes/service-account.ts";
import { metadata } from "../metadata.ts";
import type { NamespacePartProps } from "./part.ts";

/** Whom Flux acts as inside one namespace. */
export interface NamespaceTenantProps extends NamespacePartProps {
  /** Name of the account that Kustomizations and HelmReleases of the namespace name in `serviceAccountName`. */
  readonly serviceAccount: string;
  /**
   * The namespace that the account lives in, where it is another's: then it is given the role here and not made here.
   * @default - this namespace
   */
  readonly accountNamespace?: string;
  /**
   * The ClusterRole that the account has inside the namespace, and nowhere else. `"admin"` cannot touch quotas, nor
   * custom resources whose operator does not add them to it.
   * @default "cluster-admin", as Flux's own guide for tenants has it
   */
  readonly clusterRole?: string;
}

// Flux removes what a tenant delivered under the tenant's own account, so the account must not go first.
const outlives = { "kustomize.toolkit.fluxcd.io/prune": "disabled" } as const;

/** The account that Flux acts under in one namespace: a ServiceAccount and the RoleBinding that keeps it there. */
export class NamespaceTenant extends Construct {
  /** The account. */
  /** Absent where the account lives in another namespace. */
  readonly serviceAccount: ServiceAccount | undefined;
  /** Its rights, inside the namespace alone. */
  readonly roleBinding: RoleBinding;

  constructor(scope: Construct, id: string, props: NamespaceTenantProps) {
    super(scope, id);
    const { namespace, serviceAccount: name, clusterRole = "cluster-admin", accountNamespace = namespace } = props;
    const kept = { ...props, annotations: { ...outlives, ...props.annotations } };
    this.serviceAccount =
      accountNamespace === namespace
        ? new ServiceAccount(this, "ServiceAccount", { metadata: metadata({ ...kept, name }) })
        : undefined;
    this.roleBinding = new RoleBinding(this, "RoleBinding", {
      metadata: metadata({ ...kept, name: `${name}-reconciler` }),
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: clusterRole },
      subjects: [{ kind: "ServiceAccount", name, namespace: accountNamespace }],
    });
  }
}
