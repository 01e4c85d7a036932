import type { Chart } from "cdk8s";
import type { ClusterKind, Home } from "../model/model.ts";

/** One folder of Kubernetes objects in `dist/`, before it is built: what one path of Flux or Argo CD holds. */
export interface Folder {
  /** From the fleet's folder: `dist/dev/web`. */
  readonly path: string;
  /** The cluster that the objects are applied to. */
  readonly cluster: string;
  readonly home: Home;
  /** The component that the objects belong to; absent for namespaces and for the engines' own objects. */
  readonly component?: string;
  /** The namespace of objects that name none. */
  readonly namespace?: string;
  /** Kinds outside namespaces that the component says it installs. */
  readonly clusterKinds?: readonly ClusterKind[];
  /** Whether a user's function builds the objects. */
  readonly isUsers?: boolean;
  /** What of the policy the folder comes from. */
  readonly at: readonly string[];
  /** Adds the constructs. It runs a user's function for components of kind `manifests`, and so may throw. */
  readonly build: (chart: Chart) => void;
}
