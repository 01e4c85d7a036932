import { Construct } from "constructs";
import { RoleBinding } from "../../../imports/kubernetes/role-binding.ts";
import { ServiceAccount } from "../../../imports/kubernetes/service-account.ts";
import { metadata } from "../metadata.ts";
import type { NamespacePartProps } from "./part.ts";

export interface NamespaceTenantProps extends NamespacePartProps {
  /** Name of the account that Kustomizations and HelmReleases of the namespace name in `serviceAccountName`. */
  readonly serviceAccount: string;
  /**
   * The ClusterRole that the account has inside the namespace, and nowhere else. `"admin"` cannot touch quotas, nor
   * custom resources whose operator does not add them to it.
   * @default "cluster-admin", as Flux's own guide for tenants has it
   */
  readonly clusterRole?: string;
}

/** The account that Flux acts under in one namespace: a ServiceAccount and the RoleBinding that keeps it there. */
export class NamespaceTenant extends Construct {
  readonly serviceAccount: ServiceAccount;
  readonly roleBinding: RoleBinding;

  constructor(scope: Construct, id: string, props: NamespaceTenantProps) {
    super(scope, id);
    const { namespace, serviceAccount: name, clusterRole = "cluster-admin" } = props;
    this.serviceAccount = new ServiceAccount(this, "ServiceAccount", {
      metadata: metadata({ ...props, name }),
    });
    this.roleBinding = new RoleBinding(this, "RoleBinding", {
      metadata: metadata({ ...props, name: `${name}-reconciler` }),
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: clusterRole },
      subjects: [{ kind: "ServiceAccount", name, namespace }],
    });
  }
}
