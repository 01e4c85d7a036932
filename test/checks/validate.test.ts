import { expect, test } from "vitest";
import { schemaValid } from "../../src/checks/rules/schema-valid.ts";
import { loadValidators } from "../../src/checks/validate.ts";
import { Workload } from "../../src/constructs/workload/workload.ts";
import { building, chart, configMap, messages, rendered } from "./fleet.ts";

const definition = (name: string, group: string, kind: string, schema: object) => ({
  source: `imports/crds/${name}.yaml`,
  object: {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    spec: { group, names: { kind }, versions: [{ name: "v1", served: true, schema: { openAPIV3Schema: schema } }] },
  },
});
const closed = (properties: object) => ({ type: "object", properties: { spec: { type: "object", properties } } });
const thing = {
  apiVersion: "example.com/v1",
  kind: "Thing",
  metadata: { name: "thing" },
  ...{ spec: { size: 1, colour: "red" } },
};

test("loads validators for the kinds that occur, and no others", async () => {
  const subject = rendered({ components: { app: building(configMap("app"), thing) } });
  const { validators, findings } = await loadValidators(subject, []);
  expect([...validators.keys()].sort()).toEqual([
    "kustomize.toolkit.fluxcd.io/v1/Kustomization",
    "source.toolkit.fluxcd.io/v1/GitRepository",
    "v1/ConfigMap",
    "v1/Namespace",
  ]);
  expect(findings).toEqual([]);
});

test("the shape of our own objects is judged, and all of users' objects", async () => {
  const own = rendered({});
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: 7, labls: {} } };
  const judge = async (subject: typeof own, depth?: "whole") =>
    (await loadValidators(subject, [], depth)).validators
      .get("v1/Namespace")?.(namespace)
      .problems.map(({ path }) => path.join("."));
  expect(await judge(own)).toEqual(["metadata.labls"]);
  expect(await judge(own, "whole")).toEqual(["metadata.name", "metadata.labls"]);
  expect(
    await judge(
      rendered({ components: { app: building({ apiVersion: "v1", kind: "Namespace", metadata: { name: "more" } }) } }),
    ),
  ).toEqual(["metadata.name", "metadata.labls"]);
});

test("a definition of the user wins over what is known of a kind", async () => {
  const release = {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: { name: "web" },
    spec: { own: true },
  };
  const subject = rendered({});
  const crd = definition(
    "kustomizations",
    "kustomize.toolkit.fluxcd.io",
    "Kustomization",
    closed({ own: { type: "boolean" } }),
  );
  const { validators } = await loadValidators(subject, [crd]);
  expect(validators.get("kustomize.toolkit.fluxcd.io/v1/Kustomization")?.(release)).toEqual({
    problems: [],
    notEvaluated: [],
  });
});

test("a version that the user's definition of a kind does not list is not served", async () => {
  const crd = definition("kustomizations", "kustomize.toolkit.fluxcd.io", "Kustomization", closed({}));
  const text = JSON.stringify(crd)
    .replaceAll('"v1"', '"v2"')
    .replaceAll("apiextensions.k8s.io/v2", "apiextensions.k8s.io/v1");
  const { validators } = await loadValidators(rendered({}), [JSON.parse(text)]);
  expect(validators.get("kustomize.toolkit.fluxcd.io/v1/Kustomization")?.({}).problems).toEqual([
    {
      path: ["apiVersion"],
      message:
        'the cluster does not serve "kustomize.toolkit.fluxcd.io/v1": its definition in imports/crds has other versions',
    },
  ]);
});

test("judges kinds that a definition brings, and reads no definition that is not used", async () => {
  const subject = rendered({ components: { app: building(thing) } });
  const crds = [
    definition("things", "example.com", "Thing", closed({ size: { type: "integer" } })),
    definition("others", "example.com", "Other", 7 as never),
  ];
  const { validators, findings } = await loadValidators(subject, crds);
  expect(messages(schemaValid, { ...subject, validators })).toEqual([
    'Thing thing, spec.colour: "colour" is no field here',
  ]);
  expect(findings).toEqual([]);
});

