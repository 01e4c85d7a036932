import { groupOf, type Manifest } from "../../synth/manifest.ts";

/** Kinds as `group/Kind`: two groups call a kind Kustomization. */
export const kinds = {
  kustomization: "kustomize.toolkit.fluxcd.io/Kustomization",
  release: "helm.toolkit.fluxcd.io/HelmRelease",
  gitRepository: "source.toolkit.fluxcd.io/GitRepository",
  alert: "notification.toolkit.fluxcd.io/Alert",
  provider: "notification.toolkit.fluxcd.io/Provider",
  application: "argoproj.io/Application",
  applicationSet: "argoproj.io/ApplicationSet",
  project: "argoproj.io/AppProject",
  namespace: "/Namespace",
  configMap: "/ConfigMap",
  serviceAccount: "/ServiceAccount",
} as const;

/** The kind of an object, as `group/Kind`. */
export const kindOf = ({ body }: Manifest): string => `${groupOf(body.apiVersion)}/${body.kind}`;
