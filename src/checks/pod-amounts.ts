import { isList, isRecord } from "../../imports/json.ts";
import { addQuantities, compareQuantities, type Quantity } from "../model/quantity.ts";
import { amountsOf, type ContainerRange } from "./limit-ranges.ts";

/** What a pod asks for, or what it may take at most. */
export type Side = "requests" | "limits";

type Defaults = Pick<ContainerRange, "limits" | "requests">;
type Fields = Readonly<Record<string, unknown>>;

const none: Quantity = { nano: 0n, scale: "decimal" };

/**
 * What a ResourceQuota counts for one pod: its containers together, or more where an init container needs more while
 * it runs alone; sidecars (init containers that are always restarted) run beside all that start after them.
 * Source: Kubernetes, `PodRequests` and `PodLimits` of `k8s.io/component-helpers/resource`.
 */
export function podAmount(spec: Fields, side: Side, resource: string, defaults: Defaults | undefined): Quantity {
  const whole = statedAmount(spec, side, resource);
  if (whole !== undefined) return whole;
  const of = (container: Fields): Quantity => containerAmount(container, side, resource, defaults) ?? none;

  let sidecars = none;
  let starting = none;
  for (const container of containers(spec.initContainers)) {
    const own = of(container);
    const always = container.restartPolicy === "Always";
    if (always) sidecars = addQuantities(sidecars, own);
    starting = larger(starting, always ? sidecars : addQuantities(own, sidecars));
  }
  return larger(starting, containers(spec.containers).map(of).reduce(addQuantities, sidecars));
}

/** What a container ends up with: its own amount, a request equal to its limit, or the LimitRange's default. */
export function containerAmount(
  container: Fields,
  side: Side,
  resource: string,
  defaults: Defaults | undefined,
): Quantity | undefined {
  return statedAmount(container, side, resource) ?? defaults?.[side].get(resource);
}

function statedAmount({ resources }: Fields, side: Side, resource: string): Quantity | undefined {
  if (!isRecord(resources)) return undefined;
  const limit = amountsOf(resources.limits).get(resource);
  return side === "limits" ? limit : (amountsOf(resources.requests).get(resource) ?? limit);
}

const containers = (value: unknown): readonly Fields[] => (isList(value) ? value.filter(isRecord) : []);

const larger = (left: Quantity, right: Quantity): Quantity => (compareQuantities(left, right) >= 0 ? left : right);
