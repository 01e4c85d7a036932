import { isList, isRecord } from "../../../imports/json.ts";
import type { Step } from "./diff/difference.ts";
import type { Part } from "./part.ts";

/** Deeper than anything that is meant, and far from where the stack ends. */
const deepest = 400;

/**
 * Visits every text of a part, and every key that is long enough; entries of lists go by their position. The path is
 * one and the same for all visits: what is to be kept of it has to be copied.
 */
export function eachText(
  { body }: Part,
  shortestKey: number,
  visit: (text: string, path: readonly Step[]) => void,
): void {
  const path: Step[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") visit(value, path);
    else if (path.length > deepest) return;
    else if (isList(value))
      for (const [index, entry] of value.entries()) {
        path.push(`[${index}]`);
        walk(entry);
        path.pop();
      }
    else if (isRecord(value))
      for (const key of Object.keys(value)) {
        path.push(key);
        if (key.length >= shortestKey) visit(key, path);
        walk(value[key]);
        path.pop();
      }
  };
  walk(body);
}
