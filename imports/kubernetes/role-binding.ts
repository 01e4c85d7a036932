import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { IRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** Which role, and who has it. */
export interface RoleBindingProps {
  readonly metadata: Metadata;
  readonly roleRef: Immutable<NonNullable<IRoleBinding["roleRef"]>>;
  readonly subjects: Immutable<NonNullable<IRoleBinding["subjects"]>>;
}

/** Who has a role. */
export class RoleBinding extends ApiObject {
  static readonly GVK = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "RoleBinding" } as const;

  constructor(scope: Construct, id: string, props: RoleBindingProps) {
    super(scope, id, { ...RoleBinding.GVK, ...props });
  }
}
