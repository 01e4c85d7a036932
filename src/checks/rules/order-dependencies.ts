import { isRecord } from "../../../imports/json.ts";
import { cycles } from "../../model/order.ts";
import { quoted, suggest } from "../../model/suggest.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import { distinct } from "../rendered/distinct.ts";
import { listAt, textAt } from "../rendered/field.ts";
import { kinds } from "../rendered/kinds.ts";
import { type ClusterObjects, type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

/** Another kind that a dependency may have meant. */
const others = new Map<string, string>([
  [kinds.kustomization, kinds.release],
  [kinds.release, kinds.kustomization],
]);

/** One entry of a `dependsOn`. */
interface Need {
  readonly from: Manifest;
  readonly name: string;
  readonly namespace: string;
  readonly index: number;
}

export const orderDependencies: Rule = {
  why: "Flux looks a dependency up in its own cluster, among objects of the same kind. What it does not find it waits for without end, and it never notices a cycle: nothing behind either is ever applied.",
  source: "fluxcd/kustomize-controller, internal/controller/kustomization_controller.go, checkDependencies",
  check: (subject) => distinct(everywhere(survey(subject))),
};

function* everywhere(all: Survey): Iterable<Problem> {
  for (const objects of all.clusters) for (const kind of others.keys()) yield* check(all, objects, kind);
}

function* check(all: Survey, objects: ClusterObjects, kind: string): Iterable<Problem> {
  const graph = new Map<string, Set<string>>();
  const members = new Map<string, Manifest>();
  for (const from of objects.of(kind)) {
    const key = `${textAt(from.body, "metadata", "namespace") ?? ""}/${from.body.metadata.name}`;
    const needs = new Set<string>();
    for (const need of needsOf(from)) {
      const target = `${need.namespace}/${need.name}`;
      if (target === key) {
        const message = `${all.called(from)} depends on itself`;
        yield { ...place(all, need), message, hint: "remove the dependency" };
      } else if (objects.find(kind, need.namespace, need.name) === undefined) {
        // A wait for another cluster is `order/same-cluster`'s to report.
        if (all.delivery(from)?.waitsFor !== need.name) yield missing(all, objects, kind, need);
      } else needs.add(target);
    }
    graph.set(key, needs);
    members.set(key, from);
  }
  for (const cycle of cycles(graph)) {
    const circle = cycle.flatMap((key) => members.get(key) ?? []);
    const first = circle.find(all.byUser) ?? circle[0];
    if (first === undefined) continue;
    const names = [...circle, ...circle.slice(0, 1)].map((each) => each.body.metadata.name);
    yield {
      at: all.at(first),
      rendered: renderedAt(first, ["spec", "dependsOn"]),
      message: `${first.body.kind}s wait for each other: ${names.join(" → ")}`,
      hint: "remove one of these dependencies",
    };
  }
}

function* needsOf(from: Manifest): Iterable<Need> {
  for (const [index, entry] of listAt(from.body, "spec", "dependsOn").entries()) {
    const name = isRecord(entry) ? textAt(entry, "name") : undefined;
    if (name === undefined) continue;
    const namespace = textAt(entry, "namespace") ?? textAt(from.body, "metadata", "namespace") ?? "";
    yield { from, name, namespace, index };
  }
}

function missing(all: Survey, objects: ClusterObjects, kind: string, need: Need): Problem {
  const { from, name, namespace } = need;
  const who = all.called(from);
  const { kind: own } = from.body;
  const other = others.get(kind) ?? "";
  const otherKind = other.slice(other.lastIndexOf("/") + 1);
  if (objects.find(other, namespace, name) !== undefined) {
    return {
      ...place(all, need),
      message: `${who} depends on ${quoted(name)}, which is a ${otherKind}: a ${own} cannot depend on it`,
      hint: `depend on the ${own} that applies it, or make both of one kind`,
    };
  }
  const elsewhere = objects.of(kind).find(({ body }) => body.metadata.name === name);
  if (elsewhere !== undefined) {
    const actual = quoted(textAt(elsewhere.body, "metadata", "namespace") ?? "");
    return {
      ...place(all, need),
      message: `${who} depends on ${quoted(name)} in the namespace ${quoted(namespace)}; that ${own} is in ${actual}`,
      hint: `add namespace: ${actual} to the dependency`,
    };
  }
  const far = all.clusters.find((each) => each.of(kind).some(({ body }) => body.metadata.name === name));
  if (far !== undefined) {
    return {
      ...place(all, need),
      message: `${who} depends on ${quoted(name)}, which is in the cluster ${quoted(far.cluster.name)}: Flux looks in its own, ${quoted(objects.cluster.name)}`,
      hint: "remove the dependency: nothing orders what different clusters do",
    };
  }
  const meant = suggest(
    name,
    objects.of(kind).map(({ body }) => body.metadata.name),
  );
  return {
    ...place(all, need),
    message: `${who} depends on ${quoted(name)}, and no ${own} of that name is rendered for the cluster ${quoted(objects.cluster.name)}`,
    hint:
      meant === undefined ? "name one that is rendered, or remove the dependency" : `did you mean ${quoted(meant)}?`,
  };
}

function place(all: Survey, { from, index }: Need): Pick<Problem, "at" | "rendered"> {
  return { at: all.at(from), rendered: renderedAt(from, ["spec", "dependsOn", String(index)]) };
}
