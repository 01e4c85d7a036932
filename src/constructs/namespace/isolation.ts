import { Construct } from "constructs";
import { NetworkPolicy, type NetworkPolicyProps } from "../../../imports/kubernetes/network-policy.ts";
import type { Isolation } from "../../policy/namespace.ts";
import { metadata } from "../metadata.ts";
import type { NamespacePartProps } from "./part.ts";

/** Whom pods may connect to, and who to them. */
export interface NamespaceIsolationProps extends NamespacePartProps {
  /** What is allowed beside DNS and the namespace itself. */
  readonly isolation: Isolation;
}

type Rules = Omit<NetworkPolicyProps["spec"], "podSelector">;

const everyPod = {};

const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } } });

/**
 * Isolation by NetworkPolicies, one for each thing that is allowed: what one allows, no other takes back. They hold
 * only where the cluster's network plugin enforces them.
 */
export class NamespaceIsolation extends Construct {
  /** By their ids: `DefaultDeny`, `AllowDns`, `AllowSameNamespace`, `AllowFrom`, `AllowTo`, `AllowAddresses`. */
  readonly objects: readonly NetworkPolicy[];

  constructor(scope: Construct, id: string, props: NamespaceIsolationProps) {
    super(scope, id);
    const { from = [], to = [], addresses = [] } = props.isolation;
    const policy = (policyId: string, name: string, rules: Rules) =>
      new NetworkPolicy(this, policyId, {
        metadata: metadata({ ...props, name }),
        spec: { podSelector: everyPod, ...rules },
      });

    const objects = [
      policy("DefaultDeny", "default-deny", { policyTypes: ["Ingress", "Egress"] }),
      policy("AllowDns", "allow-dns", {
        policyTypes: ["Egress"],
        egress: [
          {
            // Not the DNS pods themselves: their labels differ between distributions, and node-local caches have none.
            to: [inNamespace("kube-system")],
            ports: [
              { port: 53, protocol: "UDP" },
              { port: 53, protocol: "TCP" },
            ],
          },
        ],
      }),
      policy("AllowSameNamespace", "allow-same-namespace", {
        policyTypes: ["Ingress", "Egress"],
        ingress: [{ from: [{ podSelector: everyPod }] }],
        egress: [{ to: [{ podSelector: everyPod }] }],
      }),
    ];
    if (from.length > 0) {
      const rules: Rules = { policyTypes: ["Ingress"], ingress: [{ from: from.map(inNamespace) }] };
      objects.push(policy("AllowFrom", "allow-from", rules));
    }
    if (to.length > 0) {
      const rules: Rules = { policyTypes: ["Egress"], egress: [{ to: to.map(inNamespace) }] };
      objects.push(policy("AllowTo", "allow-to", rules));
    }
    if (addresses.length > 0) {
      const egress = addresses.map(({ cidr, ports = [] }) => ({
        to: [{ ipBlock: { cidr } }],
        // An empty list of ports would mean all ports too, but it reads like none.
        ...(ports.length === 0 ? {} : { ports: ports.map((port) => ({ port, protocol: "TCP" as const })) }),
      }));
      objects.push(policy("AllowAddresses", "allow-addresses", { policyTypes: ["Egress"], egress }));
    }
    this.objects = objects;
  }
}
