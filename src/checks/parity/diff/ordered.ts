import { isRecord } from "../../../../imports/json.ts";
import type { Json } from "../../../policy/index.ts";
import type { ListKind } from "./list-kinds.ts";

/** Whether the order of these entries means something. */
export function isOrdered(kind: ListKind, entries: readonly Json[]): boolean {
  if (kind === "set" || kind.order === "free") return false;
  return kind.order === "fixed" || entries.some(refers);
}

/** Kubernetes replaces `$(NAME)` by a variable that stands further up, and leaves it alone where it stands below. */
function refers(entry: Json): boolean {
  return isRecord(entry) && typeof entry.value === "string" && entry.value.includes("$(");
}
