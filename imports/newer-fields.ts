import type { Fields } from "./catalogue.ts";

/** A release of Flux, without the patch level: `2.9`. */
export type FluxMinor = `2.${number}`;

/** A field that older releases of Flux prune or refuse. */
export interface NewerField {
  /** `apiVersion/kind`. */
  readonly kind: string;
  /** From the object's root; `*` is every entry of a list. */
  readonly path: readonly string[];
  /** The first release that knows the field. */
  readonly since: FluxMinor;
  /** Its values (a list: its entries), where it is a choice that the installed validators (Flux 2.8) cannot judge. */
  readonly choices?: readonly string[];
}

/** A choice that older releases of Flux refuse, of a field that they know. */
export interface NewerValue {
  readonly kind: string;
  readonly path: readonly string[];
  readonly value: string;
  readonly since: FluxMinor;
}

/** A field that older releases of Flux require. */
export interface NewlyOptional {
  readonly kind: string;
  readonly path: readonly string[];
  readonly since: FluxMinor;
}

const release = "helm.toolkit.fluxcd.io/v2/HelmRelease";
const kustomization = "kustomize.toolkit.fluxcd.io/v1/Kustomization";
const provider = "notification.toolkit.fluxcd.io/v1beta3/Provider";
const receiver = "notification.toolkit.fluxcd.io/v1/Receiver";

/**
 * Fields that the installed type packages lack: flux-cd 3.0.1 was made from Flux 2.8, argo-cd 4.0.0 from Go types
 * older than Argo CD 3.5, and its generator dropped the fields of embedded structs. They complete the catalogue.
 */
export const newerTypes: Readonly<Record<string, Fields>> = {
  "HelmRelease.spec": { postRenderStrategy: "" },
  "HelmRelease.spec.upgrade": { chartNameChangeStrategy: "" },
  "HelmRelease.spec.valuesFrom": { literal: "" },
  "ImageUpdateAutomation.spec.git.commit.signingKey": { type: "" },
  "Kustomization.spec": { buildMetadata: "[]", ignore: "[]Kustomization.spec.ignore" },
  "Kustomization.spec.ignore": { paths: "[]", target: "Kustomization.spec.patches.target" },
  "Kustomization.spec.postBuild": { substituteStrategy: "" },
  "OCIRepository.spec.verify": { trustedRootSecretRef: "OCIRepository.spec.verify.secretRef" },
  "Receiver.spec": { oidcProviders: "[]Receiver.spec.oidcProviders" },
  "Receiver.spec.oidcProviders": {
    audience: "",
    issuerURL: "",
    validations: "[]Receiver.spec.oidcProviders.validations",
    variables: "[]Receiver.spec.oidcProviders.variables",
  },
  "Receiver.spec.oidcProviders.validations": { expression: "", message: "" },
  "Receiver.spec.oidcProviders.variables": { expression: "", name: "" },
  "Receiver.spec.resources": { filter: "" },

  ArgoAppProjectSpec: { sourceIntegrity: "ArgoSourceIntegrity" },
  ArgoApplicationSource: { tagPrefix: "" },
  ArgoApplicationSourceDirectory: { disableExtensionFilter: "" },
  ArgoApplicationSourcePluginParameter: { array: "[]", map: "{}" },
  ArgoKustomizeSelector: { group: "", kind: "", name: "", namespace: "", version: "" },
  ArgoSCMProviderGeneratorGitea: { excludeArchivedRepos: "" },
  ArgoSCMProviderGeneratorGithub: { excludeArchivedRepos: "" },
  ArgoSCMProviderGeneratorGitlab: { includeArchivedRepos: "" },
  ArgoSourceIntegrity: { git: "ArgoSourceIntegrityGit" },
  ArgoSourceIntegrityGit: { policies: "[]ArgoSourceIntegrityGitPolicy" },
  ArgoSourceIntegrityGitPolicy: { gpg: "ArgoSourceIntegrityGitPolicyGpg", repos: "[]ArgoSourceIntegrityGitPolicyRepo" },
  ArgoSourceIntegrityGitPolicyGpg: { keys: "[]", mode: "" },
  ArgoSourceIntegrityGitPolicyRepo: { url: "" },
  ArgoSyncSource: { repoURL: "" },
  ArgoSyncWindow: { syncOverrun: "" },
};

/** Fields by the release of Flux that brought them; what is not listed is older than 2.7, the oldest supported. */
export const newerFields: readonly NewerField[] = [
  { kind: release, path: ["spec", "healthCheckExprs"], since: "2.8" },
  { kind: release, path: ["spec", "waitStrategy"], since: "2.8" },
  { kind: release, path: ["spec", "install", "serverSideApply"], since: "2.8" },
  { kind: release, path: ["spec", "upgrade", "serverSideApply"], since: "2.8" },
  { kind: release, path: ["spec", "rollback", "serverSideApply"], since: "2.8" },
  { kind: release, path: ["spec", "postRenderStrategy"], since: "2.9", choices: ["combined", "nohooks", "separate"] },
  {
    kind: release,
    path: ["spec", "upgrade", "chartNameChangeStrategy"],
    since: "2.9",
    choices: ["InPlaceUpdate", "Reinstall"],
  },
  { kind: release, path: ["spec", "valuesFrom", "*", "literal"], since: "2.9" },
  {
    kind: kustomization,
    path: ["spec", "buildMetadata"],
    since: "2.9",
    choices: ["originAnnotations", "transformerAnnotations"],
  },
  { kind: kustomization, path: ["spec", "ignore"], since: "2.9" },
  {
    kind: kustomization,
    path: ["spec", "postBuild", "substituteStrategy"],
    since: "2.9",
    choices: ["Always", "WithVariables"],
  },
  { kind: receiver, path: ["spec", "oidcProviders"], since: "2.9" },
  { kind: receiver, path: ["spec", "resources", "*", "filter"], since: "2.9" },
  {
    kind: "image.toolkit.fluxcd.io/v1/ImageUpdateAutomation",
    path: ["spec", "git", "commit", "signingKey", "type"],
    since: "2.9",
    choices: ["gpg", "ssh"],
  },
  { kind: "source.toolkit.fluxcd.io/v1/OCIRepository", path: ["spec", "verify", "trustedRootSecretRef"], since: "2.9" },
];

/** Choices by the release of Flux that brought them. */
export const newerValues: readonly NewerValue[] = [
  { kind: provider, path: ["spec", "type"], value: "giteapullrequestcomment", since: "2.8" },
  { kind: provider, path: ["spec", "type"], value: "githubpullrequestcomment", since: "2.8" },
  { kind: provider, path: ["spec", "type"], value: "gitlabmergerequestcomment", since: "2.8" },
  { kind: provider, path: ["spec", "type"], value: "incident.io", since: "2.9" },
  { kind: provider, path: ["spec", "type"], value: "zoom", since: "2.9" },
  { kind: receiver, path: ["spec", "type"], value: "generic-oidc", since: "2.9" },
  { kind: "source.toolkit.fluxcd.io/v1/GitRepository", path: ["spec", "provider"], value: "aws", since: "2.9" },
];

/** Fields that may be left out since a release of Flux. */
export const newlyOptional: readonly NewlyOptional[] = [
  { kind: release, path: ["spec", "healthCheckExprs", "*", "kind"], since: "2.9" },
  { kind: kustomization, path: ["spec", "healthCheckExprs", "*", "kind"], since: "2.9" },
  // What it is then good for is a rule across fields: a `generic-oidc` receiver must not have it, all others must.
  { kind: receiver, path: ["spec", "secretRef"], since: "2.9" },
];
