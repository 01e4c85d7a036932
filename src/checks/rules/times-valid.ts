import { durationProblem } from "../../model/duration.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import { distinct } from "../rendered/distinct.ts";
import { type DurationField, durationFields, durationsOf, type Reader } from "../rendered/durations.ts";
import { type Survey, survey } from "../rendered/survey.ts";
import { timingPlace } from "../rendered/timing-place.ts";
import type { Problem, Rule } from "../rule.ts";

export const timesValid: Rule = {
  why: "Each controller reads durations in its own way: Flux knows no days, its sources time out in ms, s or m alone, Argo CD reads what Go reads. An object with any other is refused, or its retry is ignored.",
  source: "the patterns in the custom resource definitions of Flux; Argo CD, Application v1alpha1: Go durations",
  check: (subject) => distinct(check(survey(subject))),
};

function* check(all: Survey): Iterable<Problem> {
  for (const objects of all.clusters)
    for (const kind of objects.kinds) {
      const fields = durationFields(kind);
      for (const manifest of fields.length === 0 ? [] : objects.of(kind)) yield* wrong(all, manifest, fields);
    }
}

function* wrong(all: Survey, manifest: Manifest, fields: readonly DurationField[]): Iterable<Problem> {
  for (const { path, value, reader, from } of durationsOf(manifest, fields)) {
    const problem = problemOf(value, reader);
    if (problem === undefined) continue;
    yield {
      at: timingPlace(all, manifest, from),
      rendered: renderedAt(manifest, path),
      message: `${path.at(-1) ?? ""} of ${all.called(manifest)}: ${problem}`,
      hint: `write a duration such as ${reader === "flux-source-timeout" ? '"60s"' : '"1m30s"'}`,
    };
  }
}

/** Argo CD takes a backoff without unit as seconds. */
function problemOf(value: unknown, reader: Reader): string | undefined {
  if (reader !== "backoff") return durationProblem(value, reader);
  return typeof value === "string" && /^\d{1,9}$/.test(value) ? undefined : durationProblem(value, "go");
}
