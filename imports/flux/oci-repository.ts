import type { IOCIRepository } from "@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository";
import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What Flux watches, and how often. */
export interface OCIRepositoryProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IOCIRepository["spec"]>>;
}

/** An artifact in a container registry that Flux watches: manifests, or a Helm chart. */
export class OCIRepository extends ApiObject {
  static readonly GVK = { apiVersion: "source.toolkit.fluxcd.io/v1", kind: "OCIRepository" } as const;

  constructor(scope: Construct, id: string, props: OCIRepositoryProps) {
    super(scope, id, { ...OCIRepository.GVK, ...props });
  }
}
