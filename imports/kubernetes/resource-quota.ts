import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { IResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What a namespace may use. */
export interface ResourceQuotaProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IResourceQuota["spec"]>>;
}

/** The most that a namespace may use. */
export class ResourceQuota extends ApiObject {
  static readonly GVK = { apiVersion: "v1", kind: "ResourceQuota" } as const;

  constructor(scope: Construct, id: string, props: ResourceQuotaProps) {
    super(scope, id, { ...ResourceQuota.GVK, ...props });
  }
}
