import type { Filling } from "../parity/fill.ts";
import type { Manner, Placeholders } from "../parity/placeholders.ts";
import type { Alter, Side } from "../parity/side.ts";
import { Sides } from "../parity/sides.ts";

/** The environments of a fleet, one of them with something else rendered than the policy asks for. */
export class AlteredSides extends Sides {
  readonly #sides: Sides;
  readonly #environment: string;
  readonly #alter: Alter;

  constructor(sides: Sides, environment: string, alter: Alter) {
    super(sides.fleet);
    this.#sides = sides;
    this.#environment = environment;
    this.#alter = alter;
  }

  override side(environment: string, versionsOf?: string, isWide?: boolean): Side {
    const side = this.#sides.side(environment, versionsOf, isWide);
    return environment === this.#environment ? side.altered(this.#alter) : side;
  }

  override placeholders(manner?: Manner): Placeholders {
    return this.#sides.placeholders(manner);
  }

  override filling(environment: string, manner?: Manner): Filling {
    return this.#sides.filling(environment, manner);
  }
}
