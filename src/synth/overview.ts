import type { Cluster, Delivery, Environment, Home, Model } from "../model/model.ts";
import type { Engine } from "../policy/index.ts";

/** The model with its names looked up once. */
export interface Overview {
  readonly model: Model;
  readonly cluster: (name: string) => Cluster;
  readonly environment: (name: string) => Environment;
  readonly delivery: (name: string) => Delivery | undefined;
  /** What an engine delivers to an environment, or to a cluster itself. */
  readonly deliveries: (home: Home, engine: Engine) => readonly Delivery[];
  readonly environmentsIn: (cluster: string) => readonly Environment[];
}

/** Looks up by name. The model has been resolved: a name without its thing is our mistake, not the user's. */
export function overview(model: Model): Overview {
  const clusters = new Map(model.clusters.map((each) => [each.name, each]));
  const environments = new Map(model.environments.map((each) => [each.name, each]));
  const deliveries = new Map(model.deliveries.map((each) => [each.name, each]));
  const byHome = grouped(model.deliveries);
  return {
    model,
    cluster: (name) => known(clusters, name),
    environment: (name) => known(environments, name),
    delivery: (name) => deliveries.get(name),
    deliveries: (home, engine) => byHome.get(key(home, engine)) ?? [],
    environmentsIn: (cluster) => model.environments.filter((each) => each.cluster === cluster),
  };
}

const key = (home: Home, engine: Engine): string => `${home.kind} ${home.name} ${engine}`;

function grouped(deliveries: readonly Delivery[]): ReadonlyMap<string, readonly Delivery[]> {
  const groups = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const at = key(delivery.home, delivery.engine);
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [delivery]);
    else group.push(delivery);
  }
  return groups;
}

function known<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name);
  if (value === undefined) throw new Error(`the model refers to "${name}" and does not have it`);
  return value;
}
