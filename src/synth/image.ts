import type { KustomizeImage } from "../constructs/kustomize-image.ts";

/** An image at a version as Kustomize names it: a tag, a digest, or a tag with a digest, of which the digest decides. */
export function kustomizeImage({ name, tag }: { readonly name: string; readonly tag: string }): KustomizeImage {
  const digest = tag.indexOf("sha256:");
  return digest === -1 ? { name, newTag: tag } : { name, digest: tag.slice(digest) };
}
