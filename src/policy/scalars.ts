/** JSON as Kubernetes and Helm read it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Helm values: a JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

type Step = `${number}${"ms" | "s" | "m" | "h"}`;

/**
 * A Go duration, `"90s"`, `"10m"` or `"1h30m"`. There is no unit for days: the controllers refuse `"1d"`.
 * Source: the pattern of every interval in Flux's custom resource definitions.
 */
export type Duration = Step | `${Step}${Step}`;

/** CPU in cores, `"2"` or `"0.5"`, or in thousandths of a core, `"500m"`. */
export type Cpu = `${number}` | `${number}m`;

/** Memory or storage in powers of two: `"256Mi"`, `"2Gi"`. */
export type Memory = `${number}${"Ki" | "Mi" | "Gi" | "Ti"}`;

/** A calendar day, `"2027-01-31"`. The day itself still counts: an expiry takes effect the day after. */
export type IsoDate = `${number}-${number}-${number}`;

/** Two numbers of a release, `"2.9"`: what a field's presence depends on. */
export type Minor = `${number}.${number}`;

/** A repository of Helm charts: `https://…` serves an index, `oci://…` is a registry. */
export type ChartRepository = `https://${string}` | `http://${string}` | `oci://${string}`;

/** A Git repository that a controller can clone. Flux refuses the `git@host:path` form. */
export type GitUrl = `https://${string}` | `ssh://${string}`;
