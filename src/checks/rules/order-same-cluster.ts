import type { Environment, Model } from "../../model/model.ts";
import { deliveryName } from "../../model/names.ts";
import { quoted } from "../../model/suggest.ts";
import type { Problem, Rule } from "../rule.ts";

export const orderSameCluster: Rule = {
  why: "Only Flux can hold one environment back until another one is healthy, and only inside one cluster: a controller sees nothing of other clusters, and Argo CD has no order between Applications of different roots.",
  source: "fluxcd/kustomize-controller, internal/controller/kustomization_controller.go, checkDependencies",
  *check({ model }) {
    const environments = new Map(model.environments.map((each) => [each.name, each]));
    for (const environment of model.environments) {
      const { waitsFor, name } = environment;
      const lower = waitsFor === undefined ? undefined : environments.get(waitsFor);
      if (lower === undefined) continue;
      const at = [...environment.at, "waitsFor"];
      if (lower.cluster !== environment.cluster) {
        yield {
          at,
          message: `${name} waits for ${lower.name}, which is in another cluster: ${name} is in ${quoted(environment.cluster)}, ${lower.name} in ${quoted(lower.cluster)}`,
          hint: "remove waitsFor; between clusters promotion alone decides what arrives",
        };
      } else yield* withoutFlux(model, environment, lower, at);
    }
  },
};

/** Where `in` or "none" keeps a component out of the lower environment there is nothing to wait for. */
function* withoutFlux(
  { deliveries }: Model,
  { name }: Environment,
  lower: Environment,
  at: readonly string[],
): Iterable<Problem> {
  const there = new Map(deliveries.map((each) => [each.name, each]));
  const pairs = deliveries.flatMap((delivery) => {
    if (delivery.home.kind !== "environment" || delivery.home.name !== name) return [];
    const awaited = there.get(deliveryName(delivery.component, lower.name));
    return awaited === undefined ? [] : [{ delivery, byFlux: delivery.engine === "flux" && awaited.engine === "flux" }];
  });
  if (pairs.length > 0 && !pairs.some(({ byFlux }) => byFlux)) {
    yield {
      at,
      message: `${name} waits for ${lower.name}, and Argo CD delivers all that both have: it cannot wait for another environment`,
      hint: 'remove waitsFor, or deliver with "flux"',
    };
    return;
  }
  for (const { delivery, byFlux } of pairs) {
    if (byFlux) continue;
    yield {
      at: [...delivery.at, "delivery"],
      message: `${delivery.component} in ${name} does not wait for ${lower.name}: Argo CD delivers it, and only Flux can wait for another environment`,
      hint: `deliver ${delivery.component} with "flux", or accept that it does not wait`,
      severity: "warning",
    };
  }
}
