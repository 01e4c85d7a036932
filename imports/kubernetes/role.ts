import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { IRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What the role may do. */
export interface RoleProps {
  readonly metadata: Metadata;
  readonly rules: Immutable<NonNullable<IRole["rules"]>>;
}

/** Rights within one namespace. */
export class Role extends ApiObject {
  static readonly GVK = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "Role" } as const;

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id, { ...Role.GVK, ...props });
  }
}
