import { expect, test } from "vitest";
import { schemaValidated } from "../../../src/checks/rules/schema-validated.ts";
import { loadValidators } from "../../../src/checks/validate.ts";
import { building, chart, configMap, problems, rendered } from "../fleet.ts";

const judged = async (subject: ReturnType<typeof rendered>, ...definitions: readonly object[]) => {
  const { validators } = await loadValidators(
    subject,
    definitions.map((object, index) => ({ source: `imports/crds/${index}.yaml`, object })),
  );
  return problems(schemaValidated, { ...subject, validators });
};
const thing = (name: string, apiVersion = "example.com/v1", kind = "Thing") => ({
  apiVersion,
  kind,
  metadata: { name },
  ...{ spec: { size: "small" } },
});
const definition = (spec: object) => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  spec: {
    group: "example.com",
    names: { kind: "Thing" },
    versions: [{ name: "v1", served: true, schema: { openAPIV3Schema: { type: "object", properties: { spec } } } }],
  },
});
const size = { type: "object", properties: { size: { type: "string" } } };

test("holds for kinds that are known, and for those with a definition", async () => {
  expect(await judged(rendered({ components: { cache: chart, app: building(configMap("app")) } }))).toEqual([]);
  expect(await judged(rendered({ components: { app: building(thing("one")) } }), definition(size))).toEqual([]);
});

test("warns of a kind that nothing can judge, once, and says how to change that", async () => {
  expect(schemaValidated.severity).toBe("warning");
  expect(await judged(rendered({ components: { app: building(thing("one"), thing("two")) } }))).toEqual([
    {
      message: "nothing here can judge Thing of example.com/v1 (2 objects)",
      hint: "save its definition: kubectl get crd <plural>.example.com -o yaml > imports/crds/thing.yaml",
      at: ["components", "app", "manifests"],
      rendered: { file: "dist/dev/app/thing-one.yaml" },
    },
  ]);
});

test("Kubernetes' own kinds have no definition to save", async () => {
  const [found] = await judged(
    rendered({ components: { app: building(thing("one", "coordination.k8s.io/v1", "Lease")) } }),
  );
  expect(found).toMatchObject({
    message: "nothing here can judge Lease of coordination.k8s.io/v1",
    hint: "judge it in the cluster: kubectl apply --dry-run=server",
  });
});

test("leaves apiVersions that are gone to the rule that reports them", async () => {
  expect(await judged(rendered({ components: { app: building(thing("one", "batch/v1beta1", "CronJob")) } }))).toEqual(
    [],
  );
});

test("warns of rules of a definition that cannot be evaluated for an object, each once", async () => {
  const rule = { "x-kubernetes-validations": [{ rule: "self.size.matches('[')", message: "broken" }] };
  const found = await judged(
    rendered({ components: { app: building(thing("one"), thing("two")) } }),
    definition({ ...size, ...rule }),
  );
  expect(found.map(({ message, rendered: place }) => [message.split(":")[0], place?.file])).toEqual([
    ["Thing one", "dist/dev/app/thing-one.yaml"],
  ]);
});
