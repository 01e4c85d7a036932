import { type ContainerRange, containerRanges } from "../limit-ranges.ts";
import { namespaced } from "../namespaced.ts";
import { origins, renderedAt } from "../origin.ts";
import { type QuotaLine, quotaLines } from "../quotas.ts";
import type { Rule } from "../rule.ts";

const counted = [
  { keys: ["requests.cpu", "cpu"], side: "requests", resource: "cpu", what: "CPU requests" },
  { keys: ["requests.memory", "memory"], side: "requests", resource: "memory", what: "memory requests" },
  { keys: ["limits.cpu"], side: "limits", resource: "cpu", what: "CPU limits" },
  { keys: ["limits.memory"], side: "limits", resource: "memory", what: "memory limits" },
] as const;

/** A quota on CPU or memory comes with defaults for the containers that state none. */
export const quotaHasLimits: Rule = {
  why: "Where a quota counts CPU or memory, every container that states none is refused: init containers, jobs, hooks and tests of charts too. A LimitRange states it for them.",
  source: "Kubernetes, Resource Quotas and Limit Ranges",

  *check(subject) {
    const origin = origins(subject.model);
    for (const space of namespaced(subject)) {
      const lines = quotaLines(space, origin);
      const missing = missingDefaults(lines, containerRanges(space.objects));
      const [first] = missing;
      if (first === undefined) continue;
      const what = missing.map((each) => each.what).join(", ");
      const { namespace } = space;
      yield {
        message: `${space.who} has a quota on ${what} and no LimitRange with defaults for them`,
        hint:
          namespace !== undefined && !origin.isUsers(first.line.manifest)
            ? "add limits: { default: { cpu, memory }, request: { cpu, memory } } beside the quota"
            : "add a LimitRange with default and defaultRequest to the namespace",
        at:
          namespace !== undefined && !origin.isUsers(first.line.manifest) ? [...namespace.at, "quota"] : first.line.at,
        rendered: renderedAt(first.line.manifest, ["spec", "hard", first.line.key]),
      };
    }
  },
};

function missingDefaults(lines: readonly QuotaLine[], ranges: readonly ContainerRange[]) {
  return counted.flatMap(({ keys, side, resource, what }) => {
    const line = lines.find(({ key }) => keys.some((each) => each === key));
    return line === undefined || ranges.some((range) => range[side].has(resource)) ? [] : [{ line, what }];
  });
}
