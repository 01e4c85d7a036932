import type { Home } from "../../../model/model.ts";
import { nameOf } from "../../../model/resolve/namespaces.ts";
import type { Draft } from "./draft.ts";

/** The namespace that a component brings to a home; nothing where it runs in the environment's own. */
export function namespaceAt({ policy }: Draft, { name }: Home, own: string): string | undefined {
  const { namespace, scope } = policy.components[own] ?? {};
  if (namespace !== undefined) return nameOf(namespace, name);
  return scope === "cluster" ? own : undefined;
}

/** Components by the namespace that they share at a home. A namespace of one component is not among them. */
export function sharing(draft: Draft, home: Home, components: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const each of components) {
    const namespace = namespaceAt(draft, home, each);
    if (namespace !== undefined) groups.set(namespace, [...(groups.get(namespace) ?? []), each]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Where the policy gives a component the name of its namespace. */
export function placeOfNamespace({ policy }: Draft, own: string): readonly string[] {
  const at = ["components", own, "namespace"];
  return typeof policy.components[own]?.namespace === "object" ? [...at, "name"] : at;
}
