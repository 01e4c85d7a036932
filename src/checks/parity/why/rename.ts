import { isList, isRecord } from "../../../../imports/json.ts";
import type { Draft } from "./draft.ts";

/** What of a fleet has a name of its own. */
export type Named = "cluster" | "component" | "environment";

/** A draft in which one thing has another name, wherever the policy or the version map refers to it. */
export function renamed(draft: Draft, kind: Named, from: string, to: string): Draft {
  const name = (value: unknown): unknown => (value === from ? to : value);
  const names = (value: unknown): unknown => (isList(value) ? value.map(name) : value);
  const keys = (value: unknown): unknown => (isRecord(value) ? keysRenamed(value, from, to) : value);
  const { policy, versions } = draft;
  const each = (value: object | undefined, change: (entry: Entry, own: string) => object): object =>
    Object.fromEntries(
      Object.entries(value ?? {}).map(([key, entry]) => [key, isRecord(entry) ? change(entry, key) : entry]),
    );
  const isPlaced = (own: string): boolean =>
    (policy.components[own]?.scope === "cluster") === (kind === "cluster") && kind !== "component";
  const components = each(policy.components, (entry, own) =>
    kind === "component"
      ? changed(entry, { needs: names })
      : isPlaced(own)
        ? changed(entry, { in: names, ...varying(keys) })
        : entry,
  );
  const environments = each(policy.environments, (entry) =>
    kind === "environment"
      ? changed(entry, { promotesFrom: name, waitsFor: name })
      : kind === "cluster"
        ? changed(entry, { cluster: name })
        : entry,
  );
  const rows = each(versions, (row, own) => (isPlaced(own) ? keysRenamed(row, from, to) : row));
  return drafted(draft, {
    components: kind === "component" ? keysRenamed(components, from, to) : components,
    environments: kind === "environment" ? keysRenamed(environments, from, to) : environments,
    clusters: kind === "cluster" ? keysRenamed(policy.clusters, from, to) : policy.clusters,
    notifications: each(policy.notifications, (entry) =>
      kind === "environment" ? changed(entry, { environments: names }) : entry,
    ),
    versions: kind === "component" ? keysRenamed(rows, from, to) : rows,
  });
}

/** A draft without some of its components, and without needs for them. */
export function without(draft: Draft, gone: ReadonlySet<string>): Draft {
  const { components } = draft.policy;
  const left = Object.entries(components).flatMap(([name, component]) =>
    gone.has(name) ? [] : [[name, { ...component, needs: component.needs?.filter((each) => !gone.has(each)) ?? [] }]],
  );
  return drafted(draft, { ...draft.policy, components: Object.fromEntries(left), versions: draft.versions });
}

type Entry = Readonly<Record<string, unknown>>;
type Change = (value: unknown) => unknown;

const varying = (keys: Change) => ({
  replicas: keys,
  cpu: keys,
  cpuLimit: keys,
  memory: keys,
  sync: keys,
  kustomize: (value: unknown): unknown => (isRecord(value) ? changed(value, { path: keys }) : value),
});

function changed(entry: Entry, changes: Readonly<Record<string, Change>>): Entry {
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [
      key,
      Object.hasOwn(changes, key) ? (changes[key]?.(value) ?? value) : value,
    ]),
  );
}

const keysRenamed = (record: object, from: string, to: string): Entry =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));

/** The pieces have the shapes that they had: only names in them are others. */
function drafted(draft: Draft, pieces: Readonly<Record<string, unknown>>): Draft;
function drafted({ policy }: Draft, { versions, ...pieces }: Readonly<Record<string, unknown>>): object {
  return { policy: { ...policy, ...pieces }, versions };
}
