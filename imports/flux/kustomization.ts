import type { IKustomization } from "@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization";
import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What to apply, from where, and after what. */
export interface KustomizationProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IKustomization["spec"]>>;
}

/** One path of a source that Flux applies to the cluster. */
export class Kustomization extends ApiObject {
  static readonly GVK = { apiVersion: "kustomize.toolkit.fluxcd.io/v1", kind: "Kustomization" } as const;

  constructor(scope: Construct, id: string, props: KustomizationProps) {
    super(scope, id, { ...Kustomization.GVK, ...props });
  }
}
