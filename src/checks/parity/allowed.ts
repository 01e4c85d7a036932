import { isRecord } from "../../../imports/json.ts";
import { hasPassed } from "../../model/date.ts";
import type { Allowance } from "../../policy/index.ts";
import { orderValues } from "./diff/compare-values.ts";
import type { Input } from "./inputs.ts";

/** An allowance of a contract, with where it stands. */
export interface Signed {
  readonly allowance: Allowance<string>;
  /** Its place in the contract's list. */
  readonly index: number;
  readonly expired: boolean;
  /** Keys in the policy down to it. */
  readonly at: readonly string[];
}

/** The allowances of a contract, those that are over included. */
export function signed(allow: readonly Allowance<string>[], at: readonly string[], today: string): readonly Signed[] {
  return allow.map((allowance, index) => ({
    allowance,
    index,
    expired: allowance.until !== undefined && hasPassed(allowance.until, today) === true,
    at: [...at, "allow", String(index)],
  }));
}

/** Where in a `Behaviour` the inputs lie that an allowance is about; nothing for one about a rendered field. */
export function target({
  setting,
  component,
  property,
  environment,
}: Allowance<string>): readonly string[] | undefined {
  if (setting !== undefined) return ["settings", ...setting.split(".")];
  if (property !== undefined)
    return property === "in" ? ["components", component] : ["components", component, property];
  if (environment === "cluster" || environment === "notifications") return [environment];
  return environment === undefined ? undefined : ["environment", ...environment.split(".")];
}

/** Whether an allowance is about an input, whatever the values. */
export function isAbout(allowance: Allowance<string>, { path, lower, upper }: Input): boolean {
  const at = target(allowance);
  if (at === undefined) return false;
  // Keys of settings may hold dots themselves: texts are compared, not steps.
  const [wanted, here] = [at.join("."), path.join(".")];
  const isOneSided = (lower === undefined) !== (upper === undefined);
  // Whether a component is there at all; what it is like is another matter.
  if (allowance.property === "in") return wanted === here && isOneSided;
  if (wanted === here || here.startsWith(`${wanted}.`)) return true;
  return isOneSided && wanted.startsWith(`${here}.`) && isAll(lower ?? upper, wanted.slice(here.length + 1));
}

/** Whether what a dotted path leads to is all that a value holds. */
function isAll(value: unknown, path: string): boolean {
  if (!isRecord(value)) return false;
  const [key, ...others] = Object.keys(value).filter((each) => value[each] !== undefined);
  if (key === undefined || others.length > 0) return false;
  return path === key || (path.startsWith(`${key}.`) && isAll(value[key], path.slice(key.length + 1)));
}

/** Whether two values stand to each other as an allowance asks. */
export function relates({ relation = "any", values }: Allowance<string>, lower: unknown, upper: unknown): boolean {
  switch (relation) {
    case "any":
      return true;
    case "oneOf":
      return (
        values?.some((each) => typeof upper === typeof each && (upper === each || orderValues(upper, each) === 0)) ===
        true
      );
    case "atLeast":
    case "atMost": {
      const order = orderValues(upper, lower);
      return order !== undefined && (relation === "atLeast" ? order >= 0 : order <= 0);
    }
  }
}

/** What an allowance is about, in a few words: `replicas of web`, `the presence of web`, `settings.logs`. */
export function subject({ setting, component, property, environment, field, kind }: Allowance<string>): string {
  if (setting !== undefined) return `settings.${setting}`;
  if (property !== undefined) return `${property === "in" ? "the presence" : property} of ${component}`;
  if (environment !== undefined) return environment;
  return `${field ?? ""}${kind === undefined ? "" : ` of ${kind}`}${component === undefined ? "" : ` in ${component}`}`;
}
