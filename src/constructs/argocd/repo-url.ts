/** A repository as Applications and AppProjects name it alike: a registry of charts goes without its scheme. */
export function argoRepoUrl(url: string): string {
  return url.replace(/^oci:\/\//, "");
}
