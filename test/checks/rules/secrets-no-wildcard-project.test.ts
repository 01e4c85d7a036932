import { expect, test } from "vitest";
import { secretsNoWildcardProject } from "../../../src/checks/rules/secrets-no-wildcard-project.ts";
import { building, chart, problems, rendered } from "../fleet.ts";

const project = (spec: object) => ({
  apiVersion: "argoproj.io/v1alpha1",
  kind: "AppProject",
  metadata: { name: "team", namespace: "argocd" },
  ...{ spec },
});
const reports = (spec: object) =>
  problems(secretsNoWildcardProject, rendered({ components: { projects: building(project(spec)) } }));

test("holds for the projects of a fleet under Argo CD", () => {
  const subject = rendered({
    clusters: { lab: { delivery: "argocd" } },
    components: { cache: chart, operator: { ...chart, scope: "cluster", in: ["lab"] } },
  });
  expect(subject.manifests.some(({ body }) => body.kind === "AppProject")).toBe(true);
  expect(problems(secretsNoWildcardProject, subject)).toEqual([]);
});

test("holds for patterns that leave something out, and for objects that it cannot read", () => {
  expect(
    reports({
      sourceRepos: ["https://github.com/acme/*", 7],
      destinations: [{ server: "https://*.example.com", namespace: "team-*" }, null],
      clusterResourceWhitelist: [
        { group: "*", kind: "Namespace" },
        { group: "", kind: "*" },
      ],
    }),
  ).toEqual([]);
  expect(reports({ sourceRepos: "*", destinations: { server: "*" } })).toEqual([]);
});

test("reports every repository, every namespace, every cluster and every kind", () => {
  const at = ["components", "projects", "manifests"];
  const file = "dist/dev/projects/appproject-team.yaml";
  expect(
    reports({
      sourceRepos: ["https://github.com/acme/fleet", "*"],
      destinations: [
        { server: "https://kubernetes.default.svc", namespace: "*" },
        { server: "*", namespace: "team" },
        { name: "*", namespace: "team" },
      ],
      clusterResourceWhitelist: [{ group: "*", kind: "*" }],
    }),
  ).toEqual([
    {
      message: "AppProject team allows every repository",
      hint: "list the repositories that its Applications use",
      at,
      rendered: { file, field: "spec.sourceRepos[1]" },
    },
    {
      message: "AppProject team allows every namespace",
      hint: "list the namespaces that its Applications deliver to",
      at,
      rendered: { file, field: "spec.destinations[0].namespace" },
    },
    {
      message: "AppProject team allows every cluster",
      hint: "name the cluster that its Applications deliver to",
      at,
      rendered: { file, field: "spec.destinations[1].server" },
    },
    {
      message: "AppProject team allows every cluster",
      hint: "name the cluster that its Applications deliver to",
      at,
      rendered: { file, field: "spec.destinations[2].name" },
    },
    {
      message: "AppProject team allows every kind outside namespaces",
      hint: "list the kinds outside namespaces that its Applications install",
      at,
      rendered: { file, field: "spec.clusterResourceWhitelist[0]" },
    },
  ]);
});
