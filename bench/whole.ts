import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { project, timed } from "./child.ts";
import { fleetOf } from "./fleet.ts";
import { writeFleet } from "./fleet-files.ts";
import { type Process, processes } from "./measures.ts";

/** Whole processes on one fleet, from start to exit: what a person waits for. */
export interface Whole {
  readonly fleet: string;
  readonly milliseconds: ReadonlyMap<Process, readonly number[]>;
}

const lockstep = join(project, "bin", "lockstep.mjs");

/** A fleet of which whole processes are measured; synth writes what is there already, as it mostly does. */
export class WholeSeries {
  readonly #fleet: string;
  readonly #root: string;
  readonly #out: string;
  readonly #milliseconds = new Map<Process, number[]>();

  /** The reference fleet, or the yardstick of a size, written to disk. */
  constructor(size: number | undefined, folder: string) {
    this.#fleet = size === undefined ? "the reference fleet" : `about ${size.toLocaleString("en-US")} objects`;
    this.#root = size === undefined ? project : join(folder, `whole-${size}`);
    this.#out = join(folder, `whole-${size ?? "reference"}`);
    mkdirSync(this.#out, { recursive: true });
    if (size !== undefined) writeFleet(this.#root, fleetOf(size));
    this.#run("synth");
  }

  get result(): Whole {
    return { fleet: this.#fleet, milliseconds: this.#milliseconds };
  }

  round(note: (what: string) => void): void {
    // `check` compares with dist/, which a working tree need not have in step.
    const reference = ["node", "tsx", "synth", "npm"] as const;
    const yardstick = ["synth", "check"] as const;
    for (const name of this.#root === project ? reference : yardstick) {
      note(`${this.#fleet}: ${processes[name]}`);
      const taken = this.#run(name);
      const before = this.#milliseconds.get(name);
      if (before === undefined) this.#milliseconds.set(name, [taken]);
      else before.push(taken);
    }
  }

  #run(name: Exclude<Process, "status" | "history">): number {
    const node = process.execPath;
    switch (name) {
      case "node":
        return timed(node, ["-e", "0"], project);
      case "tsx":
        return timed(node, ["--import", "tsx", "-e", "0"], project);
      case "synth":
        return timed(node, [lockstep, "synth", "-C", this.#root, "-o", this.#out], project);
      case "check":
        return timed(node, [lockstep, "check", "-C", this.#root], project);
      case "npm":
        return timed("npm", ["run", "synth", "--", "-C", this.#root, "-o", this.#out], project);
    }
  }
}
