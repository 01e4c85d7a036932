import type { Model } from "../model/model.ts";
import { homePath } from "../synth/paths.ts";

/** Files that belong to no environment and no cluster: values files, versions for scripts. */
export const elsewhere = "other files";

/** Names what a rendered file belongs to: `dev`, `cluster lab`. */
export function homeOf({ environments, clusters }: Model): (path: string) => string {
  const prefixes = [
    ...environments.map(({ name }) => ({ name, prefix: `${homePath({ kind: "environment", name })}/` })),
    ...clusters.map(({ name }) => ({ name: `cluster ${name}`, prefix: `${homePath({ kind: "cluster", name })}/` })),
  ];
  return (path) => prefixes.find(({ prefix }) => path.startsWith(prefix))?.name ?? elsewhere;
}
