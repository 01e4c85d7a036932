import { appended } from "./append.ts";
import { type Change, changed } from "./change.ts";
import { exportedObject } from "./exported.ts";
import { inserted } from "./insert.ts";
import type { Fields } from "./literal.ts";
import { orderOf } from "./order.ts";
import { type Tree, treeOf } from "./print.ts";
import { type Address, type Edited, type Kind, placed, type Trouble } from "./problem.ts";
import { proven } from "./prove.ts";
import { reach } from "./reach.ts";
import { type ReadEntry, type Reading, readSource } from "./read.ts";
import { refusals } from "./refuse.ts";
import { replaced } from "./replace.ts";
import { openSource, type Source } from "./source.ts";
import { styleOf } from "./style.ts";

export type { Edited, EditProblem, Kind } from "./problem.ts";

/** The fields of one hold or hotfix, in the order in which they are written. */
export type Entry = ReadEntry["fields"];

/**
 * A file of versions with a hold or hotfix beside its map: a new one, or in place of the one that is there. `home` is
 * the environment or cluster, nothing where the map is flat. An export that is not there yet is put at the end, an entry
 * where its component comes in the map.
 */
export function addEntry(text: string, kind: Kind, home: string | undefined, component: string, entry: Entry): Edited {
  const at = addressOf(kind, home, component);
  const given = { ...(home === undefined ? {} : { home }), component, fields: entry };
  const refused = refusals(at, entry);
  if (refused.length > 0) return { problems: placed(text, refused) };
  return edited(text, at, given, (source, object) => {
    const tree = treeOf(entry);
    if (object === undefined) return appended(source, kind, nested(at.keys, tree));
    const place = reach(object, at);
    if (!("parent" in place)) return place;
    const { parent, found, rest } = place;
    if (found !== undefined) return replaced(source, { parent, ...found }, at, entry);
    const [key = component, ...below] = rest;
    return inserted(text, parent, key, nested(below, tree), styleOf(source), orderOf(source, below.length > 0));
  });
}

type Edit = (source: Source, object: Fields | undefined) => readonly Change[] | readonly Trouble[];

function edited(text: string, at: Address & { readonly name: Kind }, given: ReadEntry, edit: Edit): Edited {
  const source = openSource(text);
  if (!("program" in source)) return { problems: placed(text, [source]) };
  const object = exportedObject(source, at.name);
  if (object !== undefined && !("kind" in object)) return { problems: placed(text, [object]) };
  const outcome = edit(source, object);
  if (areTroubles(outcome)) return { problems: placed(text, outcome) };
  const result = changed(text, outcome);
  return {
    text: result === text ? text : proven(result, "versions", wanted(readSource(source, "versions"), at, given)),
  };
}

function areTroubles(outcome: readonly Change[] | readonly Trouble[]): outcome is readonly Trouble[] {
  const [first] = outcome;
  return first !== undefined && "message" in first;
}

function wanted(before: Reading, at: Address & { readonly name: Kind }, given: ReadEntry): Reading {
  const isHere = (keys: readonly string[]): boolean => JSON.stringify(keys) === JSON.stringify(at.keys);
  return {
    ...before,
    [at.name]: [
      ...before[at.name].filter(({ home, component }) => !isHere(addressOf(at.name, home, component).keys)),
      given,
    ],
    // What was wrong in an entry goes with it.
    problems: before.problems.filter(
      (problem) => problem.export !== at.name || !isHere(problem.path.slice(0, at.keys.length)),
    ),
  };
}

function addressOf(name: Kind, home: string | undefined, component: string): Address & { readonly name: Kind } {
  return { name, keys: home === undefined ? [component] : [home, component] };
}

function nested(keys: readonly string[], tree: Tree): Tree {
  return keys.reduceRight<Tree>((below, key) => [[key, below]], tree);
}
