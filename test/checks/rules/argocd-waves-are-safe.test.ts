import { expect, test } from "vitest";
import { argocdWavesAreSafe } from "../../../src/checks/rules/argocd-waves-are-safe.ts";
import { application, building, chart, configMap, problems, rendered } from "../fleet.ts";

const clusters = { lab: { delivery: "argocd" } } as const;
const annotations = { "argocd.argoproj.io/sync-wave": "1" };
const automatic = { syncPolicy: { automated: {} } };
const file = "dist/dev/app/application-own.yaml";
const field = "metadata.annotations[argocd.argoproj.io/sync-wave]";
const at = ["components", "app", "manifests"];

test("holds for everything that Lockstep renders", () => {
  const environments = { dev: {}, production: { sync: "manual" } } as const;
  const components = { cache: chart, web: { ...chart, needs: ["cache"] } } as const;
  expect(problems(argocdWavesAreSafe, rendered({ clusters, environments, components }))).toEqual([]);
});

test("reports a wave where Argo CD knows no health of Applications", () => {
  const app = building(application("own", automatic, { annotations }));
  expect(problems(argocdWavesAreSafe, rendered({ components: { app } }))).toEqual([
    {
      at,
      rendered: { file, field },
      message:
        "Application own has a sync wave, and nothing tells Argo CD in lab what the health of an Application is: the waves do not wait",
      hint: "set resource.customizations.health.argoproj.io_Application in argocd-cm, or remove the wave",
    },
  ]);
  expect(problems(argocdWavesAreSafe, rendered({ clusters, components: { app } }))).toEqual([]);
  const data = { "resource.customizations.health.argoproj.io_Application": "return {}" };
  const told = building(application("own", automatic, { annotations }), configMap("argocd-cm", { data }));
  expect(problems(argocdWavesAreSafe, rendered({ components: { app: told } }))).toEqual([]);
});

test("reports what a person syncs before the last wave of its folder, with a wave or without", () => {
  const later = application("later", automatic, { annotations });
  for (const own of [
    application("own", {}),
    application("own", {}, { annotations: { "argocd.argoproj.io/sync-wave": "0" } }),
  ]) {
    expect(problems(argocdWavesAreSafe, rendered({ clusters, components: { app: building(own, later) } }))).toEqual([
      {
        at,
        rendered: { file, field },
        message: "Application own waits for a person in wave 0, and all later waves wait with it",
        hint: "put it into the last wave, or sync it automatically",
      },
    ]);
  }
  const last = building(application("own", {}, { annotations }), later);
  expect(problems(argocdWavesAreSafe, rendered({ clusters, components: { app: last } }))).toEqual([]);
});

test("warns of what syncs itself and needs what a person syncs", () => {
  const components = { cache: { ...chart, sync: "manual" }, web: { ...chart, needs: ["cache"] } } as const;
  expect(problems(argocdWavesAreSafe, rendered({ clusters, components }))).toEqual([
    {
      at: ["components", "web", "needs"],
      message: "web in dev syncs itself and needs cache, which waits for a person: web comes first",
      hint: "give both the same sync, or make web bear a missing cache and remove the need",
      severity: "warning",
    },
  ]);
});

test("warns of what syncs itself into a namespace that a person syncs", () => {
  const environments = { dev: { sync: "manual" } } as const;
  const components = { cache: chart, web: { ...chart, sync: "automatic" } } as const;
  expect(problems(argocdWavesAreSafe, rendered({ clusters, environments, components }))).toEqual([
    {
      at: ["components", "web", "sync"],
      message: "web in dev syncs itself, and the namespace that it needs waits for a person, as all of dev does",
      hint: "leave web to a person too, or sync dev automatically",
      severity: "warning",
    },
  ]);
});
