import { valueAt } from "../../../imports/json.ts";
import { compareDurations, formatDuration, parseDuration } from "../../model/duration.ts";
import type { Timing } from "../../model/model.ts";
import { groupOf, type Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import { plainPath } from "../rendered/applied-path.ts";
import { distinct } from "../rendered/distinct.ts";
import { listAt, textAt } from "../rendered/field.ts";
import { kindOf, kinds } from "../rendered/kinds.ts";
import { releaseTime } from "../rendered/release-time.ts";
import { type ClusterObjects, type Survey, survey } from "../rendered/survey.ts";
import { timingPlace } from "../rendered/timing-place.ts";
import type { Problem, Rule } from "../rule.ts";

const shortestDrift = { nanoseconds: 60_000_000_000n };
const shortestPoll = { nanoseconds: 10_000_000_000n };
/** How much less than the interval Flux waits where no timeout is given. */
const margin = 30_000_000_000n;

export const timesRelations: Rule = {
  why: "Durations that contradict each other fail slowly: a Kustomization that gives up before its release had all its attempts is red while the release is still at work, and a poll every few seconds runs into the rate limit of the host.",
  source: "Flux, Kustomization v1: interval, retryInterval and timeout; fluxcd/kustomize-controller, api/v1",
  check: (subject) => distinct(check(survey(subject))),
};

function* check(all: Survey): Iterable<Problem> {
  for (const objects of all.clusters)
    for (const kind of objects.kinds.filter((each) => groupOf(each) === "source.toolkit.fluxcd.io"))
      for (const manifest of objects.of(kind)) yield* polled(all, manifest);
  for (const objects of all.clusters)
    for (const manifest of objects.of(kinds.kustomization)) {
      yield* compared(all, manifest);
      yield* waited(all, objects, manifest);
    }
}

const place = (all: Survey, manifest: Manifest, from: keyof Timing, field: string) => ({
  at: timingPlace(all, manifest, from),
  rendered: renderedAt(manifest, ["spec", field]),
});

/** Whose interval it is, so that what many objects share is said once. */
function whose(all: Survey, manifest: Manifest, from: keyof Timing): string {
  const [collection, name] = timingPlace(all, manifest, from);
  return all.byUser(manifest) || collection === undefined ? all.called(manifest) : (name ?? "");
}

function* polled(all: Survey, manifest: Manifest): Iterable<Problem> {
  const interval = parseDuration(textAt(manifest.body, "spec", "interval"));
  if (interval === undefined || compareDurations(interval, shortestPoll) >= 0) return;
  // The source of a component follows its drift interval: what it holds does not change between releases.
  const from = all.delivery(manifest) === undefined ? "poll" : "drift";
  yield {
    ...place(all, manifest, from, "interval"),
    message: `${whose(all, manifest, from)} asks for news every ${formatDuration(interval)}, which runs into the rate limits of most hosts`,
    hint: 'set at least "10s", or let a webhook announce each push (flux.receiver)',
    severity: "warning",
  };
}

function* compared(all: Survey, manifest: Manifest): Iterable<Problem> {
  const interval = parseDuration(textAt(manifest.body, "spec", "interval"));
  const retry = parseDuration(textAt(manifest.body, "spec", "retryInterval"));
  if (interval === undefined) return;
  if (compareDurations(interval, shortestDrift) < 0) {
    yield {
      ...place(all, manifest, "drift", "interval"),
      message: `${whose(all, manifest, "drift")} is compared with Git every ${formatDuration(interval)}; Flux asks for at least 1m`,
      hint: 'set drift to "1m" or more: new commits are applied at once, whatever it is',
    };
  }
  if (retry !== undefined && compareDurations(retry, interval) > 0) {
    yield {
      ...place(all, manifest, "retry", "retryInterval"),
      message: `${whose(all, manifest, "retry")} tries again after ${formatDuration(retry)} when it failed, and after ${formatDuration(interval)} when it did not`,
      hint: "make retry no longer than drift",
      severity: "warning",
    };
  }
}

/** Whether a Kustomization waits as long as the releases in its folder may need. */
function* waited(all: Survey, objects: ClusterObjects, manifest: Manifest): Iterable<Problem> {
  const { body } = manifest;
  const waits = valueAt(body, ["spec", "wait"]) === true || listAt(body, "spec", "healthChecks").length > 0;
  if (!waits) return;
  const folder = plainPath(textAt(body, "spec", "path") ?? "");
  const releases = objects.folder(folder).filter((each) => kindOf(each) === kinds.release);
  const needed = releaseTime(releases);
  const timeout = parseDuration(textAt(body, "spec", "timeout")) ?? defaultTimeout(textAt(body, "spec", "interval"));
  if (needed === undefined || timeout === undefined || compareDurations(timeout, needed) > 0) return;
  const names = releases.map((each) => each.body.metadata.name).join(", ");
  yield {
    ...place(all, manifest, "timeout", "timeout"),
    message: `${all.called(manifest)} is given up after ${formatDuration(timeout)}; with its attempts ${releases.length === 1 ? "its release" : "a chain of its releases"} (${names}) may take ${formatDuration(needed)}`,
    hint: `set timeout to more than "${formatDuration(needed)}", or give the ${releases.length === 1 ? "release" : "releases"} less`,
  };
}

function defaultTimeout(interval: string | undefined): { readonly nanoseconds: bigint } | undefined {
  const span = parseDuration(interval);
  if (span === undefined) return undefined;
  const rest = span.nanoseconds - margin;
  return { nanoseconds: rest < margin ? margin : rest };
}
