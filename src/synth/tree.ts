import type { Finding } from "../model/finding.ts";

/**
 * Everything that is rendered, in memory: path → text.
 *
 * Paths are relative to the fleet's folder, with forward slashes: `dist/dev/web/deployment-web.yaml`.
 * What is in a tree stays as it is: a path can be added once and never changed.
 */
export class Tree {
  readonly #texts = new Map<string, string>();
  readonly #owners = new Map<string, string>();
  #sorted: readonly string[] | undefined;

  /** How many files there are. */
  get size(): number {
    return this.#texts.size;
  }

  /**
   * Adds a file. A path that is taken keeps its text, and the finding names both who asked for it.
   *
   * @param by Who renders the file, as a reader of the policy would call it: `component "web"`.
   */
  add(path: string, text: string, by: string): Finding | undefined {
    const owner = this.#owners.get(path);
    if (owner !== undefined) return taken(path, owner, by);
    this.#texts.set(path, text);
    this.#owners.set(path, by);
    this.#sorted = undefined;
    return undefined;
  }

  has(path: string): boolean {
    return this.#texts.has(path);
  }

  get(path: string): string | undefined {
    return this.#texts.get(path);
  }

  /** Sorted by code units, which no locale changes. */
  get paths(): readonly string[] {
    this.#sorted ??= [...this.#texts.keys()].sort();
    return this.#sorted;
  }

  /** Path and text of every file, sorted by path. */
  *[Symbol.iterator](): IterableIterator<readonly [path: string, text: string]> {
    for (const path of this.paths) yield [path, this.#texts.get(path) ?? ""];
  }
}

function taken(path: string, owner: string, by: string): Finding {
  const claim = owner === by ? `${by} renders "${path}" twice` : `${by} renders "${path}", which ${owner} renders too`;
  return {
    rule: "synth/one-owner",
    severity: "error",
    message: claim,
    at: { file: path, path: [] },
    hint: "give one of the two another name",
  };
}
