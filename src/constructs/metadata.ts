import type { Metadata } from "../../imports/metadata.ts";

/** What every object is called; names are never generated, since other objects refer to them. */
export interface ObjectProps {
  /** metadata.name: lower case letters, digits, `-` and `.`, at most 253 characters. */
  readonly name: string;
  /** The namespace that the object lives in. */
  readonly namespace: string;
  /** @default - none beside those of the chart */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The metadata of an object, without the fields that nobody set. */
export function metadata({ name, namespace, labels, annotations }: ObjectProps): Metadata {
  return {
    name,
    namespace,
    ...(labels === undefined ? {} : { labels: { ...labels } }),
    ...(annotations === undefined ? {} : { annotations: { ...annotations } }),
  };
}
