import { expect, test } from "vitest";
import { pathsNoOverlap } from "../../../src/checks/rules/paths-no-overlap.ts";
import { application, building, chart, kustomization, messages, problems, rendered } from "../fleet.ts";

const source = { kind: "GitRepository", name: "fleet", namespace: "flux-system" };
const repoURL = "https://github.com/acme/fleet.git";
const folder = (path: string) => ({ kustomize: { path, image: "ghcr.io/acme/web" } }) as const;
const reading = (name: string, path: string | undefined, more: object = {}) =>
  building(kustomization(name, { sourceRef: source, path, ...more }));

test("holds for what Lockstep renders, and for one folder in namespaces of their own", () => {
  const components = {
    web: folder("deploy/web"),
    cache: chart,
    podinfo: { ...folder("deploy/web2"), delivery: "argocd" },
  } as const;
  const clusters = { lab: {}, live: {} };
  const environments = { dev: {}, staging: {}, production: { cluster: "live" } };
  expect(problems(pathsNoOverlap, rendered({ clusters, environments, components }))).toEqual([]);
});

test("reports two components of one folder", () => {
  const components = { web: folder("deploy/web"), api: folder("./deploy/web/") };
  const environments = { dev: {}, staging: {} };
  const shared = rendered({ environments, components: { ...components, api: { ...components.api, in: ["dev"] } } });
  expect(problems(pathsNoOverlap, shared)).toEqual([
    {
      at: ["components", "api", "kustomize", "path"],
      rendered: { file: "dist/dev/flux/kustomization-api-dev.yaml", field: "spec.path" },
      message: 'web in dev and api in dev both apply "deploy/web"',
      hint: "give each a folder of its own",
    },
  ]);
});

test("reports a folder inside another one, from whichever side it is seen", () => {
  const components = { web: folder("deploy/web/overlay"), all: folder("deploy") };
  expect(problems(pathsNoOverlap, rendered({ components }))).toEqual([
    {
      at: ["components", "web", "kustomize", "path"],
      rendered: { file: "dist/dev/flux/kustomization-web-dev.yaml", field: "spec.path" },
      message: 'all in dev and web in dev both apply "deploy/web/overlay", which lies in "deploy"',
      hint: "give each a folder of its own",
    },
  ]);
});

test("reports a user's Kustomization over a rendered folder, and over everything only once", () => {
  const over = (path: string | undefined) => rendered({ components: { web: chart, app: reading("again", path) } });
  expect(problems(pathsNoOverlap, over("./dist/dev/web"))).toEqual([
    {
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/kustomization-again.yaml", field: "spec.path" },
      message: 'Kustomization again and web in dev both apply "dist/dev/web"',
      hint: "give each a folder of its own",
    },
  ]);
  expect(messages(pathsNoOverlap, over("dist/dev"))).toHaveLength(1);
  expect(messages(pathsNoOverlap, over(undefined))).toEqual([
    'Kustomization again and web in dev both apply "dist/dev/web", which lies in the whole repository',
  ]);
});

test("reports an Application and a Kustomization over one folder", () => {
  const again = application("again", { source: { repoURL, targetRevision: "main", path: "dist/dev/web" } });
  expect(messages(pathsNoOverlap, rendered({ components: { web: chart, app: building(again) } }))).toEqual([
    'web in dev and Application again both apply "dist/dev/web"',
  ]);
});

test("passes folders of other branches and repositories, and charts", () => {
  const sources = [
    { repoURL, targetRevision: "next", path: "dist/dev/web" },
    { repoURL: "https://github.com/acme/other", targetRevision: "main", path: "dist/dev/web" },
    { repoURL, targetRevision: "main", path: "dist/dev/web", helm: { releaseName: "web" } },
    { repoURL, targetRevision: "main", ref: "values" },
  ];
  const app = building(application("again", { sources }));
  expect(problems(pathsNoOverlap, rendered({ components: { web: chart, app } }))).toEqual([]);
});

test("reports a user's folder inside dist/", () => {
  const [problem] = problems(pathsNoOverlap, rendered({ components: { web: folder("dist/mine") } }));
  expect(problem).toEqual({
    at: ["components", "web", "kustomize", "path"],
    message: 'web is read from "dist/mine", inside the folder that Lockstep renders and cleans',
    hint: "move the folder out of dist/",
  });
});

test("points to the component whose name makes it collide with a folder of Lockstep's own", () => {
  const found = problems(pathsNoOverlap, rendered({ components: { flux: chart } }));
  expect(found.map(({ at, message }) => [at.join("."), message])).toEqual([
    ["components.flux", 'flux in dev and Kustomization root-dev both apply "dist/dev/flux"'],
  ]);
});
