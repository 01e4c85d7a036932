/** Names that the objects of a fleet are given: in one place, because other objects refer to them. */

/** The Kustomization or Application of a component. */
export const deliveryName = (component: string, home: string): string => `${component}-${home}`;

/** What delivers the namespaces of an environment. */
export const namespacesName = (environment: string): string => `namespace-${environment}`;

/** What delivers the namespaces of a cluster's own components. */
export const clusterNamespacesName = (cluster: string): string => `cluster-namespaces-${cluster}`;

/** What delivers the Flux or Argo CD objects of an environment. */
export const rootName = (environment: string): string => `root-${environment}`;

/** What delivers the Flux or Argo CD objects of a cluster, itself included. */
export const clusterRootName = (cluster: string): string => `cluster-${cluster}`;

/** The Git source that a cluster follows. */
export const sourceName = (repository: string): string => repository;

/** The Git source of an environment that has its own. */
export const environmentSourceName = (repository: string, environment: string): string =>
  `${repository}-${environment}`;

/** The service account that applies an environment's objects under a locked tenancy. */
export const tenantAccount = "flux";

/** The AppProject of the root Applications. */
export const rootProjectName = (cluster: string): string => `root-${cluster}`;

/** The AppProject of namespaces and of a cluster's own components. */
export const platformProjectName = (cluster: string): string => `platform-${cluster}`;
