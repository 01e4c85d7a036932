import type { IApplication } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application";
import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What to deliver, where to, and how to sync. */
export interface ApplicationProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IApplication["spec"]>>;
}

/** One source that Argo CD keeps in one namespace of one cluster. */
export class Application extends ApiObject {
  static readonly GVK = { apiVersion: "argoproj.io/v1alpha1", kind: "Application" } as const;

  constructor(scope: Construct, id: string, props: ApplicationProps) {
    super(scope, id, { ...Application.GVK, ...props });
  }
}
