import type { World } from "../world.ts";
import type { Blob } from "./files.ts";
import { complaint, type GitFault, git } from "./git.ts";
import type { Repository } from "./repository.ts";

/** Bytes of one answer, about. */
const most = 24_000_000;

/**
 * The texts of files by the ids of their blobs, in the order that is asked for, many at a time. `size` is about how long
 * one is, in bytes. Bytes that are no UTF-8 come out as U+FFFD.
 */
export async function* texts(
  world: World,
  repository: Repository,
  ids: readonly string[],
  size: number,
): AsyncGenerator<readonly string[] | GitFault> {
  const step = Math.max(1, Math.floor(most / Math.max(size, 500)));
  for (let start = 0; start < ids.length; start += step)
    yield await halved(world, repository, ids.slice(start, start + step));
}

/** The texts of many blobs by id, each asked for once. Bytes that are no UTF-8 come out as U+FFFD. */
export async function textsOf(
  world: World,
  repository: Repository,
  blobs: Iterable<Blob>,
): Promise<ReadonlyMap<string, string> | GitFault> {
  const sizes = new Map([...blobs].map(({ id, size }) => [id, size]));
  const ids = [...sizes.keys()];
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const found = new Map<string, string>();
  for await (const batch of texts(world, repository, ids, all / Math.max(ids.length, 1))) {
    if ("reason" in batch) return batch;
    for (const text of batch) found.set(ids[found.size] ?? "", text);
  }
  return found;
}

type Read = readonly string[] | GitFault;

/** What cannot be read at once (it is too long, or one of them is odd) is read in halves. */
async function halved(world: World, repository: Repository, ids: readonly string[]): Promise<Read> {
  const read = await together(world, repository, ids);
  if (read !== undefined) return read;
  if (ids.length <= 1) return await singly(world, repository, ids[0] ?? "");
  const half = ids.length >> 1;
  const first = await halved(world, repository, ids.slice(0, half));
  if ("reason" in first) return first;
  const second = await halved(world, repository, ids.slice(half));
  return "reason" in second ? second : [...first, ...second];
}

/** Nothing where the answer does not add up: what is no UTF-8 comes out longer than it went in. */
async function together(
  world: World,
  { folder }: Repository,
  ids: readonly string[],
): Promise<readonly string[] | undefined> {
  const args = ["cat-file", "--batch", "--buffer"];
  const { code, stdout } = await git(world, folder, args, `${ids.join("\n")}\n`);
  if (code !== 0) return undefined;
  // Sizes are told in bytes: a character for each of them can be cut, and of what is ASCII nothing is to be copied.
  const isPlain = Buffer.byteLength(stdout) === stdout.length;
  const bytes = isPlain ? stdout : Buffer.from(stdout).toString("latin1");
  const found: string[] = [];
  let at = 0;
  for (const id of ids) {
    const end = bytes.indexOf("\n", at);
    const [name, kind, size] = bytes.slice(at, Math.max(end, at)).split(" ");
    if (name !== id || kind !== "blob") return undefined;
    at = end + 1 + Number(size);
    const text = bytes.slice(end + 1, at);
    found.push(isPlain ? text : Buffer.from(text, "latin1").toString());
    at += 1;
  }
  return at === bytes.length ? found : undefined;
}

async function singly(world: World, { folder }: Repository, id: string): Promise<Read> {
  const read = await git(world, folder, ["cat-file", "blob", id]);
  if (read.code === 0) return [read.stdout];
  return {
    reason: `Git cannot read the file ${id.slice(0, 12)}: ${complaint(read)}`,
    hint: "fetch the commits again, or run git fsck",
  };
}
