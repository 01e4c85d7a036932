import type { IGitRepository } from "@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository";
import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What Flux watches, and how often. */
export interface GitRepositoryProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IGitRepository["spec"]>>;
}

/** A Git branch, tag or commit that Flux watches. */
export class GitRepository extends ApiObject {
  static readonly GVK = { apiVersion: "source.toolkit.fluxcd.io/v1", kind: "GitRepository" } as const;

  constructor(scope: Construct, id: string, props: GitRepositoryProps) {
    super(scope, id, { ...GitRepository.GVK, ...props });
  }
}
