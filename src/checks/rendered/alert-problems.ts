import { quoted, suggest } from "../../model/suggest.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import type { Problem } from "../rule.ts";
import { listAt, textAt, textsAt } from "./field.ts";
import { goPatternProblem } from "./go-pattern.ts";
import { kinds } from "./kinds.ts";
import type { ClusterObjects, Survey } from "./survey.ts";

/** Providers that write on a commit, which a HelmRelease's events do not carry. */
const onCommits = new Set(["github", "gitlab", "gitea", "bitbucket", "bitbucketserver", "azuredevops"]);

/** What is wrong with the Alerts of a cluster, each looked at by itself. */
export function* alertProblems(all: Survey, objects: ClusterObjects): Iterable<Problem> {
  const rendered = objects.of(kinds.namespace).map(({ body }) => body.metadata.name);
  const known = new Set([...rendered, objects.cluster.flux.namespace]);
  for (const alert of objects.of(kinds.alert)) {
    const at = all.at(alert);
    const who = all.called(alert);
    const namespace = textAt(alert.body, "metadata", "namespace") ?? "";
    const name = textAt(alert.body, "spec", "providerRef", "name") ?? "";
    const provider = objects.find(kinds.provider, namespace, name);
    if (provider === undefined)
      yield { at, rendered: renderedAt(alert, ["spec", "providerRef"]), ...noProvider(objects, who, namespace, name) };
    for (const [index, source] of listAt(alert.body, "spec", "eventSources").entries()) {
      const place = { at, rendered: renderedAt(alert, ["spec", "eventSources", String(index)]) };
      const from = textAt(source, "namespace") ?? namespace;
      if (!known.has(from)) {
        const meant = suggest(from, known);
        yield {
          ...place,
          message: `${who} listens to the namespace ${quoted(from)}, which is not rendered for the cluster ${quoted(objects.cluster.name)}`,
          hint: meant === undefined ? "list namespaces that are rendered" : `did you mean ${quoted(meant)}?`,
        };
      }
      const type = textAt(provider?.body, "spec", "type") ?? "";
      if (onCommits.has(type) && textAt(source, "kind") === "HelmRelease") {
        yield {
          ...place,
          message: `${who} listens to HelmReleases for a receiver of type ${quoted(type)}: their events name a chart's version and no commit`,
          hint: "listen to the Kustomization that applies the release",
        };
      }
    }
    yield* patterns(alert, at, who);
  }
}

function noProvider(
  objects: ClusterObjects,
  who: string,
  namespace: string,
  name: string,
): Pick<Problem, "message" | "hint"> {
  const message = `${who} names the Provider ${quoted(name)}, which is not rendered in its namespace ${quoted(namespace)}`;
  const elsewhere = objects.of(kinds.provider);
  const same = elsewhere.find(({ body }) => body.metadata.name === name);
  if (same !== undefined)
    return {
      message,
      hint: `render the Alert in ${quoted(textAt(same.body, "metadata", "namespace") ?? "")}, where the Provider is`,
    };
  const meant = suggest(
    name,
    elsewhere.map(({ body }) => body.metadata.name),
  );
  return {
    message,
    hint: meant === undefined ? "render the Provider beside the Alert" : `did you mean ${quoted(meant)}?`,
  };
}

function* patterns(alert: Manifest, at: readonly string[], who: string): Iterable<Problem> {
  for (const list of ["inclusionList", "exclusionList"])
    for (const [index, pattern] of textsAt(alert.body, "spec", list).entries()) {
      const problem = goPatternProblem(pattern);
      if (problem === undefined) continue;
      yield {
        at,
        rendered: renderedAt(alert, ["spec", list, String(index)]),
        message: `${list} of ${who}: ${problem}`,
        hint: "write a Go regular expression: without looking ahead or back",
      };
    }
}
