import { isRecord } from "../../../imports/json.ts";
import { compareQuantities, formatQuantity, type Quantity } from "../../model/quantity.ts";
import { amountsOf, type ContainerRange, containerRanges } from "../limit-ranges.ts";
import { type Namespaced, namespaced } from "../namespaced.ts";
import { type Origins, origins, renderedAt, titleOf } from "../origin.ts";
import { containersOf } from "../pods.ts";
import type { Problem, Rule } from "../rule.ts";

const what = (resource: string): string => (resource === "cpu" ? "CPU" : resource);
const more = (left: Quantity | undefined, right: Quantity | undefined): boolean =>
  left !== undefined && right !== undefined && compareQuantities(left, right) > 0;
const shown = (amount: Quantity | undefined): string => (amount === undefined ? "" : formatQuantity(amount));

/** Default requests, default limits and largest limits of a namespace agree, and no container breaks them. */
export const quotaLimitsAgree: Rule = {
  why: "A container whose request is above its limit is refused, and a LimitRange sets the limit of every container that states none without looking at its request.",
  source: "Kubernetes, Limit Ranges",

  *check(subject) {
    const origin = origins(subject.model);
    for (const space of namespaced(subject)) {
      const ranges = containerRanges(space.objects);
      const [range, other] = ranges;
      if (range === undefined) continue;
      if (other !== undefined)
        yield {
          message: `${space.who} has two LimitRanges for containers, ${range.manifest.body.metadata.name} and ${other.manifest.body.metadata.name}: which of their defaults holds is open`,
          hint: "keep one of them",
          at: origin.at(other.manifest),
          rendered: renderedAt(other.manifest, other.path),
        };
      for (const each of ranges) yield* disagreements(each, space, origin);
      yield* refused(range, space, origin);
    }
  },
};

/** Default request, default limit and largest limit of one LimitRange. */
function* disagreements(range: ContainerRange, { who, namespace }: Namespaced, origin: Origins): Iterable<Problem> {
  const ours = namespace !== undefined && !origin.isUsers(range.manifest) ? [...namespace.at, "limits"] : undefined;
  for (const resource of [...new Set([...range.requests.keys(), ...range.limits.keys()])].sort()) {
    const [request, limit, max] = [range.requests.get(resource), range.limits.get(resource), range.max.get(resource)];
    const place = (field: string, property: string) => ({
      at: ours === undefined ? origin.at(range.manifest) : [...ours, property, resource],
      rendered: renderedAt(range.manifest, [...range.path, field, resource]),
    });
    if (more(request, limit))
      yield {
        message: `${who} gives containers a default ${what(resource)} request of ${shown(request)} and a default limit of ${shown(limit)}`,
        hint: `lower the request to ${shown(limit)} or raise the limit to ${shown(request)}`,
        ...place("defaultRequest", "request"),
      };
    if (more(limit, max))
      yield {
        message: `${who} gives containers a default ${what(resource)} limit of ${shown(limit)} and allows no more than ${shown(max)}`,
        hint: `lower the default to ${shown(max)} or raise the maximum to ${shown(limit)}`,
        ...place("default", "default"),
      };
  }
}

/** Containers that the API server would refuse for what they state. */
function* refused(range: ContainerRange, { who, objects }: Namespaced, origin: Origins): Iterable<Problem> {
  for (const manifest of objects)
    for (const { path, name, container } of containersOf(manifest.body)) {
      const resources = isRecord(container.resources) ? container.resources : {};
      const [requests, limits] = [amountsOf(resources.requests), amountsOf(resources.limits)];
      const owner = `container ${name} of ${titleOf(manifest)}`;
      const place = (field: string, resource: string) => ({
        at: origin.isUsers(manifest) ? origin.at(manifest) : [...manifest.at, ...property(field, resource)],
        rendered: renderedAt(manifest, [...path, "resources", field, resource]),
      });
      for (const [resource, request] of requests) {
        const limit = range.limits.get(resource);
        if (limits.has(resource) || !more(request, limit)) continue;
        yield {
          message: `${owner} requests ${shown(request)} ${what(resource)} and states no limit: ${who} gives it a limit of ${shown(limit)}, below its request`,
          hint: `give it a ${what(resource)} limit of ${shown(request)} or more, or raise the default of the namespace`,
          ...place("requests", resource),
        };
      }
      for (const [resource, limit] of limits) {
        const max = range.max.get(resource);
        if (!more(limit, max)) continue;
        yield {
          message: `${owner} has a ${what(resource)} limit of ${shown(limit)}; ${who} allows no more than ${shown(max)}`,
          hint: `lower it to ${shown(max)}, or raise the maximum of the namespace`,
          ...place("limits", resource),
        };
      }
    }
}

/** The property of a workload that states an amount. */
const property = (field: string, resource: string): readonly string[] =>
  resource === "cpu" ? [field === "limits" ? "cpuLimit" : "cpu"] : resource === "memory" ? ["memory"] : [];
