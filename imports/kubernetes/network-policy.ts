import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { INetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What to admit, and for which pods. */
export interface NetworkPolicyProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<INetworkPolicy["spec"]>>;
}

/** Which connections pods accept and open. */
export class NetworkPolicy extends ApiObject {
  static readonly GVK = { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy" } as const;

  constructor(scope: Construct, id: string, props: NetworkPolicyProps) {
    super(scope, id, { ...NetworkPolicy.GVK, ...props });
  }
}
