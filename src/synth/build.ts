import { ApiObject, App, Chart } from "cdk8s";
import type { ClusterKind } from "../model/model.ts";
import type { Report } from "../model/report.ts";
import { later, reasonOf } from "../model/resolve/call.ts";
import type { JsonObject } from "../policy/index.ts";
import { isClusterKind } from "./cluster-kinds.ts";
import { fileNames } from "./file-names.ts";
import type { Folder } from "./folder.ts";
import { type Body, groupOf, type Manifest } from "./manifest.ts";

/**
 * Builds the constructs of a folder and reads the objects off them, in the order in which they were made.
 *
 * One tree for each folder and one walk of it: cdk8s' own output walks the whole app for every chart and loses objects
 * that share kind and name. Dependencies between constructs are not read: they are exponential there, and order is data.
 *
 * Nothing where a user's function throws; that is reported.
 */
export function build(
  folder: Folder,
  report: Report,
  times: "once" | "twice" = "twice",
): readonly Manifest[] | undefined {
  const { path, cluster, home, component, namespace, clusterKinds = [], at } = folder;
  const bodies: Body[] = [];
  try {
    const objects = objectsOf(folder);
    if (
      times === "twice" &&
      component !== undefined &&
      folder.isUsers === true &&
      JSON.stringify(objects) !== JSON.stringify(later(() => objectsOf(folder)))
    )
      report.policy(
        "policy/deterministic",
        [...at, "manifests"],
        `manifests of ${component} in ${home.name} gives another result on its second call`,
        "take clocks, random numbers and counters out of the function",
      );
    for (const object of objects) {
      const body = bodyOf(object, namespace, clusterKinds);
      if (typeof body === "string")
        report.policy(
          "manifests/object",
          at,
          `an object of ${component ?? path} ${body}`,
          "give it an apiVersion, a kind and a name",
        );
      else bodies.push(body);
    }
  } catch (thrown) {
    // Only a user's function may throw.
    if (component === undefined || folder.isUsers !== true) throw thrown;
    report.policy(
      "policy/function-throws",
      [...at, "manifests"],
      `manifests of ${component} in ${home.name} throws: ${reasonOf(thrown)}`,
      "handle the case inside the function",
    );
    return undefined;
  }
  const names = fileNames(bodies);
  return bodies.map((body, index) => ({
    file: `${path}/${names[index] ?? ""}`,
    folder: path,
    cluster,
    home,
    component,
    body,
    at,
  }));
}

/** A chart that makes up no names: an object without one is reported. */
class Sheet extends Chart {
  override generateObjectName(): string {
    return "";
  }
}

function objectsOf({ namespace, build }: Folder): readonly unknown[] {
  const chart = new Sheet(new App(), "folder", {
    disableResourceNameHashes: true,
    ...(namespace === undefined ? {} : { namespace }),
  });
  build(chart);
  return chart.node.findAll().flatMap((node) => (ApiObject.isApiObject(node) ? [node.toJson()] : []));
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isBody = (value: JsonObject): value is Body =>
  typeof value.apiVersion === "string" &&
  typeof value.kind === "string" &&
  isObject(value.metadata) &&
  typeof value.metadata.name === "string" &&
  value.metadata.name !== "";

/**
 * The object as people read it, `name` before everything else in its metadata, and without a namespace where its kind
 * has none: cdk8s sorts metadata, and gives every object the namespace of its chart.
 */
function bodyOf(json: unknown, namespace: string | undefined, declared: readonly ClusterKind[]): Body | string {
  if (!isObject(json) || !isBody(json)) return "has no apiVersion, kind or name";
  const { apiVersion, kind, metadata, ...rest } = json;
  const { name, namespace: said, ...others } = metadata;
  const none = said === undefined || (said === namespace && isOutside({ group: groupOf(apiVersion), kind }, declared));
  return { apiVersion, kind, metadata: none ? { name, ...others } : { name, namespace: said, ...others }, ...rest };
}

const isOutside = (kind: ClusterKind, declared: readonly ClusterKind[]): boolean =>
  isClusterKind(kind) || declared.some((each) => each.group === kind.group && each.kind === kind.kind);
