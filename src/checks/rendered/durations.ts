import { isRecord, placesOf, valueAt } from "../../../imports/json.ts";
import type { DurationDialect } from "../../model/duration.ts";
import type { Timing } from "../../model/model.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { groupOf } from "../../synth/manifest.ts";
import { kinds } from "./kinds.ts";

/** Who reads a duration: Flux, a source of Flux with its shorter list of units, or Argo CD, whose backoffs may lack one. */
export type Reader = DurationDialect | "backoff";

/** One duration of a rendered object. */
export interface RenderedDuration {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly reader: Reader;
  /** The interval of the policy that it comes from. */
  readonly from: keyof Timing;
}

/** Where a kind holds a duration, and who reads it. */
export interface DurationField {
  readonly path: readonly string[];
  readonly reader: Reader;
  readonly from: keyof Timing;
}

const field = (path: string, from: keyof Timing, reader: Reader = "flux"): DurationField => ({
  path: `spec.${path}`.split("."),
  reader,
  from,
});

// Source: the patterns in the definitions of Flux's custom resources.
const release: readonly DurationField[] = [
  field("interval", "drift"),
  field("chart.spec.interval", "poll"),
  ...["timeout", "install.timeout", "upgrade.timeout", "rollback.timeout", "uninstall.timeout", "test.timeout"].map(
    (path) => field(path, "timeout"),
  ),
  field("install.strategy.retryInterval", "retry"),
  field("upgrade.strategy.retryInterval", "retry"),
];

const kustomization: readonly DurationField[] = [
  field("interval", "drift"),
  field("retryInterval", "retry"),
  field("timeout", "timeout"),
];

const polled: readonly DurationField[] = [
  field("interval", "poll"),
  field("timeout", "timeout", "flux-source-timeout"),
];

const backoff = (path: string): readonly DurationField[] =>
  ["duration", "maxDuration"].map((key) => field(`${path}syncPolicy.retry.backoff.${key}`, "retry", "backoff"));

const byKind = new Map<string, readonly DurationField[]>([
  [kinds.release, release],
  [kinds.kustomization, kustomization],
  [kinds.application, backoff("")],
  [kinds.applicationSet, backoff("template.spec.")],
  [kinds.project, [field("syncWindows.*.duration", "timeout", "go")]],
]);

const polling = new Set(["source", "image", "notification"].map((name) => `${name}.toolkit.fluxcd.io`));

/** Where objects of a kind, `group/Kind`, hold durations. */
export const durationFields = (kind: string): readonly DurationField[] =>
  byKind.get(kind) ?? (polling.has(groupOf(kind)) ? polled : []);

/** The durations that an object holds in these fields. */
export function* durationsOf({ body }: Manifest, fields: readonly DurationField[]): Iterable<RenderedDuration> {
  for (const { path, ...rest } of fields)
    for (const place of path.includes("*") ? placesOf(body, path) : [path]) {
      const value = valueAt(body, place);
      // A null is absent to a cluster, and an object is what the schema reports.
      if (value !== undefined && value !== null && !isRecord(value)) yield { ...rest, path: place, value };
    }
}
