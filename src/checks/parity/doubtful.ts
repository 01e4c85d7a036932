import type { Problem } from "../rule.ts";
import { relates, type Signed } from "./allowed.ts";
import type { Comparison } from "./comparison.ts";
import type { Doubt } from "./doubt.ts";
import { essenceOf } from "./essence.ts";
import { isInField } from "./judge.ts";
import { surroundings } from "./part.ts";
import type { Sides } from "./sides.ts";
import { dotted, fieldRemedy } from "./undeclared.ts";
import { amounts, fieldContrast, functionOf, renderedPlace } from "./words.ts";

/** Whether an allowance about a rendered field covers a doubt; nothing else can, for no input explains it. */
export const coversDoubt = (allowance: Signed["allowance"], { unit, parts, path, lower, upper }: Doubt): boolean =>
  isInField(allowance, unit, parts.upper ?? parts.lower, path) && relates(allowance, lower, upper);

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
    const [first] = group;
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
  const who = unit === surroundings ? upper : unit;
  const [rendered, ...more] = group.flatMap((each) => renderedPlace(each) ?? []);
  const place = functionOf(fleet.policy, unit, path, (parts.upper ?? parts.lower)?.kind ?? "");
  const shared = {
    at: place.length === 0 ? contract : place,
    ...(rendered === undefined ? {} : { rendered }),
    ...(more.length === 0 ? {} : { more }),
    essence: group.map((each) => essenceOf(comparison, each)),
  };
  if (kind === "fails")
    return {
      message: `${who} cannot be compared: with other names its functions do not work: ${doubt.reason ?? ""}`,
      hint: "take what hangs on a name into the settings",
      ...shared,
    };
  const what = fieldContrast(path, changeOf(doubt), doubt, parts, [lower, upper]);
  const many = group.length === 1 ? "" : `, and ${amounts(group.slice(1)).join(" and ")} more`;
  const by = names.length === 0 ? "a name" : names.join(" and ");
  const remedy = fieldRemedy(group, allowances, dotted(contract));
  return kind === "branches"
    ? {
        message: `${who} does not use ${by} as a name but decides by it: ${what}${many}`,
        hint: ["make it a setting, which has a name, can be allowed and is explained", ...remedy].join("; or "),
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
