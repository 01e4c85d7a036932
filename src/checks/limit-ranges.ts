import { isList, isRecord, valueAt } from "../../imports/json.ts";
import { parseQuantity, type Quantity } from "../model/quantity.ts";
import type { Manifest } from "../synth/manifest.ts";

/** One item of a LimitRange that is about containers, with what Kubernetes adds to it. */
export interface ContainerRange {
  readonly manifest: Manifest;
  /** Where the item stands in the object. */
  readonly path: readonly string[];
  /** What a container gets that states no limit: `default`, else `max`. */
  readonly limits: Amounts;
  /** What a container gets that states neither request nor limit: `defaultRequest`, else `default`, else `min`. */
  readonly requests: Amounts;
  readonly max: Amounts;
  readonly min: Amounts;
}

/** Amounts by resource: `cpu`, `memory`. */
export type Amounts = ReadonlyMap<string, Quantity>;

/**
 * The items about containers of all LimitRanges among these objects.
 * Source: Kubernetes, `SetDefaults_LimitRangeItem`, for what stands in for a missing default.
 */
export function containerRanges(objects: readonly Manifest[]): readonly ContainerRange[] {
  return objects.flatMap((manifest) => {
    const items = manifest.body.kind === "LimitRange" ? valueAt(manifest.body, ["spec", "limits"]) : undefined;
    if (!isList(items)) return [];
    return items.flatMap((item, index) => {
      if (!isRecord(item) || item.type !== "Container") return [];
      const [max, min] = [amountsOf(item.max), amountsOf(item.min)];
      const limits = new Map([...max, ...amountsOf(item.default)]);
      const requests = new Map([...min, ...limits, ...amountsOf(item.defaultRequest)]);
      return [{ manifest, path: ["spec", "limits", String(index)], limits, requests, max, min }];
    });
  });
}

/** What is written under `limits`, `requests` and the like, as far as it can be read. */
export function amountsOf(value: unknown): Amounts {
  const amounts = new Map<string, Quantity>();
  for (const [resource, written] of Object.entries(isRecord(value) ? value : {})) {
    const amount = parseQuantity(written);
    if (amount !== undefined) amounts.set(resource, amount);
  }
  return amounts;
}
