import type { Problem } from "../rule.ts";
import { relates, type Signed } from "./allowed.ts";
import type { Comparison } from "./comparison.ts";
import type { Doubt } from "./doubt.ts";
import { essencesOf } from "./essence.ts";
import { isInField } from "./judge.ts";
import { surroundings } from "./part.ts";
import type { Sides } from "./sides.ts";
import { dotted, fieldRemedy } from "./undeclared.ts";
import { amounts, fieldContrast, functionOf, places, readable } from "./words.ts";

/**
 * Whether an allowance covers a doubt. No input explains one, so it is about a rendered field, or about a component that
 * only one of the two has: there is nothing then that its insides could be unlike.
 */
export function coversDoubt(allowance: Signed["allowance"], doubt: Doubt): boolean {
  const { unit, parts, path, lower, upper, isAlone } = doubt;
  if (isAlone && allowance.property === "in" && allowance.component === unit) return true;
  return isInField(allowance, unit, parts.upper ?? parts.lower, path) && relates(allowance, lower, upper);
}

/** Doubts of one kind that nobody signed for: those of one component that hang on the same names are one problem. */
export function* doubtful(
  sides: Sides,
  comparison: Comparison,
  at: readonly string[],
  kinds: readonly Doubt["kind"][],
): Iterable<Problem> {
  const groups = new Map<string, Doubt[]>();
  for (const doubt of comparison.doubts) {
    if (!kinds.includes(doubt.kind)) continue;
    if (comparison.allowances.some(({ allowance, expired }) => !expired && coversDoubt(allowance, doubt))) continue;
    const key = JSON.stringify([doubt.unit, doubt.names]);
    groups.set(key, [...(groups.get(key) ?? []), doubt]);
  }
  for (const group of groups.values()) {
    const [first] = readable(group);
    if (first !== undefined) yield problemOf(sides, comparison, first, group, at);
  }
}

function problemOf(
  { fleet }: Sides,
  comparison: Comparison,
  doubt: Doubt,
  group: readonly Doubt[],
  contract: readonly string[],
): Problem {
  const { lower, upper, allowances } = comparison;
  const { unit, kind, path, parts, names } = doubt;
  const [, ...others] = readable(group);
  const who = unit === surroundings ? upper : unit;
  const isOfCluster = fleet.policy.components[unit]?.scope === "cluster";
  const place = functionOf(fleet.policy, unit, path, (parts.upper ?? parts.lower)?.kind ?? "");
  const shared = {
    at: place.length === 0 ? contract : place,
    ...places([doubt, ...others]),
    essence: group.flatMap((each) => essencesOf(comparison, each)),
  };
  if (kind === "fails")
    return {
      message: `${who} cannot be compared between ${lower} and ${upper}: with other names its functions do not work: ${doubt.reason ?? ""}`,
      // What runs once in a cluster sees no settings.
      hint: isOfCluster ? "let its functions work with any name" : "take what hangs on a name into the settings",
      ...shared,
    };
  const what = fieldContrast(path, changeOf(doubt), doubt, parts, [lower, upper]);
  const many = others.length === 0 ? "" : `, and ${amounts(others).join(" and ")} more`;
  const by = names.length === 0 ? "a name" : names.join(" and ");
  const remedy = fieldRemedy(group, allowances, dotted(contract));
  return kind === "branches"
    ? {
        message: `${who} does not use ${by} as a name but decides by it: ${what}${many}`,
        hint: isOfCluster
          ? ["make them equal", ...remedy].join(", or ")
          : ["make it a setting, which has a name, can be allowed and is explained", ...remedy].join("; or "),
        ...shared,
      }
    : {
        message: `${who} makes something of ${by} that cannot be followed: ${what}${many}`,
        hint: ["use names whole", ...remedy].join(", or "),
        ...shared,
      };
}

const changeOf = ({ lower, upper }: Doubt) =>
  lower === undefined ? "added" : upper === undefined ? "removed" : "changed";
