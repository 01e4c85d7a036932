import { Construct } from "constructs";
import type { GitUrl } from "../../policy/scalars.ts";
import type { ObjectProps } from "../metadata.ts";
import { ArgoApplication } from "./application.ts";
import type { ArgoCluster } from "./destination.ts";
import type { ArgoRetry } from "./sync-policy.ts";

/** Where the Applications and AppProjects are found. */
export interface ArgoRootApplicationProps extends ObjectProps {
  /**
   * Name of the AppProject, in the same namespace: one that only roots use. Who may write Applications where Argo CD
   * lives is its administrator.
   */
  readonly project: string;
  /** The cluster that Argo CD itself runs in. @default { server: "https://kubernetes.default.svc" } */
  readonly destination?: ArgoCluster;
  /** `https://…` or `ssh://…`. */
  readonly repoUrl: GitUrl;
  /** A branch, a tag or a commit. */
  readonly revision: string;
  /** The folder with the Applications and AppProjects, from the root of the repository. */
  readonly path: string;
  /** Files and folders, from the root of the repository, that a commit must touch to matter. @default [path] */
  readonly manifestGeneratePaths?: readonly string[];
  /** @default - without end, 30s to 5m apart */
  readonly retry?: ArgoRetry;
  /** Whether deleting the root deletes the Applications it made. @default false */
  readonly cascade?: boolean;
}

/**
 * The Application of Applications, the one object that is applied by hand. It syncs by itself and prunes, so that
 * Applications come and go with Git. What goes is removed last, so that nothing new has to wait for it.
 */
export class ArgoRootApplication extends Construct {
  /** The Application itself. */
  readonly application: ArgoApplication;

  constructor(scope: Construct, id: string, props: ArgoRootApplicationProps) {
    super(scope, id);
    const {
      destination = { server: "https://kubernetes.default.svc" },
      repoUrl,
      revision,
      path,
      cascade = false,
      ...rest
    } = props;
    this.application = new ArgoApplication(this, "Application", {
      manifestGeneratePaths: [path],
      ...rest,
      destination,
      destinationNamespace: props.namespace,
      source: { kind: "directory", repoUrl, revision, path },
      sync: "automatic",
      finalizer: cascade,
      syncOptions: ["ServerSideApply=true", "PruneLast=true"],
    });
  }
}
