import { exportedObject } from "../edit/exported.ts";
import { readSource, readVersions, type VersionMap } from "../edit/read.ts";
import { openSource } from "../edit/source.ts";
import { Pattern } from "./pattern.ts";
import type { Place } from "./place.ts";

/** What a text says: its whole map, what it changed of the text before, or the first reason why it cannot be read. */
export type MapReading =
  | { readonly map: VersionMap }
  | { readonly changes: readonly (Place & { readonly version: string })[] }
  | { readonly reason: string };

/**
 * Reads texts of one file, commit after commit. Parsing costs most of a long history, and most commits change nothing
 * but versions: a text that differs from the one before in these alone is not parsed again.
 */
export class MapReader {
  #pattern: Pattern | undefined;

  /** What the next text says; nothing of it is ever run. */
  read(text: string): MapReading {
    const changes = this.#pattern?.next(text);
    return changes === undefined ? this.#parse(text) : { changes };
  }

  /** Says that there is no file now: the next text is told whole. */
  forget(): void {
    this.#pattern = undefined;
  }

  #parse(text: string): MapReading {
    this.#pattern = undefined;
    const source = openSource(text);
    const { map, problems } = "program" in source ? readSource(source, "versions") : readVersions(text);
    // What is wrong with a hold or a hotfix leaves the map as it is.
    const problem = problems.find((each) => each.export === undefined);
    if (problem !== undefined) return { reason: `line ${problem.line}: ${problem.message}` };
    const object = "program" in source ? exportedObject(source, "versions") : undefined;
    if (object !== undefined && "kind" in object) this.#pattern = Pattern.of(text, object);
    return { map };
  }
}
