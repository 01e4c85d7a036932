import { isList, isRecord, valueAt } from "../../imports/json.ts";
import { addQuantities, multiplyQuantity, parseQuantity, type Quantity } from "../model/quantity.ts";
import { groupOf, type Manifest } from "../synth/manifest.ts";
import type { ContainerRange } from "./limit-ranges.ts";
import { podAmount, type Side } from "./pod-amounts.ts";
import { type PodCount, podCounts } from "./pod-counts.ts";

/** One addend of what a namespace needs: `web (3 + 1 surge) × 500m`. */
export interface Term {
  readonly text: string;
  readonly amount: Quantity;
  /** What one of them needs, where that is more than counting. */
  readonly each?: Quantity;
}

/** What a key of a quota counts, as messages name it, and what the rendered objects add to it. */
export interface Use {
  readonly unit: string;
  readonly terms: readonly Term[];
}

const unit = { cpu: "CPU", memory: "memory", storage: "storage" };
const nameOf = (resource: string): string => (resource === "cpu" || resource === "memory" ? unit[resource] : resource);

const pieces = (count: number): Quantity => ({ nano: BigInt(count) * 1_000_000_000n, scale: "decimal" });
const named = ({ body }: Manifest): string => body.metadata.name;

/** Objects that a cluster puts into every namespace by itself. */
const builtIn = new Map([
  ["configmaps", "kube-root-ca.crt"],
  ["serviceaccounts", "default"],
]);

/** What of a namespace uses its quota. */
export interface Users {
  readonly objects: readonly Manifest[];
  /** The pods that the objects make. */
  readonly pods: readonly PodCount[];
  /** What containers get that state nothing. */
  readonly defaults: ContainerRange | undefined;
}

/** What the objects of a namespace use of one key of `spec.hard`; nothing for keys that cannot be judged from them. */
export function quotaUse(key: string, users: Users): Use | undefined {
  const { objects } = users;
  if (key === "pods" || key === "count/pods")
    return {
      unit: "pods",
      terms: users.pods.map(({ manifest, pods, text }) => ({
        text: `${named(manifest)} ${text}`,
        amount: pieces(pods),
      })),
    };
  if (key === "requests.storage" || key === "persistentvolumeclaims") return storageUse(key, objects);
  const amount = /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage)$/.exec(key) ?? /^(requests)\.(.+)$/.exec(key);
  if (amount !== null) return podUse(amount[1] === "limits" ? "limits" : "requests", amount[2] ?? "", users);
  if (key === "services.loadbalancers" || key === "services.nodeports") return serviceUse(key, objects);
  return countUse(key, objects);
}

function podUse(side: Side, resource: string, { pods: all, defaults }: Users): Use {
  const terms = all.flatMap(({ manifest, spec, pods, text }): readonly Term[] => {
    const each = podAmount(spec, side, resource, defaults);
    const amount = multiplyQuantity(each, pods);
    return amount === undefined || amount.nano === 0n ? [] : [{ text: `${named(manifest)} ${text}`, amount, each }];
  });
  return { unit: side === "limits" ? `${nameOf(resource)} in limits` : nameOf(resource), terms };
}

/** Claims, and the claims that every replica of a StatefulSet makes. */
function storageUse(key: string, objects: readonly Manifest[]): Use {
  const bytes = key === "requests.storage";
  const size = (claim: unknown): Quantity =>
    parseQuantity(valueAt(claim, ["spec", "resources", "requests", "storage"])) ?? pieces(0);
  const terms: Term[] = [];
  for (const manifest of objects) {
    const { body } = manifest;
    if (body.kind === "PersistentVolumeClaim")
      terms.push({ text: named(manifest), amount: bytes ? size(body) : pieces(1) });
    if (body.kind !== "StatefulSet") continue;
    const templates = valueAt(body, ["spec", "volumeClaimTemplates"]);
    const [count] = podCounts([manifest]);
    if (!isList(templates) || templates.length === 0 || count === undefined) continue;
    const each = bytes ? templates.map(size).reduce(addQuantities, pieces(0)) : pieces(templates.length);
    const amount = multiplyQuantity(each, count.pods);
    if (amount !== undefined)
      terms.push({
        text: `${named(manifest)} ${count.text}`,
        amount,
        ...(bytes || templates.length > 1 ? { each } : {}),
      });
  }
  return { unit: bytes ? unit.storage : key, terms };
}

function serviceUse(key: string, objects: readonly Manifest[]): Use {
  const terms = objects.flatMap((manifest): readonly Term[] => {
    const spec = manifest.body.kind === "Service" && isRecord(manifest.body.spec) ? manifest.body.spec : {};
    const balanced = spec.type === "LoadBalancer";
    if (key === "services.loadbalancers") return balanced ? [{ text: named(manifest), amount: pieces(1) }] : [];
    if (spec.type !== "NodePort" && !(balanced && spec.allocateLoadBalancerNodePorts !== false)) return [];
    return [{ text: named(manifest), amount: pieces(isList(spec.ports) ? spec.ports.length : 0) }];
  });
  return { unit: key, terms };
}

/** `count/<resource>.<group>`, and the short names of the core group. */
function countUse(key: string, objects: readonly Manifest[]): Use | undefined {
  const resource = key.startsWith("count/") ? key.slice("count/".length) : key;
  if (key === resource && !/^(?:configmaps|replicationcontrollers|resourcequotas|secrets|services)$/.test(key))
    return undefined;
  const there = builtIn.get(resource);
  const terms = objects
    .filter(({ body }) => resourceOf(body.apiVersion, body.kind) === resource)
    .map((manifest) => ({ text: named(manifest), amount: pieces(1) }));
  if (there !== undefined && terms.every(({ text }) => text !== there)) terms.push({ text: there, amount: pieces(1) });
  return { unit: resource, terms };
}

/** `deployments.apps` for a Deployment: the plural that all common kinds have. */
function resourceOf(apiVersion: string, kind: string): string {
  const group = groupOf(apiVersion);
  const lower = kind.toLowerCase();
  const plural = /(?:s|x|ch)$/.test(lower)
    ? lower === "endpoints"
      ? lower
      : `${lower}es`
    : /[^aeiou]y$/.test(lower)
      ? `${lower.slice(0, -1)}ies`
      : `${lower}s`;
  return group === "" ? plural : `${plural}.${group}`;
}
