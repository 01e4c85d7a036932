import type { Home } from "../model/model.ts";
import type { JsonObject } from "../policy/index.ts";

/** A Kubernetes object as it is printed. */
export type Body = JsonObject & {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: JsonObject & { readonly name: string; readonly namespace?: string };
};

/** One rendered object, with where it comes from and where it goes. */
export interface Manifest {
  /** `dist/dev/web/deployment-web.yaml` */
  readonly file: string;
  /** The folder that a controller reads: `dist/dev/web`. */
  readonly folder: string;
  readonly cluster: string;
  readonly home: Home;
  readonly component: string | undefined;
  readonly body: Body;
  /** What of the policy it comes from. */
  readonly at: readonly string[];
}

/** The API group, empty for the core. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf("/");
  return slash === -1 ? "" : apiVersion.slice(0, slash);
}
