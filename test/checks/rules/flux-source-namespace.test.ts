import { expect, test } from "vitest";
import { fluxSourceNamespace } from "../../../src/checks/rules/flux-source-namespace.ts";
import { tenantAccount } from "../../../src/model/names.ts";
import { building, chart, configMap, kustomization, messages, problems, release, rendered } from "../fleet.ts";

const at = ["components", "app", "manifests"];
const locked = { lab: { flux: { tenancy: "locked" } } } as const;
const source = (name: string, namespace?: string) => ({
  kind: "GitRepository",
  name,
  ...(namespace ? { namespace } : {}),
});
const reading = (name: string, namespace?: string) =>
  building(kustomization("again", { sourceRef: source(name, namespace) }));

test("holds for everything that Lockstep renders, under either tenancy", () => {
  const components = {
    operator: { ...chart, scope: "cluster", in: ["lab"] },
    web: { helm: { chart: "web", repository: "oci://ghcr.io/acme" }, needs: ["operator"] },
    api: { helm: { path: "deploy/api" }, namespace: "other" },
    docs: { kustomize: { path: "deploy", git: "https://github.com/acme/docs" } },
  } as const;
  expect(problems(fluxSourceNamespace, rendered({ components }))).toEqual([]);
  expect(problems(fluxSourceNamespace, rendered({ clusters: locked, components }))).toEqual([]);
});

test("reports a source in another namespace", () => {
  expect(problems(fluxSourceNamespace, rendered({ components: { app: reading("fleet") } }))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/kustomization-again.yaml", field: "spec.sourceRef" },
      message:
        'Kustomization again reads the GitRepository "fleet" in the namespace "dev", which is not rendered for the cluster "lab"',
      hint: 'that GitRepository is in "flux-system": add namespace: "flux-system" to the reference',
    },
  ]);
});

test("reports a source that is nowhere, and what was likely meant", () => {
  const hints = (name: string) =>
    problems(fluxSourceNamespace, rendered({ components: { app: reading(name, "flux-system") } })).map(
      ({ hint }) => hint,
    );
  expect(hints("flet")).toEqual(['did you mean "fleet"?']);
  expect(hints("something-else")).toEqual(["render the source beside it, or name one that is rendered"]);
  const charts = building(
    release("a", { chart: { spec: { sourceRef: { kind: "HelmRepository", name: "charts" } } } }),
    release("b", { chartRef: { kind: "OCIRepository", name: "web" } }),
  );
  expect(messages(fluxSourceNamespace, rendered({ components: { app: charts } }))).toEqual([
    'HelmRelease a reads the HelmRepository "charts" in the namespace "dev", which is not rendered for the cluster "lab"',
    'HelmRelease b reads the OCIRepository "web" in the namespace "dev", which is not rendered for the cluster "lab"',
  ]);
});

test("reports a source of another namespace under a locked tenancy", () => {
  const serviceAccountName = tenantAccount;
  const again = kustomization("again", { serviceAccountName, sourceRef: source("fleet", "flux-system") });
  expect(problems(fluxSourceNamespace, rendered({ clusters: locked, components: { app: building(again) } }))).toEqual([
    {
      at,
      rendered: { file: "dist/dev/app/kustomization-again.yaml", field: "spec.sourceRef" },
      message:
        'Kustomization again in the namespace "dev" reads the GitRepository "fleet" of the namespace "flux-system", which a locked tenancy refuses',
      hint: 'give "dev" a source of its own',
    },
  ]);
});

test("reports a missing or unknown service account under a locked tenancy, and only there", () => {
  const again = (spec: object) => building(kustomization("again", { sourceRef: source("fleet-dev"), ...spec }));
  const of = (spec: object) => rendered({ clusters: locked, components: { app: again(spec) } });
  const place = { at, rendered: { file: "dist/dev/app/kustomization-again.yaml", field: "spec.serviceAccountName" } };
  expect(problems(fluxSourceNamespace, of({}))).toEqual([
    {
      ...place,
      message:
        'Kustomization again names no service account: under a locked tenancy it acts as "default", which may do nothing',
      hint: "set serviceAccountName to an account of its namespace",
    },
  ]);
  expect(problems(fluxSourceNamespace, of({ serviceAccountName: "admin" }))).toEqual([
    {
      ...place,
      message: 'Kustomization again acts as the service account "admin", which is not rendered in the namespace "dev"',
      hint: 'name an account of "dev", or render this one',
    },
  ]);
  const open = building(
    kustomization("again", { sourceRef: source("fleet", "flux-system"), serviceAccountName: "admin" }),
  );
  expect(problems(fluxSourceNamespace, rendered({ components: { app: open } }))).toEqual([]);
});

test("reads odd shapes without a word of a crash", () => {
  const odd = building(kustomization("a", { sourceRef: null }), release("b", { chart: "web" }), configMap("c"));
  expect(problems(fluxSourceNamespace, rendered({ components: { app: odd } }))).toEqual([]);
});
