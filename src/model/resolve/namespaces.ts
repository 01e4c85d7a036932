import type { NamespaceChoice } from "../../policy/index.ts";
import type { Namespace } from "../model.ts";
import type { Report } from "../report.ts";

/** A component's wish for a namespace, beside where it stands. */
export interface Wish {
  readonly choice: NamespaceChoice;
  /** The environment or cluster where it is wished for. */
  readonly home: string;
  readonly at: readonly string[];
}

/** Namespaces that Kubernetes makes and fills: to label or limit one is to break what runs in it. */
const kubernetes = new Set(["default", "kube-system", "kube-public", "kube-node-lease"]);

/** Whether a namespace is somebody else's to make: Kubernetes' own, or that of an engine. */
export const isForeign = (name: string, engines: readonly string[]): boolean =>
  kubernetes.has(name) || engines.includes(name);

/** The name of a namespace at one home. */
export const nameOf = (choice: NamespaceChoice, home: string): string =>
  (typeof choice === "string" ? choice : choice.name).replaceAll("{name}", home);

/**
 * The namespaces that components bring along, each once. Two components may share one; what it is given is said by one
 * of them, because two answers would leave the reader guessing which holds.
 */
export function namespaces(
  wishes: readonly Wish[],
  own: string | undefined,
  engines: readonly string[],
  report: Report,
): readonly Namespace[] {
  const found = new Map<string, Namespace>();
  for (const { choice, home, at } of wishes) {
    const name = nameOf(choice, home);
    const { name: _, ...policy } = typeof choice === "string" ? { name } : choice;
    const says = Object.keys(policy).length > 0;
    if (isForeign(name, engines)) {
      if (says)
        report.policy(
          "policy/namespace-foreign",
          at,
          `the namespace "${name}" is there before Lockstep, and is given nothing`,
          "give its name alone",
        );
      continue;
    }
    const before = found.get(name);
    if (says && (name === own || (before !== undefined && Object.keys(before.policy).length > 0)))
      report.policy(
        "policy/namespace-twice",
        at,
        `the namespace "${name}" is described here and at ${name === own ? "its environment" : (before?.at.join(".") ?? "")}`,
        "describe it in one place and give its name in the others",
      );
    else if (name !== own && (before === undefined || says)) found.set(name, { name, policy, at });
  }
  return [...found.values()];
}
