import type { IHelmRepository } from "@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository";
import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What Flux watches, and how often. */
export interface HelmRepositoryProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IHelmRepository["spec"]>>;
}

/** A Helm repository that Flux takes charts from. */
export class HelmRepository extends ApiObject {
  static readonly GVK = { apiVersion: "source.toolkit.fluxcd.io/v1", kind: "HelmRepository" } as const;

  constructor(scope: Construct, id: string, props: HelmRepositoryProps) {
    super(scope, id, { ...HelmRepository.GVK, ...props });
  }
}
