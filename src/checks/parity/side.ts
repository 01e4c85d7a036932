import { Alignment } from "./alignment.ts";
import { type Behaviour, behaviourOf, clusterComponents } from "./behaviour.ts";
import { unitOf } from "./collect.ts";
import type { Scene } from "./compose.ts";
import type { Filling } from "./fill.ts";
import type { Fleet } from "./fleet.ts";
import type { Names } from "./names.ts";
import { type Part, surroundings, type Unit, type Units } from "./part.ts";
import type { Manner, Placeholders } from "./placeholders.ts";
import type { Printed } from "./printed.ts";
import { type Performance, perform, performCluster, performComponent, performSurroundings } from "./stage.ts";

/** What all sides of a fleet share. */
export interface Surround {
  readonly fleet: Fleet;
  readonly printed: Printed;
  readonly names: ReadonlyMap<string, Names>;
  readonly placeholders: (manner?: Manner) => Placeholders;
  readonly filling: (environment: string, manner?: Manner) => Filling;
  readonly side: (environment: string, versionsOf: string) => Side;
}

/** Which side of a fleet. */
export interface Aspect {
  readonly environment: string;
  /** The environment whose versions it is looked at with. */
  readonly versionsOf: string;
  /** Whether the components of its cluster, and what surrounds them, are part of it. */
  readonly isWide: boolean;
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
  readonly #aspect: Aspect;
  readonly #shared: Surround;
  readonly #real = new Map<string, Unit | string>();
  readonly #alignment: Alignment;
  readonly #versions: ReadonlyMap<string, string>;
  /** Whether the behaviour is another than the policy gives the environment: then nothing of it is written anywhere. */
  readonly #isSupposed: boolean;
  #performance: Performance | undefined;
  #from: Side | undefined;
  #alter: Alter | undefined;

  constructor(shared: Surround, aspect: Aspect, supposed?: Behaviour) {
    const { environment, versionsOf } = aspect;
    const { policy, versions } = shared.fleet;
    const alignment = new Alignment(policy, versions, environment, versionsOf);
    this.environment = environment;
    this.#aspect = aspect;
    this.#shared = shared;
    this.#alignment = alignment;
    this.#versions = alignment.versions;
    this.#isSupposed = supposed !== undefined;
    this.behaviour = supposed ?? behaviourOf(policy, versions, environment, (each) => alignment.isHere(each));
  }

  /** The same environment with another behaviour. */
  supposing(behaviour: Behaviour): Side {
    return new Side(this.#shared, this.#aspect, behaviour);
  }

  /** The same side with something else rendered: how mutants meet all that looks at sides. */
  altered(alter: Alter): Side {
    const supposed = this.#isSupposed ? this.behaviour : undefined;
    const side = new Side(this.#shared, this.#aspect, supposed);
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
    if (unit !== surroundings) return performComponent(stage, scene, unit);
    const around = performSurroundings(stage, scene, this.#perform());
    return this.#aspect.isWide ? joined(around, performCluster(stage, scene)) : around;
  }

  #altered(name: string, unit: Unit | string, isReal: boolean): Unit | string {
    return this.#alter === undefined || typeof unit === "string" ? unit : this.#alter(name, unit, isReal);
  }

  #perform(): Performance {
    this.#performance ??= this.#aspect.isWide ? this.#widened() : this.#made();
    return this.#performance;
  }

  #made(): Performance {
    const { stage } = this.#shared.fleet;
    const scene = this.#template();
    const { changed } = this.#alignment;
    // Where the same components are there, what surrounds them is the same too, and so are most of them.
    if (this.#isSupposed || this.#aspect.versionsOf === this.environment || changed === undefined)
      return perform(stage, scene);
    const own = this.#shared.side(this.environment, this.environment).#perform();
    return this.#with(
      own,
      [...changed].filter((each) => !this.#isOfCluster(each)),
    );
  }

  #widened(): Performance {
    const narrow = this.#narrow === undefined ? this.#made() : this.#narrow.#perform();
    const here = clusterComponents(this.#shared.fleet.policy).filter((each) =>
      Object.hasOwn(this.behaviour.components, each),
    );
    const { units, ...rest } = this.#with(narrow, here);
    const own = narrow.units.get(surroundings) ?? new Map<string, Part>();
    const around = joined(own, performCluster(this.#shared.fleet.stage, this.#template()));
    return { ...rest, units: new Map([...units, [surroundings, around]]) };
  }

  /** A performance with some components rendered anew. */
  #with(before: Performance, components: readonly string[]): Performance {
    const units = new Map(before.units);
    const failures = new Map(before.failures);
    for (const component of components) {
      const unit = performComponent(this.#shared.fleet.stage, this.#template(), component);
      failures.delete(component);
      if (typeof unit === "string") failures.set(component, unit);
      units.set(component, typeof unit === "string" ? new Map() : unit);
    }
    return { ...before, units, failures };
  }

  #makeReal(unit: string): Unit | string {
    const { printed, fleet } = this.#shared;
    const { changed } = this.#alignment;
    const { stage } = fleet;
    const narrow = this.#isOfCluster(unit) ? undefined : this.#narrow?.real(unit);
    const isWhole = unit === surroundings && this.#aspect.isWide;
    if (narrow !== undefined) {
      if (!isWhole || typeof narrow === "string") return narrow;
      const isWritten = changed !== undefined;
      return joined(narrow, isWritten ? printed.aroundCluster(this.environment) : performCluster(stage, this.#named()));
    }
    const own = printed.unit(this.environment, unit);
    if (this.#isSupposed)
      return withFiles(
        this.#render(unit, this.#named()),
        isWhole ? joined(own, printed.aroundCluster(this.environment)) : own,
      );
    if (changed === undefined || changed.has(unit)) return this.#render(unit, this.#named());
    if (unit !== surroundings) return own;
    // Environments may share a project and a source: then what is written there is for all of them.
    const around = performSurroundings(stage, this.#named(), this.#perform());
    const shared = [...around].filter(([id, { kind }]) => !own.has(id) || kind.endsWith("/AppProject"));
    return new Map([...own, ...shared]);
  }

  /** The same side without what is its cluster's; nothing where this is all there is of it. */
  get #narrow(): Side | undefined {
    const { environment, versionsOf, isWide } = this.#aspect;
    return isWide && !this.#isSupposed ? this.#shared.side(environment, versionsOf) : undefined;
  }

  #isOfCluster(unit: string): boolean {
    return this.#shared.fleet.policy.components[unit]?.scope === "cluster";
  }

  /** With placeholders. */
  #template(): Scene {
    return this.#scene(this.#shared.placeholders().names, this.behaviour);
  }

  /** With the names that it has. */
  #named(): Scene {
    return this.#scene(this.#shared.names.get(this.environment) ?? new Map(), this.behaviour);
  }

  #scene(names: Names, behaviour: Behaviour): Scene {
    const { policy } = this.#shared.fleet;
    return { fleet: policy, environment: this.environment, behaviour, names, versions: this.#versions };
  }
}

/** What is supposed, with the files of what is really there too. */
const withFiles = (unit: Unit | string, own: Unit): Unit | string =>
  typeof unit === "string"
    ? unit
    : new Map([...unit].map(([id, part]) => [id, own.has(id) ? part : { ...part, file: "" }]));

const joined = (unit: Unit, parts: readonly Part[]): Unit => unitOf([...unit.values(), ...parts]);
