import { expect, test } from "vitest";
import { engine } from "../../../src/checks/mutate/engine.ts";
import { mutate } from "../../../src/checks/mutate/mutate.ts";
import { type Component, charted, checked, pair, type Small, settings, today, worker } from "../parity/fleet.ts";
import { bitten, small } from "./small.ts";

const clean = { escaped: [], falseAlarms: [] };

/** Objects of which the comparison finds nothing at all, whatever is done to them: all that were mutated. */
function mutatedObjects(fleet: Small): readonly string[] {
  const { templates } = bitten(fleet, { engine: { ...engine, compare: () => [] } });
  return [...new Set(templates.escaped.map(({ object }) => object))];
}

test("what surrounds components, values files, secrets and waves are mutated on both sides", () => {
  const files: Component = {
    helm: { path: "deploy/files" },
    valuesFile: "deploy/{name}/values.yaml",
    needs: ["web"],
    secrets: () => [{ name: "pull" }, { name: "run" }],
    values: () => ({ on: true }),
  };
  const fleet: Small = {
    ...small,
    clusters: { lab: { delivery: "argocd" } },
    components: { ...small.components, files },
  };
  const { templates, renderings, whole, apart } = bitten(fleet);
  expect(templates).toMatchObject(clean);
  expect(renderings).toMatchObject(clean);
  expect([whole > 0, apart]).toEqual([true, 0]);
  const objects = mutatedObjects(fleet);
  for (const environment of ["staging", "production"])
    for (const object of [
      "Namespace",
      "values of files",
      "Secrets of files",
      "sync wave of Application files",
      "Deployment web",
    ])
      expect(
        objects.some((each) => each.startsWith(object) && each.endsWith(` in ${environment}`)),
        object,
      ).toBe(true);
});

test("an allowance of a field tolerates every value that stands in its relation", () => {
  const replicas = { replicas: { default: 2, production: 3 } };
  const { templates } = bitten({
    components: { web: worker(replicas) },
    allow: [
      { field: "spec.replicas", kind: "Deployment", relation: "atLeast", reason: "traffic" },
      { component: "web", property: "replicas", reason: "traffic" },
    ],
  });
  expect(templates).toMatchObject(clean);
  expect([...templates.tolerated.keys()]).toEqual(["spec.replicas of Deployment"]);
});

test("an allowance of a setting tolerates the values of the setting and no others", () => {
  const fleet: Small = {
    environments: settings({ level: "debug" }, { level: "info" }),
    components: { chart: charted((view) => ({ level: view.settings.level ?? null })) },
    allow: [{ setting: "level", reason: "less noise" }],
  };
  const { templates, whole } = bitten(fleet);
  expect(templates).toMatchObject(clean);
  expect(templates.tolerated.size).toBe(0);
  expect(whole).toBeGreaterThan(0);
});

test("an allowance that is over tolerates nothing", () => {
  const over = { field: "spec.replicas", reason: "traffic", until: "2026-01-01" } as const;
  const { templates } = bitten({ components: { web: worker() }, allow: [over] });
  expect([templates.escaped, templates.tolerated.size]).toEqual([[], 0]);
});

test("environments with two engines are mutated under both of them", () => {
  const { templates, renderings, whole } = bitten({
    ...small,
    clusters: { lab: { delivery: "flux" }, live: { delivery: "argocd" } },
    environments: pair({ cluster: "lab" }, { cluster: "live" }),
    components: { web: worker() },
    allow: [{ environment: "cluster", reason: "another engine" }],
  });
  expect(templates).toMatchObject(clean);
  expect(renderings).toMatchObject(clean);
  expect([templates.caught > 500, renderings.caught > 100, whole]).toEqual([true, true, 0]);
});

test("what no placeholders certify is mutated in templates alone", () => {
  const { templates, renderings, apart } = bitten({
    components: {
      chart: charted(({ name }) => ({ level: name === "production" ? "info" : "debug", list: ["b", "a"] })),
    },
  });
  expect(templates).toMatchObject(clean);
  expect(renderings).toMatchObject(clean);
  expect(apart).toBe(0);
  const blind = { ...engine, compare: () => [] };
  const { templates: missed } = bitten(
    { components: { chart: charted(({ name }) => ({ level: name === "production" ? "info" : "debug" })) } },
    { engine: blind },
  );
  expect(missed.escaped.some(({ path }) => path.at(-1) === "level")).toBe(true);
});

test("mutants that make both sides equal are skipped", () => {
  const { templates } = bitten({
    environments: settings({ on: false }, { on: true }),
    components: { chart: charted((view) => ({ on: view.settings.on === true })) },
    allow: [{ setting: "on", reason: "tried in production" }],
  });
  expect(templates).toMatchObject({ ...clean, skipped: 2 });
});

test("a share of the mutants is the same share each time, with every operator in it", () => {
  const parity = checked(small);
  const once = mutate(parity, { share: 0.05, today });
  expect(mutate(parity, { share: 0.05, today })).toEqual(once);
  expect(once[0]?.templates.mutants).toBeLessThan(1_000);
  const blind = { ...engine, compare: () => [] };
  const [few, all] = [0.01, 1].map(
    (share) => mutate(parity, { share, today, engine: blind })[0]?.templates.escaped ?? [],
  );
  const operators = (escaped: typeof few): ReadonlySet<string> => new Set(escaped?.map(({ operator }) => operator));
  expect(operators(few)).toEqual(operators(all));
});

test("a fleet without contracts has nothing to mutate", () => {
  expect(mutate(checked({ ...small, parity: [] }), { share: 1, today })).toEqual([]);
});

test("a whole engine that judges otherwise is a fault of Lockstep's, and said with the mutant", () => {
  const parity = checked(small);
  const whole = () => ({ kind: "unnoticed" }) as const;
  expect(() => mutate(parity, { share: 1, today, whole })).toThrow(
    / in (staging|production) .* is caught alone and unnoticed with all else$/,
  );
});
