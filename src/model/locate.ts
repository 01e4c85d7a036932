import { lineStarts } from "./lines.ts";
import { Search } from "./locate/search.ts";
import { declarations, exported, parseProgram, type Scope, type Value } from "./locate/syntax.ts";

/** Where a field stands in a text. */
export interface Location {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;
  /** False where the field itself is not written there: then this is the deepest part of its path that is. */
  readonly exact: boolean;
  /** How many keys of the path were found. */
  readonly depth: number;
}

/** A text, parsed once, to locate many fields in. */
export interface SourceMap {
  /**
   * Where the field at a path below an export is written: its key, or its item in a list (`["allow", "0"]` or
   * `["allow[0]"]`). The empty path is the exported object itself; without such an export it is the text's start.
   */
  readonly locate: (exportName: string, path: readonly string[]) => Location;
}

/** Parses a text of TypeScript or JavaScript, half-written too; nothing in it makes this throw. */
export function sourceMap(text: string): SourceMap {
  const program = parseProgram(text);
  const lines = lineStarts(text);
  const scope: Scope = { names: program === undefined ? new Map() : declarations(program.body) };
  return {
    locate(exportName, path) {
      const value = program === undefined ? undefined : exported(program, exportName, scope);
      if (value === undefined) return { line: 1, column: 1, exact: false, depth: 0 };
      const literal = foundIn(value, scope, path);
      if (literal.depth === path.length) return { ...place(literal.start, lines), exact: true, depth: path.length };
      const steps = path.flatMap(stepsOf);
      const found = foundIn(
        value,
        scope,
        steps.map(({ key }) => key),
      );
      const depth = steps[found.depth - 1]?.done ?? 0;
      if (depth <= literal.depth) return { ...place(literal.start, lines), exact: false, depth: literal.depth };
      return { ...place(found.start, lines), exact: found.depth === steps.length, depth };
    },
  };
}

/** `sourceMap(source).locate(…)`, where the last few texts stay parsed. */
export function locate(source: string, exportName: string, path: readonly string[]): Location {
  let map = recent.get(source);
  if (map === undefined) {
    map = sourceMap(source);
    if (recent.size >= 4) recent.delete(recent.keys().next().value ?? "");
    recent.set(source, map);
  }
  return map.locate(exportName, path);
}

const recent = new Map<string, SourceMap>();

function foundIn(
  value: Value,
  scope: Scope,
  steps: readonly string[],
): { readonly start: number; readonly depth: number } {
  try {
    const search = new Search(steps);
    return search.find(value, scope, 0, search.start({ value, scope }));
  } catch {
    // The parser leaves holes in what it recovered that its types deny; a place is never worth an exception.
    return { start: value.start ?? 0, depth: 0 };
  }
}

/** `allow[0]`, where it is no key itself, is two steps in the text, and one key of the path once both are done. */
function stepsOf(key: string, index: number): readonly { readonly key: string; readonly done: number }[] {
  const [, name = "", items = ""] = /^([^[\]]*)((?:\[\d+\])+)$/.exec(key) ?? [];
  if (items === "") return [{ key, done: index + 1 }];
  const keys = [...(name === "" ? [] : [name]), ...items.slice(1, -1).split("][")];
  return keys.map((each, step) => ({ key: each, done: step === keys.length - 1 ? index + 1 : index }));
}

function place(offset: number, lines: readonly number[]): { readonly line: number; readonly column: number } {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.max(0, offset - (lines[low] ?? 0)) + 1 };
}
