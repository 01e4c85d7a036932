import { homeKind, isKnown } from "./choices.ts";
import { isRecord, own } from "./record.ts";

/** Where a component runs, as far as the policy can be read. */
export interface Homes {
  readonly kind: "environment" | "cluster";
  /** The homes that exist. */
  readonly names: readonly string[];
  /** Whether these are all: `in` names nothing that does not exist. */
  readonly complete: boolean;
}

/** The homes of a component; nothing when its scope or the homes cannot be read. */
export function homesOf(policy: unknown, component: string): Homes | undefined {
  const kind = homeKind(policy, ["components", component]);
  if (kind === undefined) return undefined;
  const all = own(policy, kind === "cluster" ? "clusters" : "environments");
  if (!isRecord(all)) return undefined;
  const chosen = own(own(own(policy, "components"), component), "in");
  if (chosen === undefined)
    return { kind, names: kind === "cluster" ? [] : Object.keys(all), complete: kind === "environment" };
  if (!Array.isArray(chosen)) return { kind, names: [], complete: false };
  const wanted: readonly unknown[] = chosen;
  const names = wanted
    .filter((name) => typeof name === "string")
    .filter((name) => isKnown(policy, kind, [], name) === true);
  return { kind, names: [...new Set(names)], complete: names.length === wanted.length };
}
