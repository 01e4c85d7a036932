import type { Delivery } from "../../model/model.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { belongsTo, componentOf, filesOf, partOf, unitOf, withoutWave } from "./collect.ts";
import type { Fleet } from "./fleet.ts";
import { type Part, surroundings, type Unit } from "./part.ts";

/** What was rendered for each environment, unit by unit: what is written to `dist/`. */
export class Printed {
  readonly #byUnit = new Map<string, Manifest[]>();
  readonly #deliveries: ReadonlyMap<string, Delivery>;

  constructor({ model, manifests }: Pick<Fleet, "model" | "manifests">) {
    const names = model.environments.map(({ name }) => name);
    for (const manifest of manifests)
      for (const name of names)
        if (belongsTo(manifest, name)) {
          const component = componentOf(manifest);
          if (component !== undefined) this.#add(key(name, component), manifest);
          // An Application's wave is part of what surrounds it.
          if (component === undefined || manifest.body.kind === "Application")
            this.#add(key(name, surroundings), manifest);
        }
    this.#deliveries = new Map(model.deliveries.map((each) => [key(each.home.name, each.component), each]));
  }

  unit(environment: string, name: string): Unit {
    const manifests = this.#byUnit.get(key(environment, name)) ?? [];
    if (name === surroundings) return unitOf(manifests.flatMap(around));
    const delivery = this.#deliveries.get(key(environment, name));
    return unitOf([
      ...manifests.map((manifest) => withoutWave(partOf(manifest)).part),
      ...(delivery === undefined ? [] : filesOf(delivery)),
    ]);
  }

  #add(at: string, manifest: Manifest): void {
    const before = this.#byUnit.get(at);
    if (before === undefined) this.#byUnit.set(at, [manifest]);
    else before.push(manifest);
  }
}

const key = (environment: string, unit: string): string => `${environment} ${unit}`;

function around(manifest: Manifest): readonly Part[] {
  const part = partOf(manifest);
  if (componentOf(manifest) === undefined) return [part];
  const { wave } = withoutWave(part);
  return wave === undefined ? [] : [wave];
}
