import { exportedObject } from "./exported.ts";
import type { Source } from "./source.ts";

/** Names in the order of the map: its components, or the environments and clusters that their rows name. */
export function orderOf(source: Source, ofHomes: boolean): readonly string[] {
  const map = exportedObject(source, "versions");
  if (map === undefined || !("kind" in map)) return [];
  if (!ofHomes) return [...map.named.keys()];
  const rows = [...map.named.values()].map(({ value }) => value);
  return [...new Set(rows.flatMap((row) => (row.kind === "object" ? [...row.named.keys()] : [])))];
}
