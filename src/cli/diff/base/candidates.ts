import { isWithin } from "../../../model/path.ts";
import { output } from "../../../synth/paths.ts";

/** What is rendered outside `dist/`: values files, and versions for scripts. */
const elsewhere = /\.(?:ya?ml|env)$/;

const policy = /^(?:(.*)\/)?policy\.m?[jt]s$/;

/** Whether a path is of another fleet in a folder below, which renders its own files. */
export function otherFleets(paths: Iterable<string>): (path: string) => boolean {
  const folders = new Set<string>();
  for (const path of paths) {
    const [whole, folder = ""] = policy.exec(path) ?? [];
    if (whole === undefined) continue;
    const fleet = folder.replace(/(?:^|\/)environments$/, "");
    if (fleet !== "") folders.add(fleet);
  }
  return (path) => {
    for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1))
      if (folders.has(path.slice(0, slash))) return true;
    return false;
  };
}

/** Whether a file may be a rendered one, as far as its path tells. */
export const isCandidate = (path: string): boolean => isWithin(path, output) || elsewhere.test(path);

const skipped = new Set(["node_modules", "lib"]);

/** Whether nothing below a folder of that name is rendered. */
export const isSkipped = (name: string): boolean => name.startsWith(".") || skipped.has(name);
