import { expect, test } from "vitest";
import { timesValid } from "../../../src/checks/rules/times-valid.ts";
import { application, building, chart, kustomization, messages, problems, release, rendered } from "../fleet.ts";

const user = (...objects: Parameters<typeof building>) => rendered({ components: { app: building(...objects) } });
const git = (spec: object) => ({
  apiVersion: "source.toolkit.fluxcd.io/v1",
  kind: "GitRepository",
  metadata: { name: "git" },
  spec,
});
const backoff = (duration: unknown) => application("app", { syncPolicy: { retry: { backoff: { duration } } } });

test("holds for everything that Lockstep renders, and for the dialect of each reader", () => {
  const components = { web: chart, podinfo: { ...chart, delivery: "argocd" } } as const;
  expect(problems(timesValid, rendered({ components }))).toEqual([]);
  const objects = [backoff("5"), backoff("1.5h"), git({ interval: "1h", timeout: "90s" }), kustomization("a", {})];
  expect(problems(timesValid, user(...objects))).toEqual([]);
});

test("reports hours in the timeout of a source", () => {
  expect(problems(timesValid, user(git({ interval: "1m", timeout: "1h" })))).toEqual([
    {
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/gitrepository-git.yaml", field: "spec.timeout" },
      message: 'timeout of GitRepository git: "1h" counts in hours, which the timeout of a source cannot; write "60m"',
      hint: 'write a duration such as "60s"',
    },
  ]);
});

test("reports days, bare numbers and empty texts wherever a duration stands", () => {
  const window = (duration: unknown) => ({
    apiVersion: "argoproj.io/v1alpha1",
    kind: "AppProject",
    metadata: { name: "project" },
    spec: { syncWindows: [null, { duration: "1h" }, { duration }] },
  });
  const retries = { install: { strategy: { retryInterval: "" } }, upgrade: { timeout: "soon" } };
  const subject = user(
    kustomization("a", { interval: "1d", timeout: 30 }),
    release("b", retries),
    backoff("1d"),
    window("1d"),
  );
  expect(messages(timesValid, subject)).toEqual([
    'interval of Kustomization a: "1d" counts in days, which no controller reads; write "24h"',
    'timeout of Kustomization a: 30 has no unit; write "30s" for seconds',
    'timeout of HelmRelease b: "soon" is no duration; a duration is numbers with units (ms, s, m and h), as "30s" or "1m30s"',
    'retryInterval of HelmRelease b: "" is no duration; a duration is numbers with units (ms, s, m and h), as "30s" or "1m30s"',
    'duration of Application app: "1d" counts in days, which no controller reads; write "24h"',
    'duration of AppProject project: "1d" counts in days, which no controller reads; write "24h"',
  ]);
});

test("points to the interval of the policy that it comes from", () => {
  const subject = rendered({ components: { web: { ...chart, intervals: { timeout: "1e3s" } } } });
  expect(problems(timesValid, subject).map(({ at }) => at)).toEqual([["components", "web", "intervals", "timeout"]]);
});
