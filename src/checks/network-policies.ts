import { isList, isRecord, valueAt } from "../../imports/json.ts";
import type { Manifest } from "../synth/manifest.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A NetworkPolicy as far as it can be read. */
export interface PolicyRules {
  readonly manifest: Manifest;
  /** The pods that it is about; an empty one is all pods of the namespace. */
  readonly selector: Fields;
  /** What the pods may receive from; absent where the policy says nothing about it. */
  readonly ingress: readonly Fields[] | undefined;
  /** What the pods may connect to; absent where the policy says nothing about it. */
  readonly egress: readonly Fields[] | undefined;
}

/** The NetworkPolicies among the objects of one namespace. */
export function networkPolicies(objects: readonly Manifest[]): readonly PolicyRules[] {
  return objects.flatMap((manifest) => {
    const { body } = manifest;
    if (body.kind !== "NetworkPolicy" || body.apiVersion !== "networking.k8s.io/v1" || !isRecord(body.spec)) return [];
    const { podSelector, policyTypes, ingress, egress } = body.spec;
    // Without types a policy is about ingress, and about egress if it has rules for it.
    const types =
      isList(policyTypes) && policyTypes.length > 0
        ? policyTypes
        : ["Ingress", ...(egress === undefined ? [] : ["Egress"])];
    return [
      {
        manifest,
        selector: isRecord(podSelector) ? podSelector : {},
        ingress: types.includes("Ingress") ? records(ingress) : undefined,
        egress: types.includes("Egress") ? records(egress) : undefined,
      },
    ];
  });
}

/** Whether everything that a selector selects is selected by a wider one, as far as their labels tell. */
export function covers(wider: Fields, selector: Fields): boolean {
  const [outer, inner] = [labelsOf(wider), labelsOf(selector)];
  const expressions = (each: Fields): string => JSON.stringify(each.matchExpressions ?? []);
  return (
    (expressions(wider) === "[]" || expressions(wider) === expressions(selector)) &&
    Object.entries(outer).every(([label, value]) => inner[label] === value)
  );
}

/** Whether a rule lets anything in that comes from outside the namespace. */
export function opensToOthers({ from }: Fields): boolean {
  return (
    !isList(from) ||
    from.length === 0 ||
    from.some((peer) => isRecord(peer) && (peer.namespaceSelector !== undefined || peer.ipBlock !== undefined))
  );
}

/** Whether an egress rule lets name lookups through over this protocol. */
export function allowsDns({ to, ports }: Fields, protocol: "UDP" | "TCP"): boolean {
  const peers = records(to);
  if (!isList(ports) || ports.length === 0) return peers.length === 0 || peers.some(reachesSystem);
  if (
    peers.length > 0 &&
    peers.every(({ namespaceSelector, ipBlock }) => namespaceSelector === undefined && ipBlock === undefined)
  )
    return false;
  // A rule that names the port is meant for name lookups: where its peers lead, the cluster's own names decide.
  return records(ports).some((each) => {
    if ((each.protocol ?? "TCP") !== protocol) return false;
    const { port, endPort } = each;
    if (typeof port === "number") return port === 53 || (port < 53 && typeof endPort === "number" && endPort >= 53);
    return port === undefined || port === "53" || /^dns/.test(String(port));
  });
}

/** Whether a peer is the namespace of the cluster's name server, or wide enough to hold it. */
function reachesSystem({ namespaceSelector, ipBlock }: Fields): boolean {
  if (isRecord(ipBlock)) return ipBlock.cidr === "0.0.0.0/0" || ipBlock.cidr === "::/0";
  if (!isRecord(namespaceSelector)) return false;
  const name = valueAt(namespaceSelector, ["matchLabels", "kubernetes.io/metadata.name"]);
  return name === "kube-system" || Object.keys(namespaceSelector).length === 0;
}

const labelsOf = ({ matchLabels }: Fields): Fields => (isRecord(matchLabels) ? matchLabels : {});

const records = (value: unknown): readonly Fields[] => (isList(value) ? value.filter(isRecord) : []);
