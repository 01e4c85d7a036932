import { type ApiObject, JsonPatch } from "cdk8s";
import type { Json } from "../policy/scalars.ts";

/** Puts back the nulls below `pointer`: cdk8s drops them, and to Helm a null means "no value", not "the default". */
export function keepNulls(object: ApiObject, pointer: string, value: Json): void {
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, child] of Object.entries(value)) {
    const below = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (child !== null) keepNulls(object, below, child);
    else object.addJsonPatch(isList ? JsonPatch.replace(below, null) : JsonPatch.add(below, null));
  }
}
