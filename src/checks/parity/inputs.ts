import { isRecord, valueAt } from "../../../imports/json.ts";
import type { AnyFleet, AnyVersions } from "../../model/shape/any-fleet.ts";
import type { Behaviour } from "./behaviour.ts";
import { homeOf, isMember, versionOf } from "./behaviour.ts";
import { same } from "./diff/same.ts";
import { surroundings } from "./part.ts";

/** An input of the policy that is not the same for two environments. What is absent is `undefined`. */
export interface Input {
  /** Where it is in a `Behaviour`: `["settings", "logs"]`, `["components", "web", "replicas"]`. */
  readonly path: readonly string[];
  readonly lower: unknown;
  readonly upper: unknown;
}

/** An unmistakable name: the path in a `Behaviour`, whose keys may hold dots. */
export const keyOf = ({ path }: Input): string => JSON.stringify(path);

/** Every leaf in which two behaviours differ; a list is one leaf, and so is what only one side has. */
export function differing(lower: Behaviour, upper: Behaviour): readonly Input[] {
  const found: Input[] = [];
  const walk = (left: unknown, right: unknown, path: readonly string[]): void => {
    if (same(left, right)) return;
    // Which components are there is asked one by one.
    if (!isRecord(left) || !isRecord(right)) {
      found.push({ path, lower: left, upper: right });
      return;
    }
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const at = [...path, key];
      walk(Object.hasOwn(left, key) ? left[key] : undefined, Object.hasOwn(right, key) ? right[key] : undefined, at);
    }
  };
  walk(lower, upper, []);
  return found;
}

/** A behaviour with some of its inputs as the other side has them. */
export function overlaid(behaviour: Behaviour, inputs: readonly Input[], from: "lower" | "upper"): Behaviour;
export function overlaid(behaviour: object, inputs: readonly Input[], from: "lower" | "upper"): object {
  return inputs.reduce((whole, input) => withLeaf(whole, input.path, input[from]), behaviour);
}

function withLeaf(value: object, [key = "", ...rest]: readonly string[], leaf: unknown): object {
  const { [key]: before, ...others } = isRecord(value) ? value : {};
  if (rest.length === 0) return leaf === undefined ? others : { ...value, [key]: leaf };
  return { ...value, [key]: withLeaf(isRecord(before) ? before : {}, rest, leaf) };
}

/**
 * Whether a unit can depend on an input: a component sees settings, its own properties and what surrounds all, and it
 * waits for what it needs where that is there. One of a cluster sees nothing of environments, and waits for the
 * namespaces that the others bring along.
 */
export function concerns(
  { path: [area, name, property] }: Input,
  unit: string,
  { components }: Pick<AnyFleet, "components">,
): boolean {
  // What surrounds the components knows whether they are there and who applies them, and nothing of their insides.
  if (unit === surroundings)
    return area !== "settings" && (area !== "components" || property === undefined || property === "sync");
  const { scope, needs = [] } = components[unit] ?? {};
  if (area === "components") {
    if (name === unit) return true;
    const isBeside = scope === "cluster" && components[name ?? ""]?.scope === "cluster";
    return property === undefined && (isBeside || needs.includes(name ?? ""));
  }
  return scope === "cluster" ? area === "cluster" : area !== "notifications";
}

/** What a message calls an input: `replicas of web`, `settings.logs`, `quota.cpu`, `intervals.drift of its cluster`. */
export function title({ path: [area, name, ...rest] }: Input): string {
  const [below, ...more] = rest;
  switch (area) {
    case "components":
      return below === undefined ? `${name}` : `${[below, ...more].join(".")} of ${name}`;
    case "environment":
      return [name, ...rest].join(".");
    case "cluster":
      return `${[name, ...rest].join(".")} of its cluster`;
    case "notifications":
      return `the notification ${name}`;
    default:
      return [area, name, ...rest].filter((each) => each !== undefined).join(".");
  }
}

/** A field of one of the two files that a user writes. */
export interface Source {
  readonly source: "policy" | "versions";
  readonly path: readonly string[];
}

/** Where the policy gives an environment its value for an input, and whether it is a value of its own. */
export function sourceOf(
  fleet: AnyFleet,
  versions: AnyVersions,
  environment: string,
  { path }: Pick<Input, "path">,
): Source & { readonly own: boolean } {
  const [area, name = "", property = "", ...rest] = path;
  const policy = (at: readonly string[], own = true) => ({ source: "policy" as const, path: at, own });
  switch (area) {
    case "settings":
      return policy(["environments", environment, ...path]);
    case "environment":
      return policy(["environments", environment, ...path.slice(1)]);
    case "cluster":
      return policy(["clusters", fleet.environments[environment]?.cluster ?? "", ...path.slice(1)]);
    case "notifications":
      return policy(["notifications", name, "environments"]);
    default:
  }
  const component = fleet.components[name];
  const at = ["components", name];
  const home = homeOf(fleet, name, environment);
  if (property === "" || property === "in") {
    const version = versionOf(fleet, versions, name, environment);
    if (isMember(fleet, name, environment) && version !== undefined)
      return {
        source: "versions",
        path: typeof versions[name] === "string" ? [name] : [name, home],
        own: version === "none",
      };
    return policy([...at, "in"], !isMember(fleet, name, environment));
  }
  const steps = property === "path" ? ["kustomize", "path"] : [property];
  const varying = valueAt(component, steps);
  if (!isRecord(varying)) return policy([...at, ...steps], false);
  const own = Object.hasOwn(varying, home);
  return policy([...at, ...steps, own ? home : "default", ...rest], own);
}
