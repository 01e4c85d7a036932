import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { IServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** How the identity may be used. */
export interface ServiceAccountProps {
  readonly metadata: Metadata;
  readonly automountServiceAccountToken?: Immutable<NonNullable<IServiceAccount["automountServiceAccountToken"]>>;
  readonly imagePullSecrets?: Immutable<NonNullable<IServiceAccount["imagePullSecrets"]>>;
  readonly secrets?: Immutable<NonNullable<IServiceAccount["secrets"]>>;
}

/** An identity that pods and controllers act under. */
export class ServiceAccount extends ApiObject {
  static readonly GVK = { apiVersion: "v1", kind: "ServiceAccount" } as const;

  constructor(scope: Construct, id: string, props: ServiceAccountProps) {
    super(scope, id, { ...ServiceAccount.GVK, ...props });
  }
}
