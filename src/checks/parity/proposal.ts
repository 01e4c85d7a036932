import { orderValues } from "./diff/compare-values.ts";
import { fieldName } from "./diff/field-name.ts";
import type { Input } from "./inputs.ts";
import type { Judged } from "./judge.ts";

/** So deep the path of a setting may go, its own area not counted. */
const levels = 4;

/** So many proposals a hint holds. */
const most = 3;

/** What has no more and less, whatever its values look like. */
const unordered = new Set([
  "cluster",
  "domain",
  "in",
  "network",
  "notifications",
  "path",
  "podSecurity",
  "sync",
  "waitsFor",
]);

/** An allowance that would cover an input, as one writes it; nothing where none can name it. */
export function allowanceFor({ path, lower, upper }: Input): string | undefined {
  const named = keysFor(path);
  if (named === undefined) return undefined;
  const order = orderValues(upper, lower);
  // What is cut names more than this input, and what else it names may not be ordered.
  const isOrdered = named.isWhole && lower !== undefined && upper !== undefined && order !== undefined && order !== 0;
  return `{ ${named.keys}${isOrdered ? `, relation: "${order > 0 ? "atLeast" : "atMost"}"` : ""}, reason: "…" }`;
}

/** The keys that name an input, and whether they name it alone and as something that has more and less. */
function keysFor([area = "", name = "", ...rest]: readonly string[]):
  | { readonly keys: string; readonly isWhole: boolean }
  | undefined {
  switch (area) {
    case "settings": {
      if (name === "") return undefined;
      const setting = [name, ...rest];
      return { keys: pathKey("setting", setting.slice(0, levels)), isWhole: setting.length <= levels };
    }
    case "components": {
      const [property = "in"] = rest;
      return { keys: `component: "${name}", property: "${property}"`, isWhole: !unordered.has(property) };
    }
    case "environment": {
      const steps = [name, ...rest];
      const depth = name === "quota" && rest[0] === "objects" ? 2 : 3;
      return {
        keys: pathKey("environment", steps.slice(0, depth)),
        isWhole: steps.length <= depth && !unordered.has(name),
      };
    }
    default:
      return { keys: pathKey("environment", [area]), isWhole: false };
  }
}

const pathKey = (key: string, steps: readonly string[]): string => `${key}: ${JSON.stringify(steps.join("."))}`;

/** An allowance that would cover a rendered field, as one writes it; nothing where it would cover everything. */
export function fieldAllowanceFor({ unit, path, parts }: Pick<Judged, "unit" | "path" | "parts">): string | undefined {
  const id = (parts.upper ?? parts.lower)?.kind ?? "";
  const kind = id.slice(id.lastIndexOf("/") + 1);
  const field = fieldName(path);
  if (field === "" && kind === "" && unit === "") return undefined;
  const of = [
    `field: ${JSON.stringify(field === "" ? "**" : field)}`,
    ...(kind === "" ? [] : [`kind: "${kind}"`]),
    ...(unit === "" ? [] : [`component: "${unit}"`]),
  ];
  return `{ ${of.join(", ")}, reason: "…" }`;
}

/** The first of several proposals, each once, and what to do about the others: `to` says where they go. */
export function proposed(proposals: readonly string[], to = ""): string {
  const all = [...new Set(proposals)];
  const rest = all.length > most ? ", and one for each of the others" : "";
  return `${inWords(all.slice(0, most))}${to}${rest}`;
}

/** `a, b and c` */
export function inWords(items: readonly string[]): string {
  const [last = "", ...others] = [...items].reverse();
  return others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
}
