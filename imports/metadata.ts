import type { ApiObjectMetadata } from "cdk8s";

/** Metadata as we render it: a name of our own, since a generated one breaks every reference to it. */
export interface Metadata
  extends Pick<ApiObjectMetadata, "annotations" | "finalizers" | "labels" | "namespace" | "ownerReferences"> {
  readonly name: string;
}
