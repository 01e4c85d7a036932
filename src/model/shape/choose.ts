import { listChoices, quoted, suggest } from "../suggest.ts";

/** The hint for a word that is none of its choices. */
export function choose(wrong: string, choices: readonly string[], otherwise: string): string {
  const meant = suggest(wrong, choices);
  return meant === undefined ? chooseFrom(choices, otherwise) : `did you mean ${quoted(meant)}?`;
}

/** The hint that only names the choices. */
export function chooseFrom(choices: readonly string[], otherwise: string): string {
  if (choices.length === 0) return otherwise;
  return choices.length === 1 ? `choose ${listChoices(choices)}` : `choose one of ${listChoices(choices)}`;
}
