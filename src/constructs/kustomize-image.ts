/** An image that Kustomize replaces, wherever the manifests name it. */
export interface KustomizeImage {
  /** The image as the manifests name it, without a tag. */
  readonly name: string;
  /** Another image in its place. @default - the same */
  readonly newName?: string;
  /** @default - the tag of the manifests */
  readonly newTag?: string;
  /** `sha256:…`; it wins over a tag. @default - none */
  readonly digest?: string;
}
