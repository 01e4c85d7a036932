import type { Model } from "../model/model.ts";
import { isWithin } from "../model/path.ts";
import { homePath } from "../synth/paths.ts";

/** Files that belong to no environment and no cluster: values files, versions for scripts. */
export const elsewhere = "other files";

/** Names what a rendered file belongs to: `dev`, `cluster lab`. */
export function homeOf({ environments, clusters }: Model): (path: string) => string {
  const folders = [
    ...environments.map(({ name }) => ({ name, folder: homePath({ kind: "environment", name }) })),
    ...clusters.map(({ name }) => ({ name: `cluster ${name}`, folder: homePath({ kind: "cluster", name }) })),
  ];
  return (path) => folders.find(({ folder }) => isWithin(path, folder))?.name ?? elsewhere;
}
