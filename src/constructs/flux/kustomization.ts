import { Construct } from "constructs";
import { Kustomization, type KustomizationProps } from "../../../imports/flux/kustomization.ts";
import type { Duration } from "../../policy/scalars.ts";
import { draft } from "../draft.ts";
import type { KustomizeImage } from "../kustomize-image.ts";
import { metadata, type ObjectProps } from "../metadata.ts";
import type { ObjectReference } from "./reference.ts";

/** How Flux reads the health of a custom resource that reports no Ready condition; the expressions are CEL. */
export interface HealthCheckExpression {
  /** `example.org/v1` */
  readonly apiVersion: string;
  /** `Database` */
  readonly kind: string;
  /** True when the resource is healthy. */
  readonly current: string;
  /** @default - never */
  readonly failed?: string;
  /** @default - whenever neither of the others is true */
  readonly inProgress?: string;
}

/** What is applied, how often, and what it waits for. */
export interface FluxKustomizationProps extends ObjectProps {
  /** What the folder is part of. */
  readonly source: ObjectReference & {
    readonly kind: "GitRepository" | "OCIRepository" | "Bucket" | "ExternalArtifact";
  };
  /** The folder with a `kustomization.yaml`, from the root of the source: `./dist/dev/api`. */
  readonly path: string;
  /** How often what runs is compared with the source and put right, a Go duration of at least 60s. */
  readonly interval: Duration;
  /** How soon a failed attempt is tried again, a Go duration. */
  readonly retryInterval: Duration;
  /** How long one attempt may take until everything is healthy, a Go duration. */
  readonly timeout: Duration;
  /** Whether to be ready means that all objects are healthy, not only applied. @default true */
  readonly wait?: boolean;
  /** Whether objects that leave the folder leave the cluster. @default true */
  readonly prune?: boolean;
  /** Kustomizations of the same cluster that must be ready first. @default - none */
  readonly dependsOn?: readonly ObjectReference[];
  /** The account that applies, in this namespace. @default - that of the controller */
  readonly serviceAccountName?: string;
  /** Moves every object into this namespace, which must exist. @default - the namespaces that the objects name */
  readonly targetNamespace?: string;
  /** @default - none */
  readonly images?: readonly KustomizeImage[];
  /** Whether Flux leaves everything as it is, drift included. @default - false */
  readonly suspend?: boolean;
  /** @default - none: health is read from the Ready condition */
  readonly healthCheckExprs?: readonly HealthCheckExpression[];
  /** What becomes of the objects when the Kustomization itself is deleted. @default - "MirrorPrune": as `prune` says */
  readonly deletionPolicy?: "MirrorPrune" | "Delete" | "WaitForTermination" | "Orphan";
}

/** One folder that Flux builds and applies. */
export class FluxKustomization extends Construct {
  /** The rendered object. */
  readonly object: Kustomization;

  constructor(scope: Construct, id: string, props: FluxKustomizationProps) {
    super(scope, id);
    const { interval, retryInterval, timeout, source, path, dependsOn, serviceAccountName, targetNamespace } = props;
    const { wait = true, prune = true, images, suspend, healthCheckExprs, deletionPolicy } = props;
    this.object = new Kustomization(this, "Resource", {
      metadata: metadata(props),
      spec: draft<KustomizationProps["spec"]>({
        interval,
        retryInterval,
        timeout,
        sourceRef: source,
        path,
        prune,
        wait,
        suspend,
        dependsOn,
        serviceAccountName,
        targetNamespace,
        images,
        healthCheckExprs,
        deletionPolicy,
      }),
    });
  }
}
