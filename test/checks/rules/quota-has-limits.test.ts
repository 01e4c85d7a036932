import { expect, test } from "vitest";
import { quotaHasLimits } from "../../../src/checks/rules/quota-has-limits.ts";
import { building, messages, problems, rendered } from "../fleet.ts";

const limits = { default: { cpu: "500m", memory: "256Mi" }, request: { cpu: "50m", memory: "128Mi" } } as const;
const range = (item: object) => ({
  apiVersion: "v1",
  kind: "LimitRange",
  metadata: { name: "limits" },
  ...{ spec: { limits: [item] } },
});

test("holds where the defaults cover what the quota counts, and where it counts neither CPU nor memory", () => {
  const environments = {
    dev: { quota: { cpu: "2", memory: "4Gi", limits: { memory: "6Gi" } }, limits },
    test: { quota: { pods: 3, storage: "1Gi" } },
    open: {},
  } as const;
  expect(problems(quotaHasLimits, rendered({ environments }))).toEqual([]);
});

test("reports a quota on requests or limits without defaults", () => {
  expect(
    problems(quotaHasLimits, rendered({ environments: { dev: { quota: { cpu: "2", limits: { memory: "6Gi" } } } } })),
  ).toEqual([
    {
      message: "dev has a quota on CPU requests, memory limits and no LimitRange with defaults for them",
      hint: "add limits: { default: { cpu, memory }, request: { cpu, memory } } beside the quota",
      at: ["environments", "dev", "quota"],
      rendered: { file: "dist/dev/namespace/resourcequota-quota.yaml", field: "spec.hard[requests.cpu]" },
    },
  ]);
});

test("a user's LimitRange counts for what it gives: a maximum stands in for a default", () => {
  const quota = { quota: { cpu: "2", limits: { memory: "6Gi" } } } as const;
  const dev = (item: object) =>
    messages(quotaHasLimits, rendered({ components: { ranges: building(range(item)) }, environments: { dev: quota } }));
  expect(dev({ type: "Container", max: { cpu: "1", memory: "1Gi" } })).toEqual([]);
  expect(dev({ type: "Container", defaultRequest: { cpu: "1" } })).toEqual([
    "dev has a quota on memory limits and no LimitRange with defaults for them",
  ]);
  expect(dev({ type: "Pod", max: { cpu: "1", memory: "1Gi" } })).toEqual([
    "dev has a quota on CPU requests, memory limits and no LimitRange with defaults for them",
  ]);
});

test("a user's quota is reported where it is built", () => {
  const quota = {
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: "more", namespace: "jobs" },
    ...{ spec: { hard: { cpu: "1" } } },
  };
  expect(problems(quotaHasLimits, rendered({ components: { jobs: building(quota) } }))).toEqual([
    {
      message: 'the namespace "jobs" has a quota on CPU requests and no LimitRange with defaults for them',
      hint: "add a LimitRange with default and defaultRequest to the namespace",
      at: ["components", "jobs", "manifests"],
      rendered: { file: "dist/dev/jobs/resourcequota-more.yaml", field: "spec.hard.cpu" },
    },
  ]);
});
