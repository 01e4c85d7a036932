import type { Json } from "../../policy/index.ts";
import type { Mutant, ObjectMutant } from "../mutation/mutant.ts";
import { mutants, objectMutants, type Subject } from "../mutation/mutants.ts";
import { close } from "../parity/diff/open.ts";
import type { Part } from "../parity/part.ts";
import type { Ground, Half } from "./ground.ts";

/** One part of a template, ready to be mutated. */
export interface Target {
  readonly ground: Ground;
  readonly half: Half;
  readonly part: Part;
  /** What the generator takes: the body with documents as texts. */
  readonly subject: Subject;
  /** What the part really is, and its body in the same way; absent where a template stands for no real part. */
  readonly real: { readonly part: Part; readonly body: Json } | undefined;
}

/** Every part of both halves of a unit. */
export function* targets(ground: Ground): Generator<Target> {
  for (const half of [ground.upper, ground.lower])
    for (const part of half.unit.values()) {
      const { kind } = part;
      const real = half.real.get(half.filling.text(part.id));
      yield {
        ground,
        half,
        part,
        subject: {
          kind,
          template: close(part.body),
          neighbour: half.neighbour,
          definition: ground.definitions.get(kind),
        },
        real: real === undefined ? undefined : { part: real, body: close(real.body) },
      };
    }
}

/** Every mutant of a target: of its fields, then of the whole object. */
export function* mutantsOf({ subject }: Target): Generator<Mutant | ObjectMutant> {
  yield* mutants(subject);
  yield* objectMutants(subject.kind, subject.template, subject.neighbour);
}
