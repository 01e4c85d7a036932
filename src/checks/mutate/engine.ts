import type { Json } from "../../policy/index.ts";
import { certifies } from "../parity/certificate.ts";
import { compareParts } from "../parity/compare.ts";
import type { Definitions } from "../parity/diff/diff.ts";
import type { Difference } from "../parity/diff/difference.ts";
import { open } from "../parity/diff/open.ts";
import type { Filling } from "../parity/fill.ts";
import type { Part, Unit } from "../parity/part.ts";

/** What of the parity engine mutants put to the test, as a parameter: tests hand in engines with a fault. */
export interface Engine {
  /** Where two parts of one id differ; one that is missing is one difference. */
  readonly compare: (
    left: Part | undefined,
    right: Part | undefined,
    definitions: Definitions,
  ) => readonly Difference[];
  /** A value with documents in the place of the texts that hold them. */
  readonly open: (value: Json) => Json;
  /** Whether templates with names in them are what is really rendered. */
  readonly certifies: (templates: Unit, real: Unit, filling: Filling) => boolean;
}

/** The engine that `check` uses. */
export const engine: Engine = { compare: compareParts, open, certifies };
