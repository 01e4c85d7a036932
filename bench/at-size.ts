import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { reading, sampled } from "./child.ts";
import { isMeasure, type Measure, measures } from "./measures.ts";
import type { Reading, Scale } from "./reading.ts";

/** All readings of one size. */
export interface AtSize {
  readonly size: number;
  readonly scale: Scale;
  readonly readings: ReadonlyMap<Measure, readonly Reading[]>;
  /** What was not measured, and why. */
  readonly skipped: ReadonlyMap<Measure, string>;
}

/** Longer than this no measurement of plain cdk8s is waited for. */
const patience = 60_000;

const names = Object.keys(measures).filter(isMeasure);

/** A size under measurement: every round measures everything once, so that noise meets all alike. */
export class Series {
  readonly #size: number;
  readonly #folder: string;
  readonly #sample: string;
  readonly #scale: Scale;
  #round = 0;
  readonly #readings = new Map<Measure, Reading[]>();
  readonly #skipped = new Map<Measure, string>();

  constructor(size: number, folder: string) {
    this.#size = size;
    this.#folder = join(folder, String(size));
    this.#sample = join(this.#folder, "sample.json");
    mkdirSync(this.#folder, { recursive: true });
    this.#scale = sampled(size, this.#sample);
  }

  get result(): AtSize {
    return { size: this.#size, scale: this.#scale, readings: this.#readings, skipped: this.#skipped };
  }

  /** Measures all but `without`, each in a fresh process; the commands one after the other in one folder. */
  round(without: ReadonlyMap<Measure, string>, note: (what: string) => void): void {
    for (const [measure, reason] of without) this.#skipped.set(measure, reason);
    this.#round += 1;
    for (const measure of names) {
      if (this.#skipped.has(measure)) continue;
      note(`${this.#size.toLocaleString("en-US")} objects: ${measures[measure]}`);
      // A folder is never emptied for the next round: where many files were just removed, ext4 makes new ones ten times
      // slower for minutes.
      const root = join(this.#folder, `${isCommand(measure) ? "fleet" : measure}-${this.#round}`);
      mkdirSync(root, { recursive: true });
      const allowed = measure.startsWith("cdk8s") ? patience : undefined;
      const found = reading(measure, this.#size, root, this.#sample, allowed);
      if (found === undefined) {
        this.#skipped.set(measure, `more than ${patience / 1_000} s`);
        continue;
      }
      const before = this.#readings.get(measure);
      if (before === undefined) this.#readings.set(measure, [found]);
      else before.push(found);
    }
  }
}

const isCommand = (measure: Measure): boolean => ["cold", "warm", "edit", "check"].includes(measure);
