import { isList, isRecord, valueAt } from "../../imports/json.ts";
import { type Body, groupOf } from "../synth/manifest.ts";

type Fields = Readonly<Record<string, unknown>>;

const template: readonly string[] = ["spec", "template", "spec"];

/** Where the objects that make pods describe them. */
const places: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["/Pod", ["spec"]],
  ["/ReplicationController", template],
  ["apps/DaemonSet", template],
  ["apps/Deployment", template],
  ["apps/ReplicaSet", template],
  ["apps/StatefulSet", template],
  ["batch/CronJob", ["spec", "jobTemplate", ...template]],
  ["batch/Job", template],
]);

/** The description of the pods that an object makes. */
export interface PodSpec {
  readonly path: readonly string[];
  readonly spec: Fields;
}

/** The pods of one of Kubernetes' own workloads; nothing for other objects, and where there is no description. */
export function podSpecOf(body: Body): PodSpec | undefined {
  const path = places.get(`${groupOf(body.apiVersion)}/${body.kind}`);
  const spec = path === undefined ? undefined : valueAt(body, path);
  return path !== undefined && isRecord(spec) ? { path, spec } : undefined;
}

/** One container of a pod. */
export interface Container {
  readonly path: readonly string[];
  readonly name: string;
  readonly container: Fields;
  readonly init: boolean;
}

/** All containers of the pods that an object makes, init containers first, as they start. */
export function containersOf(body: Body): readonly Container[] {
  const pod = podSpecOf(body);
  if (pod === undefined) return [];
  return ["initContainers", "containers"].flatMap((field) => {
    const list = pod.spec[field];
    if (!isList(list)) return [];
    return list.flatMap((container, index) => {
      if (!isRecord(container)) return [];
      const name = typeof container.name === "string" ? container.name : String(index);
      return [{ path: [...pod.path, field, String(index)], name, container, init: field === "initContainers" }];
    });
  });
}
