const table: Readonly<Record<string, readonly string[]>> = {
  "Bucket.spec": ["interval", "timeout"],
  "GitRepository.spec": ["interval", "timeout"],
  "HelmChart.spec": ["interval"],
  "HelmRelease.spec": ["interval", "timeout"],
  "HelmRelease.spec.chart.spec": ["interval"],
  "HelmRelease.spec.install": ["timeout"],
  "HelmRelease.spec.install.strategy": ["retryInterval"],
  "HelmRelease.spec.rollback": ["timeout"],
  "HelmRelease.spec.test": ["timeout"],
  "HelmRelease.spec.uninstall": ["timeout"],
  "HelmRelease.spec.upgrade": ["timeout"],
  "HelmRelease.spec.upgrade.strategy": ["retryInterval"],
  "HelmRepository.spec": ["interval", "timeout"],
  "ImagePolicy.spec": ["interval"],
  "ImageRepository.spec": ["interval", "timeout"],
  "ImageUpdateAutomation.spec": ["interval"],
  "Kustomization.spec": ["interval", "retryInterval", "timeout"],
  "OCIRepository.spec": ["interval", "timeout"],
  "Provider.spec": ["interval", "timeout"],
  "Receiver.spec": ["interval"],

  ArgoBackoff: ["duration", "maxDuration"],
  ArgoSyncWindow: ["duration"],
};

/** Fields that hold a duration, which to the catalogue is any text: by type of the catalogue. */
export const durationFields: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(table).map(([type, fields]) => [type, new Set(fields)]),
);
