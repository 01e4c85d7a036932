import { type Filling, filling } from "./fill.ts";
import type { Fleet } from "./fleet.ts";
import { type Names, namesOf } from "./names.ts";
import { type Manner, manners, type Placeholders, placeholders } from "./placeholders.ts";
import { Printed } from "./printed.ts";
import { Side, type Surround } from "./side.ts";

const [first] = manners;

/** The environments of a fleet as parity looks at them, each form of each made once. */
export class Sides {
  readonly fleet: Fleet;
  readonly names: ReadonlyMap<string, Names>;
  readonly #shared: Surround;
  readonly #sides = new Map<string, Side>();
  readonly #placeholders = new Map<Manner, Placeholders>();
  readonly #fillings = new Map<string, Filling>();

  constructor(fleet: Fleet) {
    this.fleet = fleet;
    this.names = new Map(Object.keys(fleet.policy.environments).map((each) => [each, namesOf(fleet.policy, each)]));
    this.#shared = {
      fleet,
      printed: new Printed(fleet),
      names: this.names,
      placeholders: (manner) => this.placeholders(manner),
      filling: (environment, manner) => this.filling(environment, manner),
      side: (environment, versionsOf) => this.side(environment, versionsOf),
    };
  }

  /** An environment at the versions that another one runs; one that is wide has the components of its cluster too. */
  side(environment: string, versionsOf: string = environment, isWide = false): Side {
    return once(
      this.#sides,
      `${environment} ${versionsOf} ${isWide}`,
      () => new Side(this.#shared, { environment, versionsOf, isWide }),
    );
  }

  placeholders(manner: Manner = first): Placeholders {
    return once(this.#placeholders, manner, () => placeholders(this.names, manner, this.fleet.digest));
  }

  /** What puts an environment's names in place of the placeholders. */
  filling(environment: string, manner: Manner = first): Filling {
    return once(this.#fillings, `${environment} ${manner.salt}`, () => {
      const { names, meaning } = this.placeholders(manner);
      const own = this.names.get(environment) ?? new Map<string, string>();
      const whole = [...names].flatMap(([key, template]) => {
        const real = own.get(key);
        return real === undefined ? [] : [[template, real] as const];
      });
      return filling(meaning(environment), whole, this.fleet.digest);
    });
  }
}

function once<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const before = values.get(key);
  if (before !== undefined) return before;
  const made = make();
  values.set(key, made);
  return made;
}
