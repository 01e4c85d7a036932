import { diff } from "../../../checks/parity/diff/diff.ts";
import type { Difference } from "../../../checks/parity/diff/difference.ts";
import type { Change, Effect, Unread } from "./change.ts";
import type { ChangedFile, ChangedFiles } from "./changed-files.ts";
import { type Content, contentOf, type Document } from "./document.ts";
import { type Home, homes } from "./home.ts";
import { emptied, type Read, withObjects } from "./listing.ts";

/** A document with where it belongs. */
interface Placed extends Document {
  readonly home: Home;
  readonly file: string;
}

type Half = ReadonlyMap<string, Placed>;

/** A changed file with what it says on each side. */
interface ReadFile extends ChangedFile {
  readonly contents: { readonly before: Content | undefined; readonly after: Content | undefined };
}

/** Says of changed files what changed in the objects that they hold, wherever these lie now. */
export function effectOf({ changed, isRendered, read, paths }: ChangedFiles): Effect {
  const files = new Map(changed.map((file) => [file.path, file]));
  const homeOf = homes([...paths, ...files.keys()]);
  const contents = changed.map(withContents);
  const unread = contents.flatMap(unreadIn);
  const broken = new Set(unread.map(({ file }) => file));
  const readable = contents.filter(({ path }) => !broken.has(path));
  const half = (side: "before" | "after"): Half => {
    const readThere: Read = (path) => (files.has(path) ? files.get(path)?.[side] : read(path));
    return placed(readable, side, readThere, homeOf);
  };
  const changes = [
    ...compared(half("before"), half("after")),
    ...changed.filter(({ path }) => broken.has(path)).map((file) => asText(file, homeOf)),
  ];
  return { changes, unread, files: changed.length, isRendered };
}

function withContents(file: ChangedFile): ReadFile {
  const of = (text: string | undefined) => (text === undefined ? undefined : contentOf(file.path, text));
  return { ...file, contents: { before: of(file.before), after: of(file.after) } };
}

function unreadIn({ path, contents }: ReadFile): readonly Unread[] {
  return (["before", "after"] as const).flatMap((side) => {
    const content = contents[side];
    return content === undefined || "documents" in content
      ? []
      : [{ file: path, side, reason: content.unreadable, line: content.line }];
  });
}

type HomeOf = ReturnType<typeof homes>;

function placed(files: readonly ReadFile[], side: "before" | "after", read: Read, homeOf: HomeOf): Half {
  const half = new Map<string, Placed>();
  for (const { path, contents } of files) {
    const content = contents[side];
    if (content === undefined || !("documents" in content)) continue;
    for (const document of content.documents) {
      const home = homeOf(path, document.environment);
      const own = withObjects(path, document, read);
      const key = JSON.stringify([home.kind, home.name, document.id ?? path]);
      half.set(unused(half, key), { ...own, home, file: path });
    }
  }
  return half;
}

/** Two objects of one id are a finding of another rule; here both are kept. */
function unused(half: Half, key: string): string {
  let free = key;
  for (let count = 2; half.has(free); count += 1) free = `${key}#${count}`;
  return free;
}

function compared(before: Half, after: Half): readonly Change[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  // What comes or goes as a whole is not said once more by the list that names it.
  const moved = new Set(
    keys.filter((key) => !(before.has(key) && after.has(key))).map((key) => idOf(before, after, key)),
  );
  return keys.flatMap((key): readonly Change[] => {
    const [left, right] = [before.get(key), after.get(key)];
    const one = right ?? left;
    if (one === undefined) return [];
    const { home, file, title } = one;
    const shared = { home, file, id: one.id ?? file, title: title === "" ? file : title };
    const bodies = [left?.body ?? (right && emptied(right)), right?.body ?? (left && emptied(left))] as const;
    if (bodies[0] === undefined || bodies[1] === undefined)
      return [{ ...shared, kind: right === undefined ? "removed" : "added", differences: [] } as const];
    const differences = diff(bodies[0], bodies[1], one.kind)
      .filter(({ path }) => !isSaid(path, moved))
      .map(named);
    return differences.length === 0 ? [] : [{ ...shared, kind: "changed", differences } as const];
  });
}

const idOf = (before: Half, after: Half, key: string): string | undefined => (after.get(key) ?? before.get(key))?.id;

const isSaid = ([first, second = ""]: Difference["path"], moved: ReadonlySet<string | undefined>): boolean =>
  first === "resources" && moved.has(second);

/** An id in a list as people know the object: `resources[Deployment/web]`. */
function named(difference: Difference): Difference {
  const [first = "", second = "", ...rest] = difference.path;
  const [, kind, name] = /^\["[^"]*","([^"]*)","[^"]*","([^"]*)"\]$/.exec(second) ?? [];
  if (first !== "resources" || kind === undefined) return difference;
  return { ...difference, path: [first, `${kind}/${name}`, ...rest] };
}

/** A file that cannot be read is still a text. */
function asText({ path, before, after }: ChangedFile, homeOf: HomeOf): Change {
  const shared = { home: homeOf(path, undefined), id: path, title: path, file: path };
  if (before === undefined || after === undefined)
    return { ...shared, kind: after === undefined ? "removed" : "added", differences: [] };
  return { ...shared, kind: "changed", differences: [{ path: [], kind: "changed", left: before, right: after }] };
}
