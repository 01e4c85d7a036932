import { expect, test } from "vitest";
import { fluxNoSubstitution } from "../../../src/checks/rules/flux-no-substitution.ts";
import { building, chart, configMap, kustomization, messages, problems, rendered } from "../fleet.ts";

const script = "echo ${HOME}";
const postBuild = { substitute: { name: "dev" } };
const reading = (path: string, more: object = {}) => building(kustomization("again", { path, ...more }));

test("holds without postBuild, and for folders that are somebody else's", () => {
  const components = { web: chart, app: building(configMap("script", { data: { script } })) };
  expect(problems(fluxNoSubstitution, rendered({ components }))).toEqual([]);
  const others = { web: chart, app: reading("./deploy/web", { postBuild }), more: reading("./dist/dev/web") };
  expect(problems(fluxNoSubstitution, rendered({ components: others }))).toEqual([]);
});

test("reports postBuild over a rendered folder", () => {
  const components = { web: chart, app: reading("./dist/dev/web", { postBuild }) };
  expect(problems(fluxNoSubstitution, rendered({ components }))).toEqual([
    {
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/kustomization-again.yaml", field: "spec.postBuild" },
      message: 'Kustomization again substitutes variables in "dist/dev/web", which is rendered with its values',
      hint: "remove postBuild, and let the policy say what differs",
    },
  ]);
});

test("reports what would be replaced in it", () => {
  const annotations = { "kustomize.toolkit.fluxcd.io/substitute": "disabled" };
  const scripts = building(
    configMap("script", { data: { list: "plain", script } }),
    configMap("literal", { data: { script: script.replace("$", "$$$$") } }),
    { ...configMap("spared", { data: { script } }), metadata: { name: "spared", annotations } },
  );
  const components = { scripts, app: reading("./dist/dev/scripts", { postBuild }) };
  const found = problems(fluxNoSubstitution, rendered({ components }));
  expect(found.slice(1)).toEqual([
    {
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/scripts/configmap-script.yaml", field: "data.script" },
      message: 'ConfigMap script holds "${", which Kustomization again would replace',
      hint: "remove postBuild, or annotate the object with kustomize.toolkit.fluxcd.io/substitute: disabled",
    },
  ]);
  expect(messages(fluxNoSubstitution, rendered({ components }))).toHaveLength(2);
});
