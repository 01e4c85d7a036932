import { isList, isRecord } from "../../imports/json.ts";
import { parseQuantity, type Quantity } from "../model/quantity.ts";
import type { Manifest } from "../synth/manifest.ts";
import type { Namespaced } from "./namespaced.ts";
import type { Origins } from "./origin.ts";

/** One line of a ResourceQuota: a key of `spec.hard` and its bound. */
export interface QuotaLine {
  readonly manifest: Manifest;
  readonly key: string;
  readonly bound: Quantity;
  /** Where the policy says so. */
  readonly at: readonly string[];
}

const properties: ReadonlyMap<string, readonly string[]> = new Map([
  ["requests.cpu", ["cpu"]],
  ["requests.memory", ["memory"]],
  ["limits.cpu", ["limits", "cpu"]],
  ["limits.memory", ["limits", "memory"]],
  ["requests.storage", ["storage"]],
  ["pods", ["pods"]],
]);

/** All that is bounded in a namespace. Quotas with scopes are left out: which pods they count is known in the cluster alone. */
export function quotaLines({ objects, namespace }: Namespaced, { isUsers, at }: Origins): readonly QuotaLine[] {
  return objects.flatMap((manifest) => {
    const { body } = manifest;
    if (body.kind !== "ResourceQuota" || !isRecord(body.spec)) return [];
    const { hard, scopes, scopeSelector } = body.spec;
    if ((isList(scopes) && scopes.length > 0) || scopeSelector !== undefined) return [];
    return Object.entries(isRecord(hard) ? hard : {}).flatMap(([key, written]) => {
      const bound = parseQuantity(written);
      if (bound === undefined) return [];
      const property = properties.get(key) ?? ["objects", key];
      const ours = namespace !== undefined && !isUsers(manifest);
      return [{ manifest, key, bound, at: ours ? [...namespace.at, "quota", ...property] : at(manifest) }];
    });
  });
}
