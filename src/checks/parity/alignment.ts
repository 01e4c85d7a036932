import type { AnyFleet, AnyVersions } from "../../model/shape/any-fleet.ts";
import { isMember, versionOf } from "./behaviour.ts";

/** Which components an environment and its cluster have, and at which versions, once they have what others run. */
export class Alignment {
  readonly #policy: AnyFleet;
  readonly #versions: AnyVersions;
  readonly #environment: string;
  readonly #versionsOf: string;
  /** Components that have another version here than the policy gives them; nothing where others are there. */
  readonly changed: ReadonlySet<string> | undefined;

  /** @param versionsOf the environment that has what is looked for, itself or in its cluster. */
  constructor(policy: AnyFleet, versions: AnyVersions, environment: string, versionsOf: string) {
    this.#policy = policy;
    this.#versions = versions;
    this.#environment = environment;
    this.#versionsOf = versionsOf;
    this.changed = this.#findChanged();
  }

  /** Versions by component, `"none"` for what is not there yet. */
  get versions(): ReadonlyMap<string, string> {
    const all = Object.keys(this.#policy.components).flatMap((each) => {
      const version = this.#version(each, this.#versionsOf);
      return version === undefined ? [] : [[each, version] as const];
    });
    return new Map(all);
  }

  isHere(component: string, versionsOf: string = this.#versionsOf): boolean {
    return isMember(this.#policy, component, this.#environment) && this.#version(component, versionsOf) !== "none";
  }

  /** What the other one does not have keeps its own version: nothing can be said about it at one that it never had. */
  #version(component: string, versionsOf: string): string | undefined {
    const other = isMember(this.#policy, component, versionsOf)
      ? versionOf(this.#policy, this.#versions, component, versionsOf)
      : undefined;
    return other === undefined || other === "none"
      ? versionOf(this.#policy, this.#versions, component, this.#environment)
      : other;
  }

  #findChanged(): ReadonlySet<string> | undefined {
    const [own, other] = [this.#environment, this.#versionsOf];
    const changed = new Set<string>();
    for (const each of Object.keys(this.#policy.components)) {
      const isHere = this.isHere(each, other);
      if (isHere !== this.isHere(each, own)) return undefined;
      if (isHere && this.#version(each, other) !== this.#version(each, own)) changed.add(each);
    }
    return changed;
  }
}
