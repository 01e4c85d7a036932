import { compareParts } from "../compare.ts";
import type { Definitions } from "../diff/diff.ts";
import type { Difference, Step } from "../diff/difference.ts";
import { same } from "../diff/same.ts";
import type { Part } from "../part.ts";
import { counterpart, restored } from "./counterpart.ts";
import type { Draft } from "./draft.ts";
import { fieldsOf, ranked } from "./fields.ts";
import type { Lever, Probe } from "./lever.ts";
import type { Retaking, Taken } from "./retake.ts";
import type { Subject } from "./subject.ts";

/** What becomes of an object when an input is another. */
export interface Effect {
  /** Where it differs then. */
  readonly changed: readonly Difference[];
  /** Where it still differs once the new value is replaced by the old one: there it holds more than the value. */
  readonly decided: readonly Difference[];
  /** Fields that hold the new value in place of the old one. */
  readonly made: readonly (readonly Step[])[];
  readonly isGone: boolean;
  /** Functions that cannot do their work with another value. */
  readonly broken: ReadonlySet<string>;
}

/** Asks what an object would be under other policies. */
export class Question {
  readonly subject: Subject;
  readonly #retaking: Retaking;
  readonly #definitions: Definitions;
  readonly #real: Taken | undefined;
  /** The object as it comes out when nothing is changed. */
  readonly part: Part;

  constructor(retaking: Retaking, definitions: Definitions, draft: Draft, subject: Subject) {
    this.subject = subject;
    this.#retaking = retaking;
    this.#definitions = definitions;
    this.#real = this.#take({ draft }, subject.unit);
    this.part = this.#real?.parts.find(({ id }) => id === subject.part.id) ?? subject.part;
  }

  /** Nothing where the probe tells nothing. */
  ask(probe: Probe, { touches }: Pick<Lever, "touches">): Effect | undefined {
    const taken = this.#take(probe, touches);
    if (taken === undefined || this.#real === undefined) return undefined;
    const broken = new Set([...taken.broken].filter((each) => this.#real?.broken.has(each) !== true));
    // What is rendered where a function failed is no answer.
    if (broken.size > 0) return { changed: [], decided: [], made: [], isGone: false, broken };
    const found = counterpart(this.part, this.#real.parts, taken.parts, probe.swap);
    if (found === undefined) return { changed: [], decided: [], made: [], isGone: true, broken };
    const changed = compareParts(this.part, found, this.#definitions);
    const { swap } = probe;
    if (swap === undefined || changed.length === 0)
      return { changed, decided: changed, made: [], isGone: false, broken };
    const back = { ...found, body: restored(found.body, swap) };
    const decided = compareParts(this.part, back, this.#definitions);
    const made = [...fieldsOf(back, this.#definitions)].flatMap(({ path, value, ranks, isLeaf }) =>
      isLeaf && !same(value, ranked(found.body, ranks)) ? [path] : [],
    );
    return { changed, decided, made, isGone: false, broken };
  }

  #take({ draft, renames }: Probe, touches: string): Taken | undefined {
    const { home, unit } = this.subject;
    const now = (name: string): string => (name === renames?.from ? renames.to : name);
    const before = (name: string): string => (name === renames?.to ? renames.from : name);
    const { policy } = draft;
    const names = home.kind === "cluster" ? policy.clusters : policy.environments;
    const homeNow = { ...home, name: Object.hasOwn(names, home.name) ? home.name : now(home.name) };
    const unitNow = unit === "" || Object.hasOwn(policy.components, unit) ? unit : now(unit);
    return this.#retaking.take({
      draft,
      home: homeNow,
      unit: unitNow,
      isNew: (component) => component === unitNow || touches === "*" || before(component) === touches,
      before,
    });
  }
}

/**
 * What an effect means for a field: it is decided by the input, or holds it. What only moved, because what stands above
 * it has another name, is neither.
 */
export function bearing(effect: Effect, field: readonly Step[]): "decided by" | "made of" | undefined {
  if (!effect.changed.some((each) => concerns(each, field))) return undefined;
  if (effect.decided.some((each) => concerns(each, field))) return "decided by";
  return effect.made.some((each) => meets(each, field)) ? "made of" : undefined;
}

/** What is new beside a field may have the field's own position in a list. */
const concerns = ({ path, kind }: Difference, field: readonly Step[]): boolean =>
  meets(path, field) && (kind !== "added" || path.length > field.length);

/** Whether one place is the other, above it or below it. */
function meets(path: readonly Step[], field: readonly Step[]): boolean {
  const length = Math.min(path.length, field.length);
  for (let index = 0; index < length; index += 1) if (path[index] !== field[index]) return false;
  return true;
}
