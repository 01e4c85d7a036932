import { ApiObject, App, Chart } from "cdk8s";
import type { ClusterKind } from "../model/model.ts";
import type { Report } from "../model/report.ts";
import { reasonOf } from "../model/resolve/call.ts";
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
export function build(folder: Folder, report: Report): readonly Manifest[] | undefined {
  const { path, cluster, home, component, namespace, clusterKinds = [], at } = folder;
  const chart = new Chart(new App(), "folder", {
    disableResourceNameHashes: true,
    ...(namespace === undefined ? {} : { namespace }),
  });
  const bodies: Body[] = [];
  try {
    folder.build(chart);
    for (const node of chart.node.findAll()) {
      if (!ApiObject.isApiObject(node)) continue;
      const body = bodyOf(node.toJson(), namespace, clusterKinds);
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
    if (component === undefined) throw thrown;
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

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isBody = (value: JsonObject): value is Body =>
  typeof value.apiVersion === "string" &&
  typeof value.kind === "string" &&
  isObject(value.metadata) &&
  typeof value.metadata.name === "string";

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
