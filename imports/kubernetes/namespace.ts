import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import type { Metadata } from "../metadata.ts";

/** A namespace is all name, labels and annotations: its `spec` belongs to the cluster. */
export interface NamespaceProps {
  readonly metadata: Metadata;
}

/** A namespace. */
export class Namespace extends ApiObject {
  static readonly GVK = { apiVersion: "v1", kind: "Namespace" } as const;

  constructor(scope: Construct, id: string, props: NamespaceProps) {
    super(scope, id, { ...Namespace.GVK, ...props });
  }
}
