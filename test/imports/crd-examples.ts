/** A spec, and whether a cluster takes it. */
export interface Example {
  readonly kind: string;
  readonly what: string;
  readonly spec: unknown;
  readonly valid: boolean;
}

/** Specs of the kinds we render, for our own checks and for the CRDs to agree on. */
export function examples(): readonly Example[] {
  const valid = (kind: string, what: string, spec: unknown): Example => ({ kind, what, spec, valid: true });
  const refused = (kind: string, what: string, spec: unknown): Example => ({ kind, what, spec, valid: false });
  const chart = { spec: { chart: "web", version: "1.2.3", sourceRef: { kind: "HelmRepository", name: "charts" } } };
  const chartRef = { kind: "OCIRepository", name: "web" };
  const release = { interval: "10m", chartRef };
  const sourceRef = { kind: "GitRepository", name: "fleet" };
  const applied = { interval: "1h", prune: true, sourceRef };
  const resources = [{ kind: "GitRepository", name: "fleet" }];
  const secretRef = { name: "token" };
  const oidcProviders = [{ issuerURL: "https://issuer.example", validations: [{ expression: "true", message: "no" }] }];
  const git = { interval: "1m", url: "https://git.example/fleet" };
  const bucket = { interval: "1m", bucketName: "x", endpoint: "s3.example" };
  const image = { imageRepositoryRef: { name: "web" }, policy: { alphabetical: {} } };
  const application = { project: "web", destination: { name: "here" }, source: { repoURL: "https://git.example/x" } };
  return [
    valid("HelmRelease", "chartRef", release),
    valid("HelmRelease", "chart", { interval: "10m", chart }),
    valid("HelmRelease", "free values", { ...release, values: { any: { thing: [null] } } }),
    valid("HelmRelease", "fields of 2.9", {
      ...release,
      postRenderStrategy: "combined",
      upgrade: { chartNameChangeStrategy: "Reinstall" },
    }),
    refused("HelmRelease", "no spec", undefined),
    refused("HelmRelease", "chart and chartRef", { ...release, chart }),
    refused("HelmRelease", "neither chart nor chartRef", { interval: "10m" }),
    refused("HelmRelease", "duration in days", { ...release, interval: "1d" }),
    refused("HelmRelease", "bare number for a duration", { ...release, interval: 60 }),
    refused("HelmRelease", "empty release name", { ...release, releaseName: "" }),
    refused("HelmRelease", "long release name", { ...release, releaseName: "x".repeat(54) }),
    refused("HelmRelease", "unknown field", { ...release, instal: {} }),
    refused("HelmRelease", "unknown nested field", { ...release, install: { crd: "Create" } }),
    refused("HelmRelease", "unknown choice", { ...release, install: { crds: "Creat" } }),
    refused("HelmRelease", "unknown drift mode", { ...release, driftDetection: { mode: "on" } }),
    refused("HelmRelease", "wrong type", { ...release, maxHistory: "3" }),
    refused("HelmRelease", "retryInterval with remediation", {
      ...release,
      install: { strategy: { name: "RemediateOnFailure", retryInterval: "1m" } },
    }),
    refused("HelmRelease", "retryInterval with remediation, on upgrade", {
      ...release,
      upgrade: { strategy: { name: "RemediateOnFailure", retryInterval: "1m" } },
    }),
    valid("HelmRelease", "retryInterval with retries", {
      ...release,
      upgrade: { strategy: { name: "RetryOnFailure", retryInterval: "1m" } },
    }),
    refused("HelmRelease", "two kubeConfigs", { ...release, kubeConfig: { secretRef, configMapRef: { name: "x" } } }),
    refused("HelmRelease", "empty kubeConfig", { ...release, kubeConfig: {} }),
    valid("HelmRelease", "one kubeConfig", { ...release, kubeConfig: { secretRef } }),
    valid("Kustomization", "the least", applied),
    valid("Kustomization", "fields of 2.9", {
      ...applied,
      buildMetadata: ["originAnnotations"],
      ignore: [{ paths: ["/spec"], target: { kind: "Deployment" } }],
    }),
    refused("Kustomization", "no prune", { interval: "1h", sourceRef }),
    refused("Kustomization", "source of a kind that it cannot read", {
      ...applied,
      sourceRef: { kind: "HelmRepository", name: "x" },
    }),
    refused("Kustomization", "dependency without a name", { ...applied, dependsOn: [{ namespace: "apps" }] }),
    refused("Kustomization", "two kubeConfigs", { ...applied, kubeConfig: { secretRef, configMapRef: { name: "x" } } }),
    refused("Kustomization", "unknown field of a patch", { ...applied, patches: [{ patch: "x", targets: {} }] }),
    valid("Receiver", "github", { type: "github", resources, secretRef }),
    refused("Receiver", "github without a secret", { type: "github", resources }),
    refused("Receiver", "github with oidcProviders", { type: "github", resources, secretRef, oidcProviders }),
    valid("Receiver", "generic-oidc", { type: "generic-oidc", resources, oidcProviders }),
    refused("Receiver", "generic-oidc with a secret", { type: "generic-oidc", resources, oidcProviders, secretRef }),
    refused("Receiver", "generic-oidc without providers", { type: "generic-oidc", resources }),
    valid("Provider", "commitStatusExpr for github", {
      type: "github",
      address: "https://github.com/a/b",
      commitStatusExpr: "'x'",
    }),
    refused("Provider", "commitStatusExpr for slack", { type: "slack", commitStatusExpr: "'x'" }),
    refused("Provider", "unknown type", { type: "githup" }),
    valid("Alert", "the least", { providerRef: { name: "x" }, eventSources: [{ kind: "Kustomization", name: "*" }] }),
    refused("Alert", "unknown severity", { providerRef: { name: "x" }, eventSources: [], eventSeverity: "warning" }),
    valid("GitRepository", "the least", git),
    refused("GitRepository", "scp address", { ...git, url: "git@git.example:fleet" }),
    refused("GitRepository", "account without a cloud", { ...git, serviceAccountName: "x" }),
    refused("GitRepository", "account for github", { ...git, serviceAccountName: "x", provider: "github" }),
    valid("GitRepository", "account for azure", { ...git, serviceAccountName: "x", provider: "azure" }),
    refused("GitRepository", "timeout in hours", { ...git, timeout: "1h" }),
    valid("OCIRepository", "the least", { interval: "1m", url: "oci://registry.example/web", ref: { tag: "1.2.3" } }),
    refused("OCIRepository", "address without a scheme", { interval: "1m", url: "registry.example/web" }),
    valid("HelmRepository", "the least", { url: "https://charts.example" }),
    refused("HelmRepository", "no address", { interval: "1m" }),
    valid("HelmChart", "verified from a HelmRepository", {
      interval: "1m",
      chart: "x",
      sourceRef: { kind: "HelmRepository", name: "x" },
      verify: { provider: "cosign" },
    }),
    refused("HelmChart", "verified from Git", {
      interval: "1m",
      chart: "x",
      sourceRef: { kind: "GitRepository", name: "x" },
      verify: { provider: "cosign" },
    }),
    valid("Bucket", "the least", bucket),
    valid("Bucket", "ldap tokens", {
      ...bucket,
      sts: { provider: "ldap", endpoint: "https://sts.example", secretRef },
    }),
    valid("Bucket", "aws tokens", {
      ...bucket,
      provider: "aws",
      sts: { provider: "aws", endpoint: "https://sts.example" },
    }),
    refused("Bucket", "aws tokens for a generic bucket", {
      ...bucket,
      sts: { provider: "aws", endpoint: "https://sts.example" },
    }),
    refused("Bucket", "ldap tokens for an aws bucket", {
      ...bucket,
      provider: "aws",
      sts: { provider: "ldap", endpoint: "https://sts.example" },
    }),
    refused("Bucket", "aws tokens with a secret", {
      ...bucket,
      provider: "aws",
      sts: { provider: "aws", endpoint: "https://sts.example", secretRef },
    }),
    refused("Bucket", "aws tokens with a certificate", {
      ...bucket,
      provider: "aws",
      sts: { provider: "aws", endpoint: "https://sts.example", certSecretRef: secretRef },
    }),
    refused("Bucket", "tokens for gcp", {
      ...bucket,
      provider: "gcp",
      sts: { provider: "aws", endpoint: "https://sts.example" },
    }),
    refused("Bucket", "account for a generic bucket", { ...bucket, serviceAccountName: "x" }),
    refused("Bucket", "account and secret", { ...bucket, provider: "gcp", serviceAccountName: "x", secretRef }),
    valid("ImagePolicy", "the least", image),
    valid("ImagePolicy", "reflected digests", { ...image, digestReflectionPolicy: "Always", interval: "10m" }),
    refused("ImagePolicy", "interval for nothing", { ...image, interval: "10m" }),
    refused("ImagePolicy", "interval missing", { ...image, digestReflectionPolicy: "Always" }),
    valid("Application", "the least", application),
    valid("Application", "two sources", {
      ...application,
      source: undefined,
      sources: [{ repoURL: "a" }, { repoURL: "b", ref: "values" }],
    }),
    refused("Application", "source and sources", { ...application, sources: [{ repoURL: "a" }] }),
    refused("Application", "no source", { ...application, source: undefined }),
    refused("Application", "an empty list of sources", { ...application, source: undefined, sources: [] }),
    refused("Application", "server and name", { ...application, destination: { name: "here", server: "https://x" } }),
    refused("Application", "no destination", { ...application, destination: { namespace: "x" } }),
    refused("Application", "unknown nested field", { ...application, syncPolicy: { automated: { selfheal: true } } }),
    valid("AppProject", "the least", {
      sourceRepos: ["*"],
      syncWindows: [{ kind: "allow", schedule: "0 8 * * *", duration: "1h", syncOverrun: true }],
    }),
    refused("AppProject", "unknown field", { sourceRepo: [] }),
  ];
}
