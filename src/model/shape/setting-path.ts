import { isRecord, type Unknowns } from "./record.ts";

/** As deep as the type of a path goes, and as many as a suggestion is looked for among. */
const levels = 4;
const most = 1_000;

/**
 * What the dotted path of a setting leads to, or nothing where there is no such setting. Keys may hold dots themselves;
 * lists are one setting.
 */
export function settingAt(settings: unknown, path: string): { readonly value: unknown } | undefined {
  if (!isRecord(settings)) return undefined;
  if (Object.hasOwn(settings, path)) return { value: settings[path] };
  for (const key of Object.keys(settings)) {
    const found = path.startsWith(`${key}.`) ? settingAt(settings[key], path.slice(key.length + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The dotted paths of settings and of groups of settings, each group before what is in it. */
export function settingPaths(settings: unknown): readonly string[] {
  const paths: string[] = [];
  if (isRecord(settings)) collect(settings, "", levels, paths);
  return paths;
}

function collect(settings: Unknowns, prefix: string, left: number, paths: string[]): void {
  for (const [key, value] of Object.entries(settings)) {
    if (paths.length >= most) return;
    paths.push(prefix + key);
    if (left > 1 && isRecord(value)) collect(value, `${prefix}${key}.`, left - 1, paths);
  }
}
