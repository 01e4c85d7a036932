import { expect, test } from "vitest";
import { valuesFileIsRead } from "../../../src/checks/rules/values-file-is-read.ts";
import { problems, rendered } from "../fleet.ts";

const valuesFile = "deploy/{name}/values.yaml";
const environments = { dev: {}, staging: {} };

test("holds where Argo CD reads the file beside its chart", () => {
  const components = { web: { helm: { path: "deploy/web" }, valuesFile, delivery: "argocd" } } as const;
  expect(problems(valuesFileIsRead, rendered({ environments, components }))).toEqual([]);
});

test("reports a file for Flux once, with all environments", () => {
  const components = { web: { helm: { path: "deploy/web" }, valuesFile } } as const;
  expect(problems(valuesFileIsRead, rendered({ environments, components }))).toEqual([
    {
      at: ["components", "web", "valuesFile"],
      rendered: { file: "deploy/dev/values.yaml" },
      message: 'Flux delivers web in dev, staging, and reads no values from "deploy/dev/values.yaml"',
      hint: 'remove valuesFile: the values then stand in the release; or deliver web with "argocd"',
    },
  ]);
});

test("reports a file for a chart of another repository", () => {
  const helm = { path: "chart", git: "https://github.com/acme/charts" } as const;
  const components = { web: { helm, valuesFile, delivery: "argocd" } } as const;
  expect(problems(valuesFileIsRead, rendered({ environments, components }))).toEqual([
    {
      at: ["components", "web", "valuesFile"],
      message:
        'the chart of web is in "https://github.com/acme/charts", where no "deploy/dev/values.yaml" of this repository is read',
      hint: "remove valuesFile: the values then stand in the release",
    },
  ]);
});

test("reports a values file beside a chart from a repository", () => {
  const cache = {
    helm: { chart: "cache", repository: "https://charts.acme.example" },
    valuesFile: "deploy/{name}.yaml",
    delivery: "argocd",
  } as const;
  expect(
    problems(valuesFileIsRead, rendered({ environments: { dev: {} }, components: { cache } })).map(
      ({ message }) => message,
    ),
  ).toEqual([
    'the chart of cache is in "https://charts.acme.example", where no "deploy/dev.yaml" of this repository is read',
  ]);
});
