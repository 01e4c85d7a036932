import type { Delivery, Home } from "../../model/model.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { clusterParts } from "./cluster-parts.ts";
import { belongsTo, componentOf, filesOf, partOf, unitOf, withoutWave } from "./collect.ts";
import type { Fleet } from "./fleet.ts";
import { type Part, surroundings, type Unit } from "./part.ts";

/** What was rendered for each environment and cluster, unit by unit: what is written to `dist/`. */
export class Printed {
  readonly #byUnit = new Map<string, Manifest[]>();
  readonly #deliveries: ReadonlyMap<string, Delivery>;
  readonly #clusterOf: ReadonlyMap<string, string>;
  readonly #ofClusters: readonly Manifest[];

  constructor({ model, manifests }: Pick<Fleet, "model" | "manifests">) {
    this.#clusterOf = new Map(model.environments.map(({ name, cluster }) => [name, cluster]));
    this.#ofClusters = manifests.filter(({ home }) => home.kind === "cluster");
    const names = model.environments.map(({ name }) => name);
    for (const manifest of manifests)
      for (const name of names)
        if (belongsTo(manifest, name)) {
          const component = componentOf(manifest);
          if (component !== undefined) this.#add(key({ kind: "environment", name }, component), manifest);
          // An Application's wave is part of what surrounds it.
          if (component === undefined || manifest.body.kind === "Application")
            this.#add(key({ kind: "environment", name }, surroundings), manifest);
        }
    for (const manifest of this.#ofClusters) {
      const component = componentOf(manifest);
      if (component !== undefined) this.#add(key(manifest.home, component), manifest);
    }
    this.#deliveries = new Map(model.deliveries.map((each) => [key(each.home, each.component), each]));
  }

  /** A component of an environment or of its cluster, or what surrounds those of the environment. */
  unit(environment: string, name: string): Unit {
    const own = key({ kind: "environment", name: environment }, name);
    if (name === surroundings) return unitOf((this.#byUnit.get(own) ?? []).flatMap(around));
    // No component belongs to both.
    const at = this.#byUnit.has(own) || this.#deliveries.has(own) ? own : key(this.#clusterAround(environment), name);
    const delivery = this.#deliveries.get(at);
    return unitOf([
      ...(this.#byUnit.get(at) ?? []).map((manifest) => withoutWave(partOf(manifest)).part),
      ...(delivery === undefined ? [] : filesOf(delivery)),
    ]);
  }

  /** What surrounds the components of an environment's cluster. */
  aroundCluster(environment: string): readonly Part[] {
    return clusterParts(this.#ofClusters, this.#clusterAround(environment).name);
  }

  #clusterAround(environment: string): Home {
    return { kind: "cluster", name: this.#clusterOf.get(environment) ?? "" };
  }

  #add(at: string, manifest: Manifest): void {
    const before = this.#byUnit.get(at);
    if (before === undefined) this.#byUnit.set(at, [manifest]);
    else before.push(manifest);
  }
}

const key = ({ kind, name }: Home, unit: string): string => `${kind} ${name} ${unit}`;

function around(manifest: Manifest): readonly Part[] {
  const part = partOf(manifest);
  if (componentOf(manifest) === undefined) return [part];
  const { wave } = withoutWave(part);
  return wave === undefined ? [] : [wave];
}
