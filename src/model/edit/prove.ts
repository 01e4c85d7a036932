import { type ReadEntry, type Reading, readVersions } from "./read.ts";

/**
 * The new text of a file, once it reads as it is wanted to: the same map, entries and problems, places aside.
 * Throws where it does not, which no text and no edit can bring about: the mistake is in this folder.
 */
export function proven(text: string, exportName: string, wanted: Reading): string {
  if (told(readVersions(text, exportName)) === told(wanted)) return text;
  throw new Error("the edited versions do not read as they were meant to; this is a mistake in Lockstep");
}

function told({ map, holds, hotfixes, problems }: Reading): string {
  const entries = [holds, hotfixes].map((each) => each.map(line).sort());
  return JSON.stringify([map, ...entries, problems.map(({ message }) => message)]);
}

/** An entry has no place among the others, and its fields keep the order that they had. */
function line({ home, component, fields }: ReadEntry): string {
  return JSON.stringify([home ?? null, component, Object.entries(fields).sort()]);
}
