import { annotation } from "./annotate.ts";
import type { Change } from "./change.ts";
import { noExport, topNames } from "./exported.ts";
import { printBroken, type Tree } from "./print.ts";
import { type Kind, named, type Trouble } from "./problem.ts";
import type { Source } from "./source.ts";
import { styleOf } from "./style.ts";

/** Puts a new export at the end of a file, with one blank line before it and what the map is annotated with. */
export function appended(source: Source, kind: Kind, tree: Tree): readonly Change[] | readonly Trouble[] {
  if (topNames(source.program).has(kind)) {
    const message = `${named({ name: kind, keys: [] })} is declared here and not exported`;
    return [{ ...noExport(source, kind), message, hint: "export it, or rename it" }];
  }
  const { text } = source;
  const style = styleOf(source);
  const { text: suffix, changes } = annotation(source, kind, style);
  const lines = text.slice(text.trimEnd().length).match(/\r\n|\n|\r/g)?.length ?? 0;
  const gap = text.trim() === "" ? "" : style.lineEnd.repeat(Math.max(0, 2 - lines));
  const statement = `export const ${kind} = ${printBroken(tree, style, "")}${suffix}${style.semicolon ? ";" : ""}`;
  // The end of the file stays as it is: with a line end, or without.
  const added = `${gap}${statement}${lines > 0 || text === "" ? style.lineEnd : ""}`;
  return [...changes, { start: text.length, end: text.length, text: added }];
}
