import type { Json } from "../../policy/index.ts";

/** One rendered object, or another file that is rendered for an environment. */
export interface Part {
  /** Group, kind, namespace and name: what a cluster knows it by. */
  readonly id: string;
  /** `apps/v1/Deployment`; empty where there is no schema. */
  readonly kind: string;
  /** As messages call it: `Deployment web`. */
  readonly title: string;
  /** Empty where it is rendered for a comparison alone. */
  readonly file: string;
  /** With the documents in its texts opened. */
  readonly body: Json;
  /** With its texts as they are rendered, where any holds a document. */
  readonly texts?: Json;
}

/** What one component renders to in an environment, or what surrounds all components: parts by their ids. */
export type Unit = ReadonlyMap<string, Part>;

/** The unit of what belongs to the environment itself: namespaces, sources, projects, alerts, and the order of all. */
export const surroundings = "";

/** Everything that one environment renders to: units by component. */
export type Units = ReadonlyMap<string, Unit>;
