import type { IAppProject } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject";
import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Immutable } from "../immutable.ts";
import type { Metadata } from "../metadata.ts";

/** What Applications of this project may do. */
export interface AppProjectProps {
  readonly metadata: Metadata;
  readonly spec: Immutable<NonNullable<IAppProject["spec"]>>;
}

/** What a group of Applications may read, and where it may write. */
export class AppProject extends ApiObject {
  static readonly GVK = { apiVersion: "argoproj.io/v1alpha1", kind: "AppProject" } as const;

  constructor(scope: Construct, id: string, props: AppProjectProps) {
    super(scope, id, { ...AppProject.GVK, ...props });
  }
}
