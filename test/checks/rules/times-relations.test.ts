import { expect, test } from "vitest";
import { timesRelations } from "../../../src/checks/rules/times-relations.ts";
import { building, chart, kustomization, messages, problems, release, rendered } from "../fleet.ts";

test("holds for the defaults and for all attempts of a release", () => {
  const components = { web: chart, database: { ...chart, onFailure: "retry", intervals: { timeout: "20m" } } } as const;
  expect(problems(timesRelations, rendered({ components }))).toEqual([]);
});

test("reports a drift below a minute once, where it is written", () => {
  const subject = rendered({
    environments: { dev: { intervals: { drift: "30s", retry: "10s" } } },
    components: { web: chart, cache: chart },
  });
  expect(problems(timesRelations, subject)).toEqual([
    {
      at: ["environments", "dev", "intervals", "drift"],
      rendered: { file: "dist/dev/flux/kustomization-web-dev.yaml", field: "spec.interval" },
      message: "dev is compared with Git every 30s; Flux asks for at least 1m",
      hint: 'set drift to "1m" or more: new commits are applied at once, whatever it is',
    },
  ]);
});

test("warns of a retry that is longer than the drift", () => {
  const subject = rendered({ components: { web: { ...chart, intervals: { drift: "5m", retry: "10m" } } } });
  expect(problems(timesRelations, subject)).toEqual([
    {
      at: ["components", "web", "intervals", "retry"],
      rendered: { file: "dist/dev/flux/kustomization-web-dev.yaml", field: "spec.retryInterval" },
      message: "web tries again after 10m when it failed, and after 5m when it did not",
      hint: "make retry no longer than drift",
      severity: "warning",
    },
  ]);
});

test("warns of a poll that runs into rate limits", () => {
  const subject = rendered({ clusters: { lab: { intervals: { poll: "5s" } } } });
  expect(problems(timesRelations, subject)).toEqual([
    {
      at: ["clusters", "lab", "intervals", "poll"],
      rendered: { file: "dist/clusters/lab/flux/gitrepository-fleet.yaml", field: "spec.interval" },
      message: "lab asks for news every 5s, which runs into the rate limits of most hosts",
      hint: 'set at least "10s", or let a webhook announce each push (flux.receiver)',
      severity: "warning",
    },
  ]);
});

test("reports a Kustomization that gives its releases up too early", () => {
  const app = building(release("app", { timeout: "3m", upgrade: { remediation: { retries: 1 } } }));
  expect(problems(timesRelations, rendered({ components: { app } }))).toEqual([
    {
      at: ["components", "app", "intervals", "timeout"],
      rendered: { file: "dist/dev/flux/kustomization-app-dev.yaml", field: "spec.timeout" },
      message: "app in dev is given up after 5m; with its attempts its release (app) may take 6m",
      hint: 'set timeout to more than "6m", or give the release less',
    },
  ]);
});

test("counts releases that depend on each other one after the other, others beside each other", () => {
  const beside = building(release("a", { timeout: "4m" }), release("b", { timeout: "4m" }));
  expect(messages(timesRelations, rendered({ components: { app: beside } }))).toEqual([]);
  const chain = building(release("a", { timeout: "4m" }), release("b", { timeout: "4m", dependsOn: [{ name: "a" }] }));
  expect(messages(timesRelations, rendered({ components: { app: chain } }))).toEqual([
    "app in dev is given up after 5m; with its attempts a chain of its releases (a, b) may take 8m",
  ]);
});

test("takes Flux's own timeout where a Kustomization names none, and asks nothing of one that does not wait", () => {
  const of = (spec: object) =>
    rendered({
      components: { web: chart, app: building(kustomization("again", { path: "./dist/dev/web/", ...spec })) },
    });
  expect(problems(timesRelations, of({ interval: "10m", wait: true }))).toEqual([
    {
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/kustomization-again.yaml", field: "spec.timeout" },
      message: "Kustomization again is given up after 9m30s; with its attempts its release (web) may take 15m",
      hint: 'set timeout to more than "15m", or give the release less',
    },
  ]);
  expect(problems(timesRelations, of({ interval: "10m" }))).toEqual([]);
});
