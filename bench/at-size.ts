import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { reading, sampled } from "./child.ts";
import { type Measure, measures } from "./measures.ts";
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

const names: readonly Measure[] = ["floor", "cdk8s-objects", "cdk8s-charts", "render", "unchecked", "cold", "warm", "edit", "check"];

/** A size under measurement: every round measures everything once, so that noise meets all alike. */
export class Series {
  readonly #size: number;
  readonly #folder: string;
  readonly #sample: string;
  readonly #scale: Scale;
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
    for (const measure of names) {
      if (this.#skipped.has(measure)) continue;
      note(`${this.#size.toLocaleString("en-US")} objects: ${measures[measure]}`);
      const shared = measure === "cold" || measure === "warm" || measure === "edit" || measure === "check";
      const root = join(this.#folder, shared ? "fleet" : measure);
      // Removing files is not free either: it must not be under way while something else is measured.
      if (!shared || measure === "cold") rmSync(root, { recursive: true, force: true });
      mkdirSync(root, { recursive: true });
      const found = reading(measure, this.#size, root, this.#sample, measure.startsWith("cdk8s") ? patience : undefined);
      if (!shared) rmSync(root, { recursive: true, force: true });
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
