import { createHash } from "node:crypto";
import type { World } from "../world.ts";
import type { Blob } from "./files.ts";
import { complaint, type GitFault, git } from "./git.ts";
import type { Repository } from "./repository.ts";

/** Files of one question, for command lines have an end; and bytes of one answer. */
const most = { files: 400, bytes: 4_000_000 };

/** What Git would know a text by, in a repository whose ids are as long as this one. */
export function idOf(text: string, like: string): string {
  const bytes = Buffer.from(text);
  return createHash(like.length === 64 ? "sha256" : "sha1")
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest("hex");
}

/** The texts of many blobs by id, in few questions. Bytes that are no UTF-8 come out as U+FFFD. */
export async function readBlobs(
  world: World,
  repository: Repository,
  blobs: Iterable<Blob>,
): Promise<ReadonlyMap<string, string> | GitFault> {
  const texts = new Map<string, string>();
  for (const batch of batches(new Map([...blobs].map((each) => [each.id, each])).values())) {
    const read = (await together(world, repository, batch)) ?? (await singly(world, repository, batch));
    if ("reason" in read) return read;
    for (const [id, text] of read) texts.set(id, text);
  }
  return texts;
}

function batches(blobs: Iterable<Blob>): readonly (readonly Blob[])[] {
  const all: Blob[][] = [];
  let room = 0;
  for (const blob of blobs) {
    const last = all.at(-1);
    if (last === undefined || last.length >= most.files || blob.size > room) {
      all.push([blob]);
      room = most.bytes - blob.size;
    } else {
      last.push(blob);
      room -= blob.size;
    }
  }
  return all;
}

type Texts = ReadonlyMap<string, string>;

/**
 * All at once, cut at the lengths that Git gave before. Nothing where they do not add up: what is no UTF-8 comes out
 * longer than it went in.
 */
async function together(world: World, { folder }: Repository, blobs: readonly Blob[]): Promise<Texts | undefined> {
  const { code, stdout } = await git(world, folder, ["show", ...blobs.map(({ id }) => id), "--"]);
  const bytes = Buffer.from(stdout);
  if (code !== 0 || bytes.length !== blobs.reduce((sum, { size }) => sum + size, 0)) return undefined;
  let start = 0;
  return new Map(
    blobs.map(({ id, size }) => {
      start += size;
      return [id, bytes.toString("utf8", start - size, start)];
    }),
  );
}

async function singly(world: World, { folder }: Repository, blobs: readonly Blob[]): Promise<Texts | GitFault> {
  const texts = new Map<string, string>();
  for (const { id } of blobs) {
    const read = await git(world, folder, ["cat-file", "blob", id]);
    if (read.code !== 0)
      return {
        reason: `Git cannot read the file ${id.slice(0, 12)}: ${complaint(read)}`,
        hint: "fetch the commit again, or run git fsck",
      };
    texts.set(id, read.stdout);
  }
  return texts;
}
