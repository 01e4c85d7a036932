import type { IHelmRelease } from "@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease";
import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What to install, and how to keep it. */
export interface HelmReleaseProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IHelmRelease["spec"]>>;
}

/** One Helm release that Flux installs and upgrades. */
export class HelmRelease extends ApiObject {
  static readonly GVK = { apiVersion: "helm.toolkit.fluxcd.io/v2", kind: "HelmRelease" } as const;

  constructor(scope: Construct, id: string, props: HelmReleaseProps) {
    super(scope, id, { ...HelmRelease.GVK, ...props });
  }
}
