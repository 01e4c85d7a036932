import { expect, test } from "vitest";
import { quotaLimitsAgree } from "../../../src/checks/rules/quota-limits-agree.ts";
import { Workload } from "../../../src/constructs/workload/workload.ts";
import { building, messages, problems, rendered } from "../fleet.ts";

const web = { image: "ghcr.io/acme/web", port: 8080, cpu: "200m", memory: "256Mi" } as const;
const limits = { default: { cpu: "500m", memory: "256Mi" }, request: { cpu: "50m", memory: "128Mi" } } as const;

test("holds where requests, defaults and maxima rise in this order", () => {
  const environments = { dev: { limits: { ...limits, max: { cpu: "2", memory: "1Gi" } } } } as const;
  expect(problems(quotaLimitsAgree, rendered({ components: { web }, environments }, Workload))).toEqual([]);
});

test("reports a default request above the default limit, and a default above the maximum", () => {
  const environments = {
    dev: {
      limits: {
        default: { cpu: "500m", memory: "2Gi" },
        request: { cpu: "1", memory: "128Mi" },
        max: { memory: "1Gi" },
      },
    },
  } as const;
  expect(problems(quotaLimitsAgree, rendered({ environments }))).toEqual([
    {
      message: "dev gives containers a default CPU request of 1 and a default limit of 500m",
      hint: "lower the request to 500m or raise the limit to 1",
      at: ["environments", "dev", "limits", "request", "cpu"],
      rendered: { file: "dist/dev/namespace/limitrange-limits.yaml", field: "spec.limits[0].defaultRequest.cpu" },
    },
    {
      message: "dev gives containers a default memory limit of 2Gi and allows no more than 1Gi",
      hint: "lower the default to 1Gi or raise the maximum to 2Gi",
      at: ["environments", "dev", "limits", "default", "memory"],
      rendered: { file: "dist/dev/namespace/limitrange-limits.yaml", field: "spec.limits[0].default.memory" },
    },
  ]);
});

test("reports a request above the limit that its container is given", () => {
  const subject = rendered({ components: { web: { ...web, cpu: "1" } }, environments: { dev: { limits } } }, Workload);
  expect(problems(quotaLimitsAgree, subject)).toEqual([
    {
      message:
        "container web of Deployment web requests 1 CPU and states no limit: dev gives it a limit of 500m, below its request",
      hint: "give it a CPU limit of 1 or more, or raise the default of the namespace",
      at: ["components", "web", "cpu"],
      rendered: {
        file: "dist/dev/web/deployment-web.yaml",
        field: "spec.template.spec.containers[web].resources.requests.cpu",
      },
    },
  ]);
  expect(
    problems(
      quotaLimitsAgree,
      rendered(
        { components: { web: { ...web, cpu: "1", cpuLimit: "2" } }, environments: { dev: { limits } } },
        Workload,
      ),
    ),
  ).toEqual([]);
});

test("reports a limit above the maximum", () => {
  const environments = { dev: { limits: { ...limits, max: { memory: "256Mi" } } } } as const;
  expect(
    problems(quotaLimitsAgree, rendered({ components: { web: { ...web, memory: "512Mi" } }, environments }, Workload)),
  ).toEqual([
    {
      message: "container web of Deployment web has a memory limit of 512Mi; dev allows no more than 256Mi",
      hint: "lower it to 256Mi, or raise the maximum of the namespace",
      at: ["components", "web", "memory"],
      rendered: {
        file: "dist/dev/web/deployment-web.yaml",
        field: "spec.template.spec.containers[web].resources.limits.memory",
      },
    },
  ]);
});

test("reports a second LimitRange for containers, not one for claims", () => {
  const range = (type: string) =>
    building({
      apiVersion: "v1",
      kind: "LimitRange",
      metadata: { name: "more" },
      ...{ spec: { limits: [{ type, max: { storage: "1Gi" } }] } },
    });
  const environments = { dev: { limits } };
  expect(
    messages(quotaLimitsAgree, rendered({ components: { ranges: range("PersistentVolumeClaim") }, environments })),
  ).toEqual([]);
  expect(problems(quotaLimitsAgree, rendered({ components: { ranges: range("Container") }, environments }))).toEqual([
    {
      message: "dev has two LimitRanges for containers, more and limits: which of their defaults holds is open",
      hint: "keep one of them",
      at: ["environments", "dev"],
      rendered: { file: "dist/dev/namespace/limitrange-limits.yaml", field: "spec.limits[0]" },
    },
  ]);
});
