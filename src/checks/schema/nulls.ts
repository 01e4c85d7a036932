import type { Catalogue, Shape } from "../../../imports/catalogue.ts";
import { isList, isRecord } from "../../../imports/json.ts";
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
  return [...walk(object, shape, [], catalogue)];
}

function* walk(
  value: unknown,
  shape: Shape | undefined,
  path: readonly string[],
  catalogue: Catalogue,
): Iterable<Problem> {
  const name = path.at(-1) ?? "";
  if (shape === "*" || (shape === undefined && path.length > 1 && helmValues.has(name))) return;
  if (value === null) {
    if (name === "creationTimestamp" || (path.length === 1 && name === "status")) return;
    yield { path, message: `${quoted(name)} is null, which a cluster reads as absent; leave it out` };
    return;
  }
  const entries = isList(value) || isRecord(value) ? Object.entries(value) : [];
  for (const [key, child] of entries) yield* walk(child, below(shape, key, catalogue), [...path, key], catalogue);
}

/** The shape of one entry; nothing where the catalogue does not know the parent or the field. */
function below(shape: Shape | undefined, key: string, catalogue: Catalogue): Shape | undefined {
  if (shape === undefined) return undefined;
  if (shape.startsWith("[]") || shape.startsWith("{}")) return shape.slice(2);
  const fields = catalogue.types[shape] ?? {};
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
