import { ruleIds } from "../../policy/rules.ts";
import { isRecord, own } from "./record.ts";

/** What a name can be the name of; a home is an environment, or a cluster for a component of scope "cluster". */
export type NameKind = "cluster" | "environment" | "component" | "home" | "rule";

const collections = { cluster: "clusters", environment: "environments", component: "components" } as const;
const rules: ReadonlySet<string> = new Set(ruleIds);

/** The kind that a home is of, at a path inside a component; nothing when the component's scope is not readable. */
export function homeKind(policy: unknown, path: readonly string[]): "cluster" | "environment" | undefined {
  const scope = own(own(own(policy, "components"), path[1] ?? ""), "scope");
  if (scope === "cluster") return "cluster";
  return scope === undefined || scope === "environment" ? "environment" : undefined;
}

/** Whether a name exists; nothing where the policy gives no answer, which is a finding of its own. */
export function isKnown(policy: unknown, kind: NameKind, path: readonly string[], name: string): boolean | undefined {
  if (kind === "rule") return rules.has(name);
  const names = collection(policy, kind, path);
  return names === undefined ? undefined : Object.hasOwn(names, name);
}

/** All names of a kind, in the order of the policy. */
export function choices(policy: unknown, kind: NameKind, path: readonly string[]): readonly string[] {
  return kind === "rule" ? [...rules] : Object.keys(collection(policy, kind, path) ?? {});
}

/** What else a name is the name of. */
export function otherKind(policy: unknown, kind: NameKind, name: string): string | undefined {
  if (kind === "rule") return undefined;
  const kinds = ["cluster", "environment", "component"] as const;
  return kinds.find((each) => each !== kind && isKnown(policy, each, [], name) === true);
}

function collection(policy: unknown, kind: Exclude<NameKind, "rule">, path: readonly string[]) {
  const named = kind === "home" ? homeKind(policy, path) : kind;
  const names = named === undefined ? undefined : own(policy, collections[named]);
  return isRecord(names) ? names : undefined;
}
