import { isList, isRecord } from "../../../imports/json.ts";
import type { Json } from "../../policy/scalars.ts";
import type { Change } from "./change.ts";
import { Documents, type EmbeddedDocument, textStep } from "./documents.ts";
import { Identity } from "./identity.ts";
import { type Known, knownAtKey, knownInList, knownOf, knownOfDocument } from "./known.ts";
import { leafChanges } from "./leaf-changes.ts";
import { listChanges } from "./list-changes.ts";
import type { Mutant } from "./mutant.ts";
import { recordChanges } from "./record-changes.ts";
import { rewrite, type Tools } from "./rewrite.ts";
import type { Subject } from "./subject.ts";

export { objectMutants } from "./object-mutants.ts";
export type { Subject } from "./subject.ts";

interface Place {
  readonly value: Json;
  readonly path: readonly string[];
  readonly known: Known;
}

/**
 * Every mutant of one object, in the order of the object: each leaf, key and list, also inside documents in texts.
 * Made one at a time; where it is not sure what a change means, there is no mutant.
 */
export function* mutants(subject: Subject): Generator<Mutant> {
  const { kind, template, neighbour, definition } = subject;
  const tools = { identity: new Identity(neighbour), documents: new Documents() };
  // A stack of its own: a nest of generators would pass every mutant up through all levels.
  const ahead: Place[] = [{ value: template, path: [], known: knownOf(kind, definition) }];
  for (let place = ahead.pop(); place !== undefined; place = ahead.pop()) {
    const held = typeof place.value === "string" ? tools.documents.in(place.value) : undefined;
    for (const change of changesAt(place, held, tools)) yield mutant(change, place.path, template, tools);
    for (const child of childrenOf(place, held).reverse()) ahead.push(child);
  }
}

function mutant(
  { operator, label, step, edit }: Change,
  path: readonly string[],
  template: Json,
  tools: Tools,
): Mutant {
  return {
    operator,
    label,
    path: step === undefined ? path : [...path, step],
    apply: (body) => rewrite(body, template, path, edit, tools),
  };
}

function changesAt(
  { value, path, known }: Place,
  held: EmbeddedDocument | undefined,
  { identity, documents }: Tools,
): Iterable<Change> {
  // What can be said about the text is said about its document.
  if (held !== undefined) return [];
  if (isList(value)) return listChanges(value, known, documents);
  if (isRecord(value)) {
    const place = path.length === 0 ? "root" : path.at(-1) === textStep ? "document" : "inner";
    return recordChanges(value, known, place, identity);
  }
  return leafChanges(value, known, identity);
}

function childrenOf({ value, path, known }: Place, held: EmbeddedDocument | undefined): Place[] {
  if (held !== undefined) return [{ value: held.value, path: [...path, textStep], known: knownOfDocument(held.value) }];
  if (isList(value)) {
    const below = knownInList(known);
    return value.map((item, index) => ({ value: item, path: [...path, String(index)], known: below }));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([key, item]) => ({
    value: item,
    path: [...path, key],
    known: knownAtKey(known, key),
  }));
}
