import { expect, test } from "vitest";
import { orderGatesWait } from "../../../src/checks/rules/order-gates-wait.ts";
import { building, chart, kustomization, problems, rendered } from "../fleet.ts";

const at = ["components", "app", "manifests"];
const user = (...objects: Parameters<typeof building>) => rendered({ components: { app: building(...objects) } });
const check = { apiVersion: "apps/v1", kind: "Deployment", name: "web", namespace: "dev" };

test("holds where what others depend on waits for its objects, all of them or some", () => {
  const components = { cache: chart, web: { ...chart, needs: ["cache"] } } as const;
  expect(problems(orderGatesWait, rendered({ components }))).toEqual([]);
  const apps = kustomization("apps", { dependsOn: [{ name: "infra" }, { name: "more" }, { name: "missing" }] });
  const subject = user(
    apps,
    kustomization("infra", { wait: true }),
    kustomization("more", { wait: false, healthChecks: [check] }),
    kustomization("alone", { wait: false }),
  );
  expect(problems(orderGatesWait, subject)).toEqual([]);
});

test("reports what others depend on and does not wait", () => {
  const apps = kustomization("apps", { dependsOn: [{ name: "infra" }] });
  expect(problems(orderGatesWait, user(apps, kustomization("infra", { healthChecks: [] })))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/kustomization-infra.yaml", field: "spec.wait" },
      message:
        "Kustomization apps depends on Kustomization infra, which does not wait for its objects: it is ready once they are applied, healthy or not",
      hint: "set wait: true, or list healthChecks",
    },
  ]);
});

test("warns of health checks that are ignored", () => {
  expect(problems(orderGatesWait, user(kustomization("infra", { wait: true, healthChecks: [check] })))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/kustomization-infra.yaml", field: "spec.healthChecks" },
      message: "Kustomization infra waits for all its objects and lists health checks, which Flux then ignores",
      hint: "remove healthChecks, or set wait: false to wait for the listed objects alone",
      severity: "warning",
    },
  ]);
});
