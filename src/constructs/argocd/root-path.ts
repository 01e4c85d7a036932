/** A path from the root of the repository; without the slash Argo CD would look below the folder of the source. */
export function rootPath(path: string): string {
  return path.replace(/^\/*/, "/");
}
