import { expect, test } from "vitest";
import { resolve } from "../../../src/model/resolve/resolve.ts";
import type { AnyFleet } from "../../../src/model/shape/any-fleet.ts";
import { render } from "../../../src/synth/render.ts";

const files = { policy: "environments/policy.ts", versions: "environments/versions.ts" };
const chart = { helm: { chart: "cache", repository: "oci://ghcr.io/acme/charts" } } as const;
const own = { cluster: "lab", sync: "automatic", identity: {}, settings: {}, intervals: { poll: "5m" } } as const;

/** The sources in a cluster of two environments, and those that its webhook tells of a push. */
function sourcesOf(delivery: "flux" | "argocd", components: AnyFleet["components"]) {
  const fleet: AnyFleet = {
    repository: { owner: "acme", name: "shop", visibility: "public" },
    clusters: { lab: { delivery, flux: { receiver: { secret: "hook" } } } },
    environments: { dev: own, staging: own },
    components,
  };
  const { model } = resolve(fleet, { cache: { dev: "1.0.0", staging: "1.0.0" } }, files);
  const { manifests } = render(model, files, undefined);
  const named = (kind: string) => manifests.filter(({ body }) => body.kind === kind);
  return {
    sources: named("GitRepository").map(({ body }) => body.metadata.name),
    told: named("Receiver").map(({ body }) => JSON.stringify(body.spec).match(/shop-?\w*/g)),
  };
}

test("a source is rendered for an environment that Flux delivers something to", () => {
  const all = ["shop", "shop-dev", "shop-staging"];
  expect(sourcesOf("argocd", { cache: { ...chart, delivery: "flux" } })).toEqual({ sources: all, told: [all] });
});

test("an environment of Argo CD has no source beside a neighbour that Flux delivers to", () => {
  const used = ["shop", "shop-dev"];
  expect(sourcesOf("argocd", { cache: { ...chart, delivery: "flux", in: ["dev"] } })).toEqual({
    sources: used,
    told: [used],
  });
});

test("an environment of Flux has a source for its namespaces, also without components", () => {
  expect(sourcesOf("flux", { cache: { ...chart, in: ["dev"] } }).sources).toEqual(["shop", "shop-dev", "shop-staging"]);
});
