import { replaceName } from "../../../checks/parity/placeholders.ts";
import { output } from "../../../synth/paths.ts";
import { elsewhere } from "../../home-of.ts";

/** What a rendered file belongs to. */
export interface Home {
  readonly kind: "environment" | "cluster" | "files";
  /** The name that is taken out before changes are compared; a path where it is a file of its own. */
  readonly name: string;
}

/** As people are told of it: `staging`, `cluster lab`, `other files`. */
export const shownHome = ({ kind, name }: Home): string =>
  kind === "environment" ? name : kind === "cluster" ? `cluster ${name}` : elsewhere;

/** Environments first, then clusters, then files of none, each by name. */
export function byHome(one: Home, other: Home): number {
  const rank = { environment: 0, cluster: 1, files: 2 };
  return rank[one.kind] - rank[other.kind] || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
}

const folders = new RegExp(`^${output}/(?:clusters/([^/]+)|(?!clusters/)([^/]+))/`);

/** Finds the home of a path among all rendered paths, without the policy: folders tell. */
export function homes(paths: Iterable<string>): (path: string, environment: string | undefined) => Home {
  const environments = new Set<string>();
  for (const path of paths) {
    const name = folders.exec(path)?.[2];
    if (name !== undefined) environments.add(name);
  }
  return (path, environment) => {
    // What a cluster's folder holds for one of its environments works there.
    if (environment !== undefined && environments.has(environment)) return { kind: "environment", name: environment };
    const [, cluster, own] = folders.exec(path) ?? [];
    if (cluster !== undefined) return { kind: "cluster", name: cluster };
    if (own !== undefined) return { kind: "environment", name: own };
    // A values file lies where the user wants it, and nearly always says whose it is.
    const [only, ...others] = [...environments].filter((name) => replaceName(path, name, "") !== path);
    return only !== undefined && others.length === 0
      ? { kind: "environment", name: only }
      : { kind: "files", name: path };
  };
}
