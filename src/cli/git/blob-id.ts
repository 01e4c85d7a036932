import { createHash } from "node:crypto";

/** What Git would know a text by, in a repository whose ids are as long as this one. */
export function idOf(text: string, like: string): string {
  const bytes = Buffer.from(text);
  return createHash(like.length === 64 ? "sha256" : "sha1")
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest("hex");
}
