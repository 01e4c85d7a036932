import type { Verdict } from "../mutation/score.ts";
import { type Signed, subject } from "../parity/allowed.ts";
import type { Filling } from "../parity/fill.ts";
import { coversField } from "../parity/judge.ts";
import type { Part, Unit } from "../parity/part.ts";
import type { Found } from "../parity/trial.ts";
import { differences } from "./differences.ts";
import type { Engine } from "./engine.ts";
import { news } from "./news.ts";
import type { Target } from "./target.ts";

/** Judges what mutants make of one part, beside its counterpart alone. */
export class Bench {
  readonly #target: Target;
  readonly #allowances: readonly Signed[];
  readonly #engine: Engine;
  /** The differences that there are without a mutant: allowed or not, they are no news. */
  readonly #before: readonly Found[];

  /** @param allowances those that are not over. */
  constructor(target: Target, allowances: readonly Signed[], engine: Engine) {
    this.#target = target;
    this.#allowances = allowances;
    this.#engine = engine;
    this.#before = this.#differences([target.part]);
  }

  /** What the comparison of templates makes of parts in the place of the target's one. */
  verdict(parts: readonly Part[]): Verdict {
    const { ground, part } = this.#target;
    const made = () => differences([part], parts, ground.definitions, this.#engine);
    const { fresh, gone } = news(this.#before, this.#differences(parts), made);
    let by: string | undefined;
    for (const found of fresh) {
      const allowance = this.#allows(found);
      if (allowance === undefined) return { kind: "caught" };
      by ??= subject(allowance.allowance);
    }
    return by === undefined ? { kind: gone ? "equal" : "unnoticed" } : { kind: "tolerated", by };
  }

  /** Whether these parts are the given ones with names in them, as the certificate asks. */
  certifies(parts: readonly Part[], real: readonly Part[]): boolean {
    return this.#engine.certifies(unitOf(parts), unitOf(real), this.#target.half.filling);
  }

  /** An allowance about an input holds for the values that the input really causes; one about a field, for any value. */
  #allows(found: Found): Signed | undefined {
    const { ground, part } = this.#target;
    const { lower, upper } = ground;
    const { text } = (found.right === undefined ? lower : upper).filling;
    const seen = {
      unit: ground.name,
      path: found.path.map(text),
      lower: filled(lower.filling, found.left),
      upper: filled(upper.filling, found.right),
      parts: { lower: part, upper: part },
    };
    return this.#allowances.find((each) => coversField(each, seen));
  }

  #differences(parts: readonly Part[]): readonly Found[] {
    const { ground, half, part } = this.#target;
    const other = half.side === "upper" ? ground.lower : ground.upper;
    const ids = new Set([part, ...parts].map(({ id }) => id));
    const theirs = [...ids].flatMap((id) => other.unit.get(id) ?? []);
    const [lower, upper] = half.side === "upper" ? [theirs, parts] : [parts, theirs];
    return differences(lower, upper, ground.definitions, this.#engine);
  }
}

const unitOf = (parts: readonly Part[]): Unit => new Map(parts.map((part) => [part.id, part]));

const filled = ({ json }: Filling, value: Found["left"]): Found["left"] =>
  value === undefined ? undefined : json(value);
