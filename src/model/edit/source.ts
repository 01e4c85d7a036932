import { parse } from "@babel/parser";
import type { Program } from "../locate/syntax.ts";
import type { Trouble } from "./problem.ts";

/** A file of versions, parsed. */
export interface Source {
  readonly text: string;
  readonly program: Program;
}

/** Parses a whole file; unlike for locating, half-written text is refused, because an edit there would be a guess. */
export function openSource(text: string): Source | Trouble {
  try {
    const { program } = parse(text, {
      sourceType: "module",
      plugins: ["typescript"],
      attachComment: false,
      allowUndeclaredExports: true,
    });
    return { text, program };
  } catch (error) {
    return { start: positionOf(error), message: reasonOf(error), hint: "mend the file first", path: [] };
  }
}

function positionOf(error: unknown): number {
  return error instanceof SyntaxError && "pos" in error && typeof error.pos === "number" ? error.pos : 0;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof SyntaxError)) return "the file is nested too deep to be read";
  const [said = ""] = error.message.split("\n");
  return `the file cannot be read: ${said.replace(/\s*\(\d+:\d+\)$/, "").replace(/\.$/, "")}`;
}
