import { valueAt } from "../../../imports/json.ts";
import { isSet } from "./field.ts";

/** Whether the `automated` at a path starts syncs by itself: its presence says yes unless it says no. */
export function isAutomated(body: unknown, path: readonly string[] = ["spec", "syncPolicy", "automated"]): boolean {
  return isSet(body, ...path) && valueAt(body, [...path, "enabled"]) !== false;
}
