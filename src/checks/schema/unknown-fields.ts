import type { Catalogue, Shape } from "../../../imports/catalogue.ts";
import { isList, isRecord } from "../../../imports/json.ts";
import type { Problem } from "../../../imports/problem.ts";
import { unknownField } from "../../../imports/violations.ts";
import { quoted } from "../../model/suggest.ts";

/** Fields that API servers and controllers fill in, and that an export from a cluster therefore has. */
export const serverSide: ReadonlySet<string> = new Set([
  "creationTimestamp",
  "deletionGracePeriodSeconds",
  "deletionTimestamp",
  "generation",
  "managedFields",
  "resourceVersion",
  "selfLink",
  "uid",
]);

/**
 * Every field of an object that its kind does not have; API servers prune such fields in silence.
 * A kind that the catalogue does not know has no problems.
 */
export function unknownFields(object: unknown, catalogue: Catalogue): readonly Problem[] {
  if (!isRecord(object)) return [];
  const shape = catalogue.kinds[`${String(object.apiVersion)}/${String(object.kind)}`];
  const found: Problem[] = [];
  if (shape !== undefined) walk(object, shape, [], catalogue, found);
  return found;
}

/** `path` is one list for the whole walk: nearly all objects have no problem, and none needs a copy of it. */
function walk(value: unknown, shape: Shape, path: string[], catalogue: Catalogue, found: Problem[]): void {
  if (shape === "" || shape === "*") return;
  if (shape.startsWith("[]") || shape.startsWith("{}")) {
    // A map where a list belongs is a wrong type, which the validators report.
    const inner = shape.slice(2);
    if (inner === "" || inner === "*" || (shape.startsWith("[]") ? !isList(value) : !isRecord(value))) return;
    for (const [key, child] of Object.entries(value ?? {})) {
      path.push(key);
      walk(child, inner, path, catalogue, found);
      path.pop();
    }
    return;
  }
  const fields = catalogue.types[shape];
  if (fields === undefined || !isRecord(value)) return;
  for (const name of Object.keys(value)) {
    const child = value[name];
    if (Object.hasOwn(fields, name)) {
      path.push(name);
      walk(child, fields[name] ?? "*", path, catalogue, found);
      path.pop();
    } else if (!isServerSide(name, child, shape, path))
      found.push({
        path: [...path, name],
        message: unknownField(name, Object.keys(fields), below(name, fields, catalogue)),
      });
    else if (child !== null)
      found.push({ path: [...path, name], message: `${quoted(name)} is written by the cluster, not by you` });
  }
}

/** `creationTimestamp: null` is what every Go program prints for "none", so a null here is no problem at all. */
const isServerSide = (name: string, value: unknown, shape: Shape, path: readonly string[]): boolean =>
  path.length === 0
    ? name === "status"
    : shape === "MetaV1ObjectMeta" && serverSide.has(name) && (value === null || path.length === 1);

/** Where the field is, if it only stands one level too high: `spec.replicas` for `replicas`. */
function below(name: string, fields: Readonly<Record<string, Shape>>, catalogue: Catalogue): string | undefined {
  const owner = Object.entries(fields).find(
    ([field, shape]) => field !== "metadata" && Object.hasOwn(catalogue.types[shape] ?? {}, name),
  );
  return owner === undefined ? undefined : `${owner[0]}.${name}`;
}
