import { isList, valueAt } from "../../../imports/json.ts";
import { quoted } from "../../model/suggest.ts";
import { type Namespaced, namespaced } from "../namespaced.ts";
import { allowsDns, covers, networkPolicies, opensToOthers, type PolicyRules } from "../network-policies.ts";
import { type Origins, origins, renderedAt, titleOf } from "../origin.ts";
import type { Problem, Rule } from "../rule.ts";

/** Pods behind NetworkPolicies can look up names, and what has a host can be reached from the ingress controller. */
export const namespacesIsolationAllowsDns: Rule = {
  why: "A pod that may not ask for names reaches nothing by name, and fails with timeouts that look like a broken network; over UDP alone, long answers fail.",
  source: "Kubernetes, Network Policies: what selects a pod for egress refuses all that no policy allows",

  *check(subject) {
    const origin = origins(subject.model);
    for (const space of namespaced(subject)) {
      const policies = networkPolicies(space.objects);
      if (policies.length === 0) continue;
      yield* withoutNames(space, policies, origin);
      yield* unreachable(space, policies, origin);
    }
  },
};

function* withoutNames({ who }: Namespaced, policies: readonly PolicyRules[], origin: Origins): Iterable<Problem> {
  const judged = new Set<string>();
  for (const { manifest, selector, egress } of policies) {
    const pods = JSON.stringify(selector);
    if (egress === undefined || judged.has(pods)) continue;
    judged.add(pods);
    const rules = policies.flatMap((each) =>
      each.egress !== undefined && covers(each.selector, selector) ? each.egress : [],
    );
    const refused = (["UDP", "TCP"] as const).filter((protocol) => !rules.some((rule) => allowsDns(rule, protocol)));
    if (refused.length === 0) continue;
    yield {
      message: `${titleOf(manifest)} in ${who} restricts what pods may connect to, and nothing allows them DNS over ${refused.join(" and ")}`,
      hint: 'allow egress to port 53 over UDP and TCP in the namespace "kube-system"',
      at: origin.at(manifest),
      rendered: renderedAt(manifest, ["spec", egress.length === 0 ? "policyTypes" : "egress"]),
    };
  }
}

/** Hosts in a namespace that refuses everything from outside; whether a controller runs inside nobody here knows. */
function* unreachable(
  { who, namespace, objects }: Namespaced,
  policies: readonly PolicyRules[],
  origin: Origins,
): Iterable<Problem> {
  const about = policies.filter(({ ingress, selector }) => ingress !== undefined && covers(selector, {}));
  const first = about.find(({ manifest }) => !origin.isUsers(manifest)) ?? about[0];
  if (first === undefined || policies.some(({ ingress }) => ingress?.some(opensToOthers))) return;
  const hosts = objects.flatMap(({ body }) => {
    const rules = body.kind === "Ingress" ? valueAt(body, ["spec", "rules"]) : undefined;
    const names = body.kind === "HTTPRoute" ? valueAt(body, ["spec", "hostnames"]) : undefined;
    return [
      ...(isList(rules) ? rules.map((rule) => valueAt(rule, ["host"])) : []),
      ...(isList(names) ? names : []),
    ].filter((host) => typeof host === "string");
  });
  const [host] = hosts;
  if (host === undefined) return;
  const ours = namespace !== undefined && !origin.isUsers(first.manifest);
  yield {
    message: `${who} is isolated and lets no namespace in, so that no ingress controller reaches ${quoted(host)}`,
    hint: ours
      ? 'add the namespace of the ingress controller to network: { from: ["…"] }'
      : "allow ingress from the namespace of the ingress controller",
    at: ours ? [...namespace.at, "network"] : origin.at(first.manifest),
    rendered: renderedAt(first.manifest, ["spec"]),
    severity: "warning",
  };
}
