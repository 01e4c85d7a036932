import type { Catalogue, Shape } from "../../../imports/catalogue.ts";
import { isRecord } from "../../../imports/json.ts";
import type { Problem } from "../../../imports/problem.ts";
import { quoted } from "../../model/suggest.ts";

/** Free-form Helm values of kinds that the catalogue does not know: null takes a chart's default away. */
const helmValues: ReadonlySet<string> = new Set(["values", "valuesObject"]);

/**
 * Every null that an API server would drop, so that the file says one thing and the cluster does another (or,
 * on an update, that it would take for "delete this"). Free-form parts keep theirs: in Helm values and in
 * JSON patches null means something. `creationTimestamp: null` is noise of Go's printers and passes.
 */
export function nulls(object: unknown, catalogue: Catalogue): readonly Problem[] {
  if (!isRecord(object)) return [];
  const shape = catalogue.kinds[`${String(object.apiVersion)}/${String(object.kind)}`];
  const found: Problem[] = [];
  walk(object, shape, [], catalogue, found);
  return found;
}

/** `path` is one list for the whole walk: nearly all objects have no null, and none needs a copy of it. */
function walk(value: unknown, shape: Shape | undefined, path: string[], catalogue: Catalogue, found: Problem[]): void {
  if (shape === "*" || (typeof value !== "object" && value !== null)) return;
  const name = path.at(-1) ?? "";
  if (shape === undefined && path.length > 1 && helmValues.has(name)) return;
  if (value === null) {
    if (name === "creationTimestamp" || (path.length === 1 && name === "status")) return;
    found.push({ path: [...path], message: `${quoted(name)} is null, which a cluster reads as absent; leave it out` });
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    if (typeof child !== "object") continue;
    path.push(key);
    walk(child, below(shape, key, catalogue), path, catalogue, found);
    path.pop();
  }
}

/** The shape of one entry; nothing where the catalogue does not know the parent or the field. */
function below(shape: Shape | undefined, key: string, catalogue: Catalogue): Shape | undefined {
  if (shape === undefined) return undefined;
  if (shape.startsWith("[]") || shape.startsWith("{}")) return shape.slice(2);
  const fields = catalogue.types[shape] ?? {};
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
