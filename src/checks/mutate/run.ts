import type { Mutant, ObjectMutant } from "../mutation/mutant.ts";
import { sampled } from "../mutation/sample.ts";
import { type Judged, score, type Verdict } from "../mutation/score.ts";
import type { Part } from "../parity/part.ts";
import { Bench } from "./bench.ts";
import { type Engine, engine } from "./engine.ts";
import { grounds } from "./ground.ts";
import { Lots } from "./lots.ts";
import type { Bitten, Extent } from "./mutate.ts";
import { mutated } from "./mutated.ts";
import { mutantsOf, type Target, targets } from "./target.ts";
import { type Held, isComparable, wholeVerdict } from "./whole.ts";

/** Of the mutants, those that are also made of what is really rendered alone. */
const ofRenderings = 0.2;
/** Of the mutants, those that also go through the whole engine, which renders anew for each; and how many are enough. */
const ofWhole = 0.01;
const enough = 50;
/** About as many mutants are there of one part. */
const ofPart = 100;

/** A mutant of a target. */
interface Candidate {
  readonly target: Target;
  readonly bench: Bench;
  readonly mutant: Mutant | ObjectMutant;
}

/** The mutants of one contract. */
export class Run {
  readonly #held: Held;
  readonly #share: number;
  readonly #engine: Engine;
  readonly #wholeVerdict: typeof wholeVerdict | undefined;
  #apart = 0;
  #whole = 0;

  constructor(held: Held, extent: Extent) {
    this.#held = held;
    this.#share = extent.share;
    this.#engine = extent.engine ?? engine;
    this.#wholeVerdict = extent.whole ?? (extent.engine === undefined ? wholeVerdict : undefined);
  }

  /** Makes and judges them. */
  bitten(): Bitten {
    const { lower, upper } = this.#held.comparison;
    const templates = score(this.#templates());
    const renderings = score(this.#renderings());
    return { lower, upper, templates, renderings, apart: this.#apart, whole: this.#whole };
  }

  *#templates(): Generator<Judged> {
    const lots = new Lots(this.#shareOfWhole());
    for (const candidate of this.#candidates(this.#share)) {
      const { target, bench, mutant } = candidate;
      const parts = mutated(mutant, target.part, this.#engine, target.subject.template);
      if (parts === undefined || !this.#isAlike(candidate, parts)) {
        this.#apart += 1;
        continue;
      }
      const verdict = bench.verdict(parts);
      if (this.#wholeVerdict !== undefined && lots.draw(() => isComparable(this.#held, target)))
        this.#compareWithWhole(this.#wholeVerdict, candidate, parts, verdict);
      yield judged(candidate, verdict);
    }
  }

  /** Whether the mutant leaves the certificate as it was: else it would tell, and the comparison go untested. */
  #isAlike({ target: { ground, real }, bench, mutant }: Candidate, parts: readonly Part[]): boolean {
    if (real === undefined || !ground.isCertified) return true;
    const printed = mutated(mutant, real.part, this.#engine, real.body);
    return printed !== undefined && bench.certifies(parts, printed);
  }

  *#renderings(): Generator<Judged> {
    for (const candidate of this.#candidates(this.#share * ofRenderings)) {
      const { target, bench, mutant } = candidate;
      const { part, real } = target;
      // Whether what means the same is spelled as in the template is no question for a certificate of bytes.
      if (mutant.label === "must-not" || real === undefined || !target.ground.isCertified) continue;
      const printed = mutated(mutant, real.part, this.#engine, real.body);
      if (printed === undefined) continue;
      yield judged(candidate, { kind: bench.certifies([part], printed) ? "unnoticed" : "caught" });
    }
  }

  #candidates(share: number): Iterable<Candidate> {
    const { sides, comparison } = this.#held;
    const live = comparison.allowances.filter(({ expired }) => !expired);
    const made = this.#engine;
    function* all(): Generator<Candidate> {
      for (const ground of grounds(sides, comparison))
        for (const target of targets(ground)) {
          const bench = new Bench(target, live, made);
          for (const mutant of mutantsOf(target)) yield { target, bench, mutant };
        }
    }
    return sampled(all(), share, 1, ({ target, mutant }) => `${target.part.kind} ${mutant.operator}`);
  }

  #shareOfWhole(): number {
    const { sides, comparison } = this.#held;
    let parts = 1;
    for (const { lower, upper } of grounds(sides, comparison)) parts += lower.unit.size + upper.unit.size;
    return Math.min(ofWhole, enough / (parts * ofPart * this.#share));
  }

  #compareWithWhole(
    ask: typeof wholeVerdict,
    { target, mutant }: Candidate,
    parts: readonly Part[],
    alone: Verdict,
  ): void {
    const whole = ask(this.#held, target, mutant, parts);
    this.#whole += 1;
    if (whole.kind === alone.kind) return;
    const { object, mutant: seen } = judged({ target, mutant }, alone);
    const path = "path" in seen ? seen.path.join(" ") : "";
    throw new Error(`${mutant.operator} of ${object} ${path} is ${alone.kind} alone and ${whole.kind} with all else`);
  }
}

/** With the names that the environment has. */
function judged({ target: { half, part }, mutant }: Omit<Candidate, "bench">, verdict: Verdict): Judged {
  const { text } = half.filling;
  return {
    object: `${text(part.title)} in ${half.environment}`,
    mutant: "path" in mutant ? { ...mutant, path: mutant.path.map(text) } : mutant,
    verdict,
  };
}
