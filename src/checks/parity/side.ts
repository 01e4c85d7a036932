import type { AnyFleet, AnyVersions } from "../../model/shape/any-fleet.ts";
import { type Behaviour, behaviourOf, isMember, versionOf } from "./behaviour.ts";
import type { Scene } from "./compose.ts";
import type { Filling } from "./fill.ts";
import type { Fleet } from "./fleet.ts";
import type { Names } from "./names.ts";
import { surroundings, type Unit, type Units } from "./part.ts";
import type { Manner, Placeholders } from "./placeholders.ts";
import type { Printed } from "./printed.ts";
import { type Performance, perform, performComponent, performSurroundings } from "./stage.ts";

/** What all sides of a fleet share. */
export interface Surround {
  readonly fleet: Fleet;
  readonly printed: Printed;
  readonly names: ReadonlyMap<string, Names>;
  readonly placeholders: (manner?: Manner) => Placeholders;
  readonly filling: (environment: string, manner?: Manner) => Filling;
  readonly side: (environment: string) => Side;
}

/** What becomes of a unit on its way out of a side; `isReal` where it has names in it and no placeholders. */
export type Alter = (name: string, unit: Unit, isReal: boolean) => Unit;

/**
 * One environment at the versions of one, in every form in which it is compared: as it is, with placeholders for its
 * names, with the inputs of others. Each form is rendered when it is asked for.
 */
export class Side {
  readonly environment: string;
  readonly behaviour: Behaviour;
  readonly #versionsOf: string;
  readonly #shared: Surround;
  readonly #real = new Map<string, Unit | string>();
  /** Components that have another version here than their environment gives them; nothing where others are there. */
  readonly #changed: ReadonlySet<string> | undefined;
  readonly #versions: ReadonlyMap<string, string>;
  #performance: Performance | undefined;
  #from: Side | undefined;
  #alter: Alter | undefined;

  /** Whether the behaviour is another than the policy gives the environment: then nothing of it is written anywhere. */
  readonly #isSupposed: boolean;

  constructor(shared: Surround, environment: string, versionsOf: string, supposed?: Behaviour) {
    this.environment = environment;
    this.#isSupposed = supposed !== undefined;
    this.#versionsOf = versionsOf;
    this.#shared = shared;
    const { policy, versions } = shared.fleet;
    this.behaviour = supposed ?? behaviourOf(policy, versions, environment, (each) => this.#isHere(each, versionsOf));
    this.#changed = this.#findChanged();
    const cluster = policy.environments[environment]?.cluster ?? "";
    this.#versions = new Map(
      Object.entries(policy.components).flatMap(([each, { scope }]) => {
        const version = scope === "cluster" ? versionOf(versions, each, cluster) : this.#version(each, versionsOf);
        return version === undefined ? [] : [[each, version] as const];
      }),
    );
  }

  /** The same environment with another behaviour. */
  supposing(behaviour: Behaviour): Side {
    return new Side(this.#shared, this.environment, this.#versionsOf, behaviour);
  }

  /** The same side with something else rendered: how mutants meet all that looks at sides. */
  altered(alter: Alter): Side {
    const supposed = this.#isSupposed ? this.behaviour : undefined;
    const side = new Side(this.#shared, this.environment, this.#versionsOf, supposed);
    const { units, ...rest } = this.#perform();
    side.#from = this;
    side.#alter = alter;
    side.#performance = { ...rest, units: new Map([...units].map(([name, unit]) => [name, alter(name, unit, false)])) };
    return side;
  }

  /** Whether something else is rendered here than the policy asks for. */
  get isAltered(): boolean {
    return this.#alter !== undefined;
  }

  /** Placeholders in place of all names. */
  get templates(): Units {
    return this.#perform().units;
  }

  /** Components whose functions cannot do their work when they are given placeholders, with what goes wrong. */
  get failures(): ReadonlyMap<string, string> {
    return this.#perform().failures;
  }

  get filling(): Filling {
    return this.#shared.filling(this.environment);
  }

  /** What is really rendered, or would be at these versions; a text says why it cannot be. */
  real(unit: string): Unit | string {
    const before = this.#real.get(unit);
    if (before !== undefined) return before;
    const made = this.#altered(unit, this.#from?.real(unit) ?? this.#makeReal(unit), true);
    this.#real.set(unit, made);
    return made;
  }

  /** A unit with another behaviour, or other placeholders. */
  render(unit: string, behaviour: Behaviour, manner?: Manner): Unit | string {
    const made = this.#render(unit, this.#scene(this.#shared.placeholders(manner).names, behaviour));
    return this.#altered(unit, made, false);
  }

  /** A unit with other names than the environment has. */
  renamed(unit: string, names: Names): Unit | string {
    return this.#render(unit, this.#scene(names, this.behaviour));
  }

  #render(unit: string, scene: Scene): Unit | string {
    const { stage } = this.#shared.fleet;
    return unit === surroundings
      ? performSurroundings(stage, scene, this.#perform())
      : performComponent(stage, scene, unit);
  }

  #altered(name: string, unit: Unit | string, isReal: boolean): Unit | string {
    return this.#alter === undefined || typeof unit === "string" ? unit : this.#alter(name, unit, isReal);
  }

  #perform(): Performance {
    this.#performance ??= this.#made();
    return this.#performance;
  }

