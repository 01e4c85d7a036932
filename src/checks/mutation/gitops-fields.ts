import { duration, type Field, free, object, ordered, unordered } from "./field.ts";

const spec = (fields: { readonly [name: string]: Field }) => object({ spec: object(fields) });

const timed = object({ timeout: duration });
const source = spec({ interval: duration, timeout: duration });

const kustomization = spec({
  components: ordered(),
  dependsOn: unordered(),
  interval: duration,
  patches: ordered(),
  postBuild: object({ substituteFrom: ordered() }),
  retryInterval: duration,
  timeout: duration,
});

const helmRelease = spec({
  chart: object({ spec: object({ interval: duration, valuesFiles: ordered() }) }),
  dependsOn: unordered(),
  install: timed,
  interval: duration,
  postRenderers: ordered(),
  rollback: timed,
  test: timed,
  timeout: duration,
  uninstall: timed,
  upgrade: timed,
  values: free,
  valuesFrom: ordered(),
});

// Later files override earlier ones; a source is known to the others by its place.
const helm = object({ helm: object({ valueFiles: ordered(), valuesObject: free }) });
const application = spec({
  source: helm,
  sources: ordered(helm),
  syncPolicy: object({
    retry: object({ backoff: object({ duration, maxDuration: duration }) }),
    syncOptions: unordered(),
  }),
});

const project = spec({
  clusterResourceBlacklist: unordered(),
  clusterResourceWhitelist: unordered(),
  destinations: unordered(),
  namespaceResourceBlacklist: unordered(),
  namespaceResourceWhitelist: unordered(),
  sourceNamespaces: unordered(),
  sourceRepos: unordered(),
});

/** Flux's and Argo CD's kinds by `group/Kind`. None of their fields is a quantity or an int-or-string. */
export const gitopsFields: ReadonlyMap<string, Field> = new Map([
  ["argoproj.io/AppProject", project],
  ["argoproj.io/Application", application],
  ["helm.toolkit.fluxcd.io/HelmRelease", helmRelease],
  ["kustomize.toolkit.fluxcd.io/Kustomization", kustomization],
  ["notification.toolkit.fluxcd.io/Alert", spec({ eventSources: unordered() })],
  ["notification.toolkit.fluxcd.io/Provider", source],
  ["notification.toolkit.fluxcd.io/Receiver", source],
  ["source.toolkit.fluxcd.io/Bucket", source],
  ["source.toolkit.fluxcd.io/GitRepository", source],
  ["source.toolkit.fluxcd.io/HelmChart", source],
  ["source.toolkit.fluxcd.io/HelmRepository", source],
  ["source.toolkit.fluxcd.io/OCIRepository", source],
]);
