import { valueAt } from "../../../imports/json.ts";
import { renderedAt } from "../origin.ts";
import { distinct } from "../rendered/distinct.ts";
import { listAt, textAt } from "../rendered/field.ts";
import { kinds } from "../rendered/kinds.ts";
import { type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

export const orderGatesWait: Rule = {
  why: "A Kustomization is ready as soon as its objects are applied, unless it waits for their health. What depends on one that does not wait starts beside it, not after it.",
  source: "Flux, Kustomization v1: wait and healthChecks",
  check: (subject) => distinct(check(survey(subject))),
};

function* check(all: Survey): Iterable<Problem> {
  for (const objects of all.clusters) {
    const awaitedBy = new Map<unknown, string>();
    for (const from of objects.of(kinds.kustomization))
      for (const entry of listAt(from.body, "spec", "dependsOn")) {
        const namespace = textAt(entry, "namespace") ?? textAt(from.body, "metadata", "namespace");
        const target = objects.find(kinds.kustomization, namespace, textAt(entry, "name") ?? "");
        if (target !== undefined && !awaitedBy.has(target)) awaitedBy.set(target, all.called(from));
      }
    for (const manifest of objects.of(kinds.kustomization)) {
      const waits = valueAt(manifest.body, ["spec", "wait"]) === true;
      const checks = listAt(manifest.body, "spec", "healthChecks").length > 0;
      const by = awaitedBy.get(manifest);
      if (waits && checks) {
        yield {
          at: all.at(manifest),
          rendered: renderedAt(manifest, ["spec", "healthChecks"]),
          message: `${all.called(manifest)} waits for all its objects and lists health checks, which Flux then ignores`,
          hint: "remove healthChecks, or set wait: false to wait for the listed objects alone",
          severity: "warning",
        };
      } else if (!waits && !checks && by !== undefined) {
        yield {
          at: all.at(manifest),
          rendered: renderedAt(manifest, ["spec", "wait"]),
          message: `${by} depends on ${all.called(manifest)}, which does not wait for its objects: it is ready once they are applied, healthy or not`,
          hint: "set wait: true, or list healthChecks",
        };
      }
    }
  }
}
