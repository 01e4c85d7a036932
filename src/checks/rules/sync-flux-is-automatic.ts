import type { Delivery, Model } from "../../model/model.ts";
import { grouped } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

export const syncFluxIsAutomatic: Rule = {
  why: "Flux applies what it finds, always: it has no sync that a person starts. A manual sync that the policy promises would not hold anything back.",
  source: "Flux, Kustomization v1 and HelmRelease v2: the only stop is suspend, which also ends drift correction",
  *check({ model }) {
    const byHand = model.deliveries.filter(({ engine, sync }) => engine === "flux" && sync === "manual");
    yield* environments(model, byHand);
    yield* components(model, byHand);
  },
};

/** The environment's own sync: said once, whatever it delivers. */
function* environments({ environments }: Model, byHand: readonly Delivery[]): Iterable<Problem> {
  for (const { name, sync, at } of environments) {
    if (sync !== "manual") continue;
    const here = byHand.filter(({ home }) => home.kind === "environment" && home.name === name);
    if (here.length === 0) continue;
    yield {
      at: [...at, "sync"],
      message: `${name} is synced by hand, and Flux, which cannot wait for a person, delivers ${several(here)}`,
      hint: 'set sync: "automatic" and let the review of the promotion be the gate, or deliver with "argocd"',
    };
  }
}

/** A component's own sync. */
function* components({ environments, deliveries }: Model, byHand: readonly Delivery[]): Iterable<Problem> {
  const manual = new Set(environments.filter(({ sync }) => sync === "manual").map(({ name }) => name));
  const own = byHand.filter(({ home }) => home.kind === "cluster" || !manual.has(home.name));
  for (const [component, here] of grouped(own, (each) => each.component)) {
    const everywhere = deliveries.every((each) => each.component !== component || each.sync === "manual");
    for (const { at, home } of everywhere ? here.slice(0, 1) : here) {
      yield {
        at: everywhere ? [...at, "sync"] : [...at, "sync", home.name],
        message: `${component} ${everywhere ? "" : `in ${home.name} `}is synced by hand, and Flux, which cannot wait for a person, delivers it`,
        hint: 'set sync: "automatic", or deliver it with "argocd"',
      };
    }
  }
}

function several(deliveries: readonly Delivery[]): string {
  const names = deliveries.map(({ component }) => component);
  if (names.length > 4) return `${names.slice(0, 3).join(", ")} and ${names.length - 3} more there`;
  const last = names.pop() ?? "";
  return `${names.length === 0 ? last : `${names.join(", ")} and ${last}`} there`;
}
