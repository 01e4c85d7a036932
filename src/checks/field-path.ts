import { isList, isRecord, valueAt } from "../../imports/json.ts";

/**
 * A place in a rendered object as people read it: entries of lists by their `name` where they have one, keys that
 * hold a dot in brackets: `spec.template.spec.containers[web].image`, `spec.hard[requests.cpu]`.
 */
export function fieldPath(body: unknown, path: readonly string[]): string {
  let text = "";
  for (const [depth, key] of path.entries()) {
    const parent = valueAt(body, path.slice(0, depth));
    if (isList(parent)) {
      const entry = parent[Number(key)];
      const name = isRecord(entry) ? entry.name : undefined;
      text += `[${typeof name === "string" && /^[\w./-]+$/.test(name) ? name : key}]`;
    } else if (/^[\w-]+$/.test(key)) text += text === "" ? key : `.${key}`;
    else text += `[${key}]`;
  }
  return text;
}
