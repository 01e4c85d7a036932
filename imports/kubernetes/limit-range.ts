import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { ILimitRange } from "kubernetes-models/v1/LimitRange";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What containers get and may ask for. */
export interface LimitRangeProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<ILimitRange["spec"]>>;
}

/** Defaults and bounds for what one container or volume may use. */
export class LimitRange extends ApiObject {
  static readonly GVK = { apiVersion: "v1", kind: "LimitRange" } as const;

  constructor(scope: Construct, id: string, props: LimitRangeProps) {
    super(scope, id, { ...LimitRange.GVK, ...props });
  }
}