test("reports what is no definition, and rules of one that cannot be evaluated, in its file", async () => {
  const rule = { "x-kubernetes-validations": [{ rule: "self.size >", message: "broken" }] };
  const subject = rendered({ components: { app: building(thing) } });
  const crds = [
    { source: "imports/crds/notes.yaml", object: "text" },
    definition("things", "example.com", "Thing", { ...closed({ size: { type: "integer" } }), ...rule }),
  ];
  const { findings } = await loadValidators(subject, crds);
  expect(findings.map(({ rule: id, severity, at }) => [id, severity, at.file])).toEqual([
    ["schema/definition", "error", "imports/crds/notes.yaml"],
    ["schema/validated", "warning", "imports/crds/things.yaml"],
  ]);
  expect(findings[0]?.message).toBe("this is no CustomResourceDefinition");
});

// What lets the shape of our own objects be enough: each kind that Lockstep renders, judged as users' objects are.
test("everything that Lockstep renders is valid as a whole", async () => {
  const web = {
    image: "ghcr.io/acme/web",
    port: 8080,
    replicas: { default: 1, production: 3 },
    cpuLimit: "1",
    host: () => "web.example.com",
    tlsSecret: () => "tls",
    pullSecrets: ["pull"],
    envFrom: () => ["web"],
    env: () => ({ A: "b" }),
    probes: { startup: "/start", readiness: "/ready", liveness: "/live" },
  } as const;
  const quota = {
    cpu: "2",
    memory: "4Gi",
    limits: { cpu: "4", memory: "6Gi" },
    pods: 30,
    storage: "10Gi",
    objects: { "count/jobs.batch": 3 },
  } as const;
  const limits = {
    default: { cpu: "500m", memory: "256Mi" },
    request: { cpu: "50m", memory: "128Mi" },
    max: { cpu: "2", memory: "1Gi" },
  } as const;
  const network = {
    from: ["traefik"],
    to: ["database"],
    addresses: [{ cidr: "10.0.0.0/8", ports: [443] }, { cidr: "192.168.0.0/16" }],
  };
  const git = "https://github.com/acme/other";
  const subject = rendered(
    {
      clusters: {
        lab: { flux: { receiver: { secret: "webhook" } } },
        tenants: { flux: { tenancy: "locked" } },
        live: { delivery: "argocd" },
      },
      environments: {
        dev: { cluster: "lab", quota, limits, network },
        test: { cluster: "tenants", intervals: { poll: "5m" } },
        production: { cluster: "live", sync: "manual", quota, limits, network },
      },
      components: {
        operator: {
          ...chart,
          scope: "cluster",
          in: ["lab", "tenants", "live"],
          onFailure: "retry",
          values: () => ({ a: 1 }),
        },
        cache: {
          helm: { chart: "cache", repository: "oci://ghcr.io/acme/charts", secret: "pull" },
          needs: ["operator"],
        },
        store: { helm: { path: "charts/store" }, values: () => ({ a: [null] }) },
        other: { helm: { path: "charts/other", git } },
        base: { kustomize: { path: "deploy", image: "ghcr.io/acme/base" } },
        remote: { kustomize: { path: "deploy", git } },
        web,
        worker: { ...web, delivery: "argocd" },
      },
      notifications: {
        chat: { type: "slack", channel: "fleet", secret: "slack" },
        commits: { type: "github", secret: "statuses" },
      },
    },
    Workload,
  );
  const { validators } = await loadValidators(subject, [], "whole");
  expect(messages(schemaValid, { ...subject, validators })).toEqual([]);
  expect(new Set(subject.manifests.map(({ body }) => body.kind)).size).toBeGreaterThan(18);
});
