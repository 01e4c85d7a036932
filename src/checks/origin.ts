import type { RenderedPlace } from "../model/finding.ts";
import type { Model } from "../model/model.ts";
import type { Manifest } from "../synth/manifest.ts";
import { fieldPath } from "./field-path.ts";

/** Where rendered objects come from. */
export interface Origins {
  /** Whether a user's function built it: such an object may hold anything. */
  readonly isUsers: (manifest: Manifest) => boolean;
  /** The place in the policy that decides about it. */
  readonly at: (manifest: Manifest) => readonly string[];
}

/** Tells the objects that users build from those that Lockstep builds from the policy. */
export function origins(model: Model): Origins {
  const users = new Set(
    model.deliveries
      .filter(({ payload }) => payload.kind === "manifests")
      .map(({ component, home }) => `${home.kind} ${home.name} ${component}`),
  );
  const isUsers = ({ home, component }: Manifest): boolean =>
    component !== undefined && users.has(`${home.kind} ${home.name} ${component}`);
  return { isUsers, at: (manifest) => (isUsers(manifest) ? [...manifest.at, "manifests"] : manifest.at) };
}

/** An object as messages call it: `Deployment web`. */
export const titleOf = ({ body }: Manifest): string => `${body.kind} ${body.metadata.name}`;

/** A field of a rendered object as findings point to it. */
export const renderedAt = ({ file, body }: Manifest, path: readonly string[]): RenderedPlace =>
  path.length === 0 ? { file } : { file, field: fieldPath(body, path) };
