import { Construct } from "constructs";
import { AppProject, type AppProjectProps } from "../../../imports/argocd/app-project.ts";
import { draft } from "../draft.ts";
import { metadata, type ObjectProps } from "../metadata.ts";
import type { ArgoCluster } from "./destination.ts";
import { type ArgoRole, rolePolicies } from "./role.ts";
import type { ArgoSyncWindow } from "./sync-window.ts";
import { waveAnnotation } from "./wave.ts";

/** A kind of objects; the core group is `""`, and `*` is any. */
export interface ArgoKind {
  /** The API group, `apps`. */
  readonly group: string;
  /** The kind, `Deployment`. */
  readonly kind: string;
}

/** What the Applications of a project may use and reach. */
export interface ArgoProjectProps extends ObjectProps {
  /** At most 255 characters. @default - none */
  readonly description?: string;
  /** Repositories that Applications may use, value files included; registries without `oci://`, as Applications name them. */
  readonly sourceRepos: readonly string[];
  /** Where Applications may deliver to. Argo CD's own namespace makes whoever may deliver there its administrator. */
  readonly destinations: readonly (ArgoCluster & { readonly namespace: string })[];
  /** Kinds outside namespaces that Applications may manage, by name where one is given. @default [] - none */
  readonly clusterResourceWhitelist?: readonly (ArgoKind & { readonly name?: string })[];
  /** Kinds inside namespaces that Applications may manage; an empty list allows none. @default - all */
  readonly namespaceResourceWhitelist?: readonly ArgoKind[];
  /** Kinds inside namespaces that Applications may not manage. @default - none */
  readonly namespaceResourceBlacklist?: readonly ArgoKind[];
  /** @default - none */
  readonly roles?: readonly ArgoRole[];
  /** @default - none: a sync is possible at any time */
  readonly syncWindows?: readonly ArgoSyncWindow[];
  /** Whether Argo CD looks for objects that no Application owns, and whether it warns. @default - it does not look */
  readonly orphaned?: { readonly warn: boolean; readonly ignore?: readonly ArgoOrphan[] };
  /** Whether the project outlives its deletion until no Application needs it. @default true */
  readonly finalizer?: boolean;
  /** The sync wave among the objects of one root, lower first. @default - none */
  readonly wave?: number;
}

/** Objects that may be there without an owner; patterns with `*`. */
export interface ArgoOrphan {
  /** @default - any */
  readonly group?: string;
  /** @default - any */
  readonly kind?: string;
  /** @default - any */
  readonly name?: string;
}

/** What a group of Applications may use, where to, and who may do what with them. */
export class ArgoProject extends Construct {
  /** The rendered object. */
  readonly object: AppProject;

  constructor(scope: Construct, id: string, props: ArgoProjectProps) {
    super(scope, id);
    const { name, description, sourceRepos, destinations, clusterResourceWhitelist = [] } = props;
    const { namespaceResourceWhitelist, namespaceResourceBlacklist, roles, syncWindows, orphaned } = props;
    const { finalizer = true, wave } = props;
    this.object = new AppProject(this, "Resource", {
      metadata: {
        ...metadata({ ...props, annotations: { ...props.annotations, ...waveAnnotation(wave) } }),
        // Without its project an Application can be neither synced nor deleted.
        ...(finalizer ? { finalizers: ["resources-finalizer.argocd.argoproj.io"] } : {}),
      },
      spec: draft<AppProjectProps["spec"]>({
        description,
        sourceRepos,
        destinations,
        clusterResourceWhitelist,
        namespaceResourceWhitelist,
        namespaceResourceBlacklist,
        roles: roles?.map((role) => rolePolicies(name, role)),
        syncWindows,
        orphanedResources: orphaned,
      }),
    });
  }
}
