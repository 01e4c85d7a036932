import { expect, test } from "vitest";
import { pathsOnlyManifests } from "../../../src/checks/rules/paths-only-manifests.ts";
import { building, kustomization, messages, problems, rendered } from "../fleet.ts";

const hint = "choose a folder that no controller reads, such as deploy/";
const withFile = (valuesFile: `${string}{name}${string}`) =>
  rendered({
    clusters: { lab: { delivery: "argocd" } },
    components: {
      web: { helm: { path: "deploy/helm/web" }, valuesFile },
      app: building(kustomization("app", {})),
    },
  });

test("holds for files outside of what controllers read", () => {
  expect(problems(pathsOnlyManifests, withFile("deploy/{name}/values.yaml"))).toEqual([]);
  expect(problems(pathsOnlyManifests, withFile("deploy/helm/web/{name}.yaml"))).toEqual([]);
  expect(problems(pathsOnlyManifests, withFile("dist/{name}/values.yaml"))).toEqual([]);
});

test("reports a values file among manifests", () => {
  expect(problems(pathsOnlyManifests, withFile("dist/{name}/app/web/values.yaml"))).toEqual([
    {
      at: ["components", "web", "valuesFile"],
      rendered: { file: "dist/dev/app/web/values.yaml" },
      message: '"dist/dev/app/web/values.yaml" lies in "dist/dev/app", where app in dev reads manifests',
      hint,
    },
  ]);
});

test("reports a list of versions among manifests", () => {
  const clusters = { lab: { versionsFile: "dist/clusters/lab/flux/versions.env" } } as const;
  expect(problems(pathsOnlyManifests, rendered({ clusters }))).toEqual([
    {
      at: ["clusters", "lab", "versionsFile"],
      rendered: { file: "dist/clusters/lab/flux/versions.env" },
      message:
        '"dist/clusters/lab/flux/versions.env" lies in "dist/clusters/lab/flux", where Kustomization cluster-lab reads manifests',
      hint,
    },
  ]);
});

test("reports files that leave the repository or belong to GitHub", () => {
  const place = { at: ["components", "web", "valuesFile"] };
  const outside = { ...place, hint: 'start at its root, with "/" between folders and without ".."' };
  expect(problems(pathsOnlyManifests, withFile("../{name}.yaml"))).toEqual([
    { ...outside, message: '"../dev.yaml" is no path inside the repository' },
  ]);
  expect(problems(pathsOnlyManifests, withFile("/{name}.yaml"))).toEqual([
    { ...outside, message: '"/dev.yaml" is no path inside the repository' },
  ]);
  expect(problems(pathsOnlyManifests, withFile(".github/workflows/{name}.yaml"))).toEqual([
    {
      ...place,
      message: '".github/workflows/dev.yaml" lies where GitHub and Git read their own files',
      hint: "choose a folder outside .github/",
    },
  ]);
});

test("reports a user's Kustomization over files that are no manifests", () => {
  const source = { kind: "GitRepository", name: "fleet", namespace: "flux-system" };
  const app = building(kustomization("again", { sourceRef: source, path: "./dist/dev" }));
  const web = { image: "ghcr.io/acme/web", port: 8080, envFrom: () => ["runtime"], delivery: "argocd" } as const;
  const { tree, ...rest } = rendered({ components: { app } });
  expect(messages(pathsOnlyManifests, { tree, ...rest })).toEqual([]);
  tree.add("dist/dev/secrets.json", "{}", web.image);
  tree.add("dist/dev/other.json", "{}", web.image);
  expect(problems(pathsOnlyManifests, { tree, ...rest })).toEqual([
    {
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/kustomization-again.yaml", field: "spec.path" },
      message: 'Kustomization again reads "dist/dev", where "dist/dev/other.json" is no manifest',
      hint: "point it to a folder of manifests alone",
    },
  ]);
});