  #made(): Performance {
    const { stage } = this.#shared.fleet;
    const scene = this.#scene(this.#shared.placeholders().names, this.behaviour);
    const changed = this.#changed;
    // Where the same components are there, what surrounds them is the same too, and so are most of them.
    if (this.#isSupposed || this.#versionsOf === this.environment || changed === undefined)
      return perform(stage, scene);
    const own = this.#shared.side(this.environment).#perform();
    const units = new Map(own.units);
    const failures = new Map(own.failures);
    for (const component of changed) {
      const unit = performComponent(stage, scene, component);
      failures.delete(component);
      if (typeof unit === "string") failures.set(component, unit);
      units.set(component, typeof unit === "string" ? new Map() : unit);
    }
    return { ...own, units, failures };
  }

  #makeReal(unit: string): Unit | string {
    const { printed, names } = this.#shared;
    const scene = (): Scene => this.#scene(names.get(this.environment) ?? new Map(), this.behaviour);
    const changed = this.#changed;
    const own = printed.unit(this.environment, unit);
    if (this.#isSupposed) return written(this.#render(unit, scene()), own);
    if (changed === undefined || changed.has(unit)) return this.#render(unit, scene());
    if (unit !== surroundings) return own;
    // Environments may share a project and a source: then what is written there is for all of them.
    const around = performSurroundings(this.#shared.fleet.stage, scene(), this.#perform());
    const shared = [...around].filter(([id, { kind }]) => !own.has(id) || kind.endsWith("/AppProject"));
    return new Map([...own, ...shared]);
  }

  #findChanged(): ReadonlySet<string> | undefined {
    const changed = new Set<string>();
    for (const each of Object.keys(this.#shared.fleet.policy.components)) {
      const isHere = this.#isHere(each, this.#versionsOf);
      if (isHere !== this.#isHere(each, this.environment)) return undefined;
      if (isHere && this.#version(each, this.#versionsOf) !== this.#version(each, this.environment)) changed.add(each);
    }
    return changed;
  }

  #isHere(component: string, versionsOf: string): boolean {
    return (
      isMember(this.#shared.fleet.policy, component, this.environment) &&
      this.#version(component, versionsOf) !== "none"
    );
  }

  #version(component: string, versionsOf: string): string | undefined {
    const { policy, versions } = this.#shared.fleet;
    return alignedVersion(policy, versions, component, this.environment, versionsOf);
  }

  #scene(names: Names, behaviour: Behaviour): Scene {
    const { policy } = this.#shared.fleet;
    return { fleet: policy, environment: this.environment, behaviour, names, versions: this.#versions };
  }
}

/** What is supposed, with the files of what is really there too. */
const written = (unit: Unit | string, own: Unit): Unit | string =>
  typeof unit === "string"
    ? unit
    : new Map([...unit].map(([id, part]) => [id, own.has(id) ? part : { ...part, file: "" }]));

/**
 * The version of a component in an environment once it has what another environment runs. What the other one does not
 * have keeps its own version: nothing can be said about it at a version that it never had.
 */
function alignedVersion(
  policy: AnyFleet,
  versions: AnyVersions,
  component: string,
  environment: string,
  versionsOf: string,
): string | undefined {
  const other = isMember(policy, component, versionsOf) ? versionOf(versions, component, versionsOf) : undefined;
  return other === undefined || other === "none" ? versionOf(versions, component, environment) : other;
}
