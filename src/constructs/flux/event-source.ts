import type { AlertProps } from "../../../imports/flux/alert.ts";

/** Objects that events come from, or that a webhook reconciles. */
export interface EventSource {
  /** The kind of the objects, `HelmRelease`. */
  readonly kind: AlertProps["spec"]["eventSources"][number]["kind"];
  /** A name, or `*` for all of the kind in the namespace. */
  readonly name: string;
  /** There is no wildcard for namespaces. @default - the namespace of the object that lists the source */
  readonly namespace?: string;
  /** Narrows `*` down. @default - all */
  readonly matchLabels?: Readonly<Record<string, string>>;
}
