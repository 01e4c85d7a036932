import { isList, isRecord } from "../../../imports/json.ts";
import type { Step } from "./diff/difference.ts";
import type { Part } from "./part.ts";

/** Whether a test holds for any field of a part; entries of lists go by every name that they could be known by. */
export function walkFields({ body }: Part, test: (path: readonly Step[]) => boolean): boolean {
  const walk = (value: unknown, path: readonly Step[]): boolean => {
    if (path.length > 0 && test(path)) return true;
    if (isList(value))
      return value.some((entry, index) => namesOf(entry, index).some((name) => walk(entry, [...path, `[${name}]`])));
    return isRecord(value) && Object.entries(value).some(([key, child]) => walk(child, [...path, key]));
  };
  return walk(body, []);
}

function namesOf(entry: unknown, index: number): readonly string[] {
  if (typeof entry === "string") return [String(index), entry];
  if (!isRecord(entry)) return [String(index)];
  const { protocol = "TCP" } = entry;
  const scalars = Object.values(entry).filter((value) => typeof value === "string" || typeof value === "number");
  const ports = [entry.containerPort, entry.port].filter((port) => typeof port === "number");
  return [...new Set([String(index), ...scalars.map(String), ...ports.map((port) => `${port}/${protocol}`)])];
}
