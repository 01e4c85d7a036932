/** A cluster as Argo CD knows it: by the address of its API server or by its name, never both. */
export type ArgoCluster = { readonly server: string } | { readonly name: string };
