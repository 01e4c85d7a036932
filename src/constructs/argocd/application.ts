import { Construct } from "constructs";
import { Application, type ApplicationProps } from "../../../imports/argocd/application.ts";
import { draft } from "../draft.ts";
import { metadata, type ObjectProps } from "../metadata.ts";
import { keepNulls } from "../null-values.ts";
import type { ArgoCluster } from "./destination.ts";
import { rootPath } from "./root-path.ts";
import { type ArgoSource, argoSource } from "./source.ts";
import { type ArgoSyncProps, syncPolicy } from "./sync-policy.ts";
import { waveAnnotation } from "./wave.ts";

/** A difference between Git and the cluster that does not count. */
export interface ArgoIgnoredDifference {
  /** @default - the core group */
  readonly group?: string;
  /** The kind of the objects, `Deployment`. */
  readonly kind: string;
  /** @default - all */
  readonly name?: string;
  /** @default - all */
  readonly namespace?: string;
  /** `["/spec/replicas"]` @default - none */
  readonly jsonPointers?: readonly string[];
  /** `[".spec.template.spec.containers[].resources"]` @default - none */
  readonly jqPathExpressions?: readonly string[];
  /** Whatever these controllers set. @default - none */
  readonly managedFieldsManagers?: readonly string[];
}

/** What is delivered, where to, and how it is synced. */
export interface ArgoApplicationProps extends ObjectProps, ArgoSyncProps {
  /** Name of the AppProject, in the same namespace. */
  readonly project: string;
  /** The cluster that is delivered to. */
  readonly destination: ArgoCluster;
  /** The namespace of objects that name none of their own. */
  readonly destinationNamespace: string;
  /** A folder or a chart. */
  readonly source: ArgoSource;
  /**
   * The sync wave among the Applications of one root, lower first. It waits for health only where Argo CD has been
   * told what health means for an Application: see `argoHealthPatch`.
   * @default - none
   */
  readonly wave?: number;
  /** Files and folders, from the root of the repository, that a commit must touch to matter. @default - all */
  readonly manifestGeneratePaths?: readonly string[];
  /**
   * Whether deleting the Application deletes what it delivered.
   * An automatic one does: its root prunes it when it leaves Git, and what ran must not run on unowned. A manual one
   * does not: its root would otherwise delete, without asking anybody, what only a person may change.
   * @default - true where the sync is automatic
   */
  readonly finalizer?: boolean;
  /** How many past syncs are kept. @default - Argo CD's own, 10 */
  readonly revisionHistoryLimit?: number;
  /** @default - none */
  readonly ignoreDifferences?: readonly ArgoIgnoredDifference[];
}

/** One source that Argo CD delivers into one namespace. */
export class ArgoApplication extends Construct {
  /** The rendered object. */
  readonly object: Application;

  constructor(scope: Construct, id: string, props: ArgoApplicationProps) {
    super(scope, id);
    const { project, source, destination, destinationNamespace, sync, finalizer = sync === "automatic" } = props;
    const { wave, manifestGeneratePaths, revisionHistoryLimit, ignoreDifferences } = props;
    const annotations = {
      ...props.annotations,
      ...waveAnnotation(wave),
      ...(manifestGeneratePaths === undefined
        ? {}
        : { "argocd.argoproj.io/manifest-generate-paths": manifestGeneratePaths.map(rootPath).join(";") }),
    };
    this.object = new Application(this, "Resource", {
      metadata: {
        ...metadata({ ...props, annotations }),
        ...(finalizer ? { finalizers: ["resources-finalizer.argocd.argoproj.io"] } : {}),
      },
      spec: draft<ApplicationProps["spec"]>({
        project,
        ...argoSource(source),
        destination: { ...destination, namespace: destinationNamespace },
        syncPolicy: syncPolicy(props),
        revisionHistoryLimit,
        ignoreDifferences,
      }),
    });
    if (source.kind !== "directory" && source.values !== undefined) {
      const multiple = source.valueFiles !== undefined && "files" in source.valueFiles;
      keepNulls(this.object, `/spec/${multiple ? "sources/0" : "source"}/helm/valuesObject`, source.values);
    }
  }
}
