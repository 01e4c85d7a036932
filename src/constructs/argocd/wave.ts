/** The annotation of a sync wave, lower first. */
export function waveAnnotation(wave: number | undefined): Readonly<Record<string, string>> {
  return wave === undefined ? {} : { "argocd.argoproj.io/sync-wave": `${wave}` };
}
