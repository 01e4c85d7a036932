import { posix } from "node:path";
import type { Difference } from "../../../checks/parity/diff/difference.ts";
import { same } from "../../../checks/parity/diff/same.ts";
import type { Change } from "./change.ts";
import { byHome, type Home } from "./home.ts";
import { changeWithout, differenceWithout } from "./nameless.ts";

/** What is done alike to one object of each of some homes. */
export interface GroupedChange extends Pick<Change, "title" | "kind" | "differences"> {
  /** Where the object lies, `dist/…/web`; nothing where it is a file, or not in one place everywhere. */
  readonly folder: string | undefined;
  /** The files that it is done in, in the order of the homes. */
  readonly files: readonly string[];
}

/** Changes that are the same in all of these homes, and in no other. */
export interface Group {
  /** Sorted by their names. */
  readonly homes: readonly Home[];
  readonly changes: readonly GroupedChange[];
}

/** What stands in the place of a name while changes are compared: no text of a rendered file has it. */
const mark = "\u0000";

/** What stands there for people. */
const gap = "…";

/** One difference, or one object that came or went, in all homes where it is the same. */
interface Leaf {
  /** The object without names. */
  readonly object: string;
  readonly found: { readonly change: Change; readonly difference: Difference | undefined }[];
}

/** Puts together what is the same after each home's own name is taken out. */
export function grouped(changes: readonly Change[]): readonly Group[] {
  const leaves = new Map<string, Leaf>();
  for (const change of changes) {
    const { id, kind } = changeWithout(change, mark);
    const object = JSON.stringify([change.home.kind, id, kind]);
    for (const difference of change.differences.length === 0 ? [undefined] : change.differences) {
      const bare = difference === undefined ? undefined : differenceWithout(difference, change.home, mark);
      const key = JSON.stringify([object, bare && [bare.path, bare.kind, bare.left ?? null, bare.right ?? null]]);
      const leaf = leaves.get(key);
      if (leaf === undefined) leaves.set(key, { object, found: [{ change, difference }] });
      else leaf.found.push({ change, difference });
    }
  }
  const groups = new Map<string, { readonly homes: readonly Home[]; readonly objects: Map<string, Leaf[]> }>();
  for (const leaf of leaves.values()) {
    const homes = homesOf(leaf);
    const key = JSON.stringify(homes);
    const group = groups.get(key) ?? { homes, objects: new Map<string, Leaf[]>() };
    groups.set(key, group);
    group.objects.set(leaf.object, [...(group.objects.get(leaf.object) ?? []), leaf]);
  }
  return [...groups.values()]
    .map(({ homes, objects }) => ({ homes, changes: [...objects.values()].flatMap(together) }))
    .sort((one, other) => other.homes.length - one.homes.length || byFirstHome(one, other));
}

/** The homes of a leaf, each once. */
function homesOf({ found }: Leaf): readonly Home[] {
  const homes = new Map(found.map(({ change: { home } }) => [JSON.stringify([home.kind, home.name]), home]));
  return [...homes.values()].sort(byHome);
}

function byFirstHome({ homes: [one] }: Group, { homes: [other] }: Group): number {
  return one === undefined || other === undefined ? 0 : byHome(one, other);
}

/** What is done to one object. */
function together(leaves: readonly Leaf[]): readonly GroupedChange[] {
  const changes = leaves[0]?.found.map(({ change }) => change) ?? [];
  const [first] = changes;
  if (first === undefined) return [];
  const { kind, id, file } = first;
  const shown = changes.length === 1 ? first : changeWithout(first, gap);
  const folders = new Set(changes.map((each) => posix.dirname(changeWithout(each, mark).file)));
  return [
    {
      title: shown.title,
      folder: id === file || folders.size > 1 ? undefined : posix.dirname(shown.file),
      kind,
      files: changes.map((each) => each.file),
      differences: leaves.flatMap(({ found }) => shownDifference(found)),
    },
  ];
}

/** With the names in it where they are the same everywhere. */
function shownDifference(found: Leaf["found"]): readonly Difference[] {
  const [first, ...others] = found;
  if (first?.difference === undefined) return [];
  const { difference, change } = first;
  const isSame = others.every(
    (each) =>
      same(each.difference?.path, difference.path) &&
      same(each.difference?.left, difference.left) &&
      same(each.difference?.right, difference.right),
  );
  return [isSame ? difference : differenceWithout(difference, change.home, gap)];
}
