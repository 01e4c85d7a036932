import type { Cluster, Delivery, Environment, Model } from "../../model/model.ts";
import { deliveryName } from "../../model/names.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { titleOf } from "../origin.ts";
import type { Subject } from "../rule.ts";
import { textAt } from "./field.ts";
import { kindOf } from "./kinds.ts";

/** What is rendered for one cluster, to look things up in. */
export interface ClusterObjects {
  readonly cluster: Cluster;
  readonly all: readonly Manifest[];
  /** The kinds that are rendered, as `group/Kind`. */
  readonly kinds: readonly string[];
  /** What is rendered again, with the first of its name. */
  readonly twice: readonly (readonly [first: Manifest, again: Manifest])[];
  readonly of: (kind: string) => readonly Manifest[];
  readonly find: (kind: string, namespace: string | undefined, name: string) => Manifest | undefined;
  /** What a path of a controller holds. */
  readonly folder: (path: string) => readonly Manifest[];
}

/** A rendering, indexed once for all rules. */
export interface Survey {
  readonly model: Model;
  readonly clusters: readonly ClusterObjects[];
  readonly environment: (name: string) => Environment | undefined;
  readonly deliveryNamed: (name: string) => Delivery | undefined;
  /** The delivery that an object belongs to: that it is part of, or that it is the Flux or Argo CD object of. */
  readonly delivery: (manifest: Manifest) => Delivery | undefined;
  /** Whether a user's function built the object. */
  readonly byUser: (manifest: Manifest) => boolean;
  /** What of the policy is to be changed for the object to change. */
  readonly at: (manifest: Manifest) => readonly string[];
  /** What messages call the object: `web in dev`, or `Service web` where a user built it. */
  readonly called: (manifest: Manifest) => string;
}

const known = new WeakMap<readonly Manifest[], Survey>();

/** The survey of a subject; the same for every rule that asks. */
export function survey(subject: Subject): Survey {
  const before = known.get(subject.manifests);
  if (before !== undefined && before.model === subject.model) return before;
  const made = make(subject);
  known.set(subject.manifests, made);
  return made;
}

function make({ model, manifests }: Subject): Survey {
  const byCluster = grouped(manifests, ({ cluster }) => cluster);
  const environments = new Map(model.environments.map((each) => [each.name, each]));
  const deliveries = new Map(model.deliveries.map((each) => [each.name, each]));
  const delivery = (manifest: Manifest): Delivery | undefined => {
    const { component, home, body } = manifest;
    const named = component ?? textAt(body, "metadata", "labels", "component");
    const found = named === undefined ? undefined : deliveries.get(deliveryName(named, home.name));
    return found?.home.kind === home.kind && found.component === named ? found : undefined;
  };
  const byUser = (manifest: Manifest): boolean =>
    manifest.component !== undefined && delivery(manifest)?.payload.kind === "manifests";
  return {
    model,
    clusters: model.clusters.map((cluster) => objectsOf(cluster, byCluster.get(cluster.name) ?? [])),
    environment: (name) => environments.get(name),
    deliveryNamed: (name) => deliveries.get(name),
    delivery,
    byUser,
    at: (manifest) => {
      const at = delivery(manifest)?.at ?? manifest.at;
      return byUser(manifest) ? [...at, "manifests"] : at;
    },
    called: (manifest) => {
      const from = byUser(manifest) ? undefined : delivery(manifest);
      return from === undefined ? titleOf(manifest) : `${from.component} in ${from.home.name}`;
    },
  };
}

function objectsOf(cluster: Cluster, all: readonly Manifest[]): ClusterObjects {
  const byKind = grouped(all, kindOf);
  const byFolder = grouped(all, ({ folder }) => folder);
  const twice: (readonly [Manifest, Manifest])[] = [];
  const byName = new Map<string, Manifest>();
  const key = (kind: string, namespace: string | undefined, name: string): string =>
    [kind, namespace ?? "", name].join(" ");
  for (const [kind, manifests] of byKind)
    for (const manifest of manifests) {
      const name = key(kind, textAt(manifest.body, "metadata", "namespace"), manifest.body.metadata.name);
      const first = byName.get(name);
      if (first === undefined) byName.set(name, manifest);
      else twice.push([first, manifest]);
    }
  return {
    cluster,
    all,
    kinds: [...byKind.keys()],
    twice,
    of: (kind) => byKind.get(kind) ?? [],
    find: (kind, namespace, name) => byName.get(key(kind, namespace, name)),
    folder: (path) => byFolder.get(path) ?? [],
  };
}

/** Values by what they have in common, in their order. */
export function grouped<Value>(
  values: Iterable<Value>,
  by: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = by(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
