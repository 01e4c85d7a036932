import type { ClusterView, EnvironmentView } from "../../policy/index.ts";
import type { Environment } from "../model.ts";
import type { Report } from "../report.ts";

/**
 * What a component's functions are given in an environment. A domain that the policy does not name is reported when a
 * function asks for it, because a host made of `undefined` would be rendered without a word.
 */
export function environmentView(
  environment: Environment,
  settings: unknown,
  namespace: string,
  version: string,
  component: string,
  report: Report,
): EnvironmentView<string, string, unknown> {
  const { name, domain, at } = environment;
  const identity: { [key: string]: string } = { ...environment.identity, namespace };
  if (domain !== undefined) identity.domain = domain;
  else
    Object.defineProperty(identity, "domain", {
      get: () => {
        report.policy(
          "policy/domain",
          at,
          `${name} has no domain, and ${component} asks for it`,
          `add domain: "…" to ${name}`,
        );
        return "";
      },
    });
  return Object.freeze({ name, version, settings: frozen(settings), identity: Object.freeze(identity) });
}

/** What the functions of a component of scope "cluster" are given. */
export function clusterView(name: string, namespace: string, version: string): ClusterView<string> {
  return Object.freeze({ name, version, identity: Object.freeze({ namespace }) });
}

/** Settings belong to all components of an environment: what one function changes in them, all others would see. */
function frozen(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) frozen(each);
  return value;
}
