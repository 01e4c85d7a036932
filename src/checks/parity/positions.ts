import { isList, isRecord } from "../../../imports/json.ts";
import type { Json } from "../../policy/index.ts";
import type { Step } from "./diff/difference.ts";
import { usualKeys } from "./diff/keys.ts";

type Value = Json | undefined;

/**
 * A path in which entries of lists that are known by one of the usual fields are known by their positions: then two
 * comparisons that look for entries by other fields mean the same place by the same path.
 *
 * @param fields what entries were looked for by, see `diff`
 */
export function positioned(path: readonly Step[], left: Value, right: Value, fields: readonly string[]) {
  let [one, other] = [left, right];
  return path.map((step): Step => {
    const keys = isList(one) && isList(other) ? usualKeys(one, other, fields) : undefined;
    const [ours, theirs] = [0, 1].map((side) => keys?.[side]?.findIndex((key) => step === `[${key}]`) ?? -1);
    const [at = -1, to = -1] = keys === undefined ? [positionOf(step), positionOf(step)] : [ours, theirs];
    one = below(one, step, at);
    other = below(other, step, to);
    if (at < 0 && to < 0) return step;
    // What the second side alone has stands beside what the first has there, and is not compared with it.
    return at < 0 ? `[+${to}]` : `[${at}]`;
  });
}

const positionOf = (step: Step): number => (/^\[\d+\]$/.test(step) ? Number(step.slice(1, -1)) : -1);

function below(value: Value, step: Step, at: number): Value {
  if (isList(value)) return value[at];
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
