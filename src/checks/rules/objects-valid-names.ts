import {
  labelKeyProblem,
  labelNameProblem,
  labelValueProblem,
  releaseNameProblem,
  serviceNameProblem,
  subdomainProblem,
} from "../../model/name.ts";
import { quoted } from "../../model/suggest.ts";
import { groupOf, type Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import { sourcesOf } from "../rendered/applied-path.ts";
import { distinct } from "../rendered/distinct.ts";
import { isSet, recordAt, textAt } from "../rendered/field.ts";
import { kindOf, kinds } from "../rendered/kinds.ts";
import { type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

/** What one object's annotations may weigh together. Source: Kubernetes, "Annotations". */
const mostAnnotations = 262_144;

export const objectsValidNames: Rule = {
  why: "The API server refuses an object whose name, label or annotation breaks its rules, and with it everything that is applied together with it.",
  source: "Kubernetes, Object Names and IDs; Labels and Selectors; Annotations",
  check: (subject) => distinct(check(survey(subject), subject.manifests)),
};

function* check(all: Survey, manifests: readonly Manifest[]): Iterable<Problem> {
  for (const manifest of manifests)
    for (const { path, problem, hint } of problems(manifest)) {
      yield {
        at: all.at(manifest),
        rendered: renderedAt(manifest, path),
        message: `${manifest.body.kind} ${problem}`,
        hint,
      };
    }
}

interface Found {
  readonly path: readonly string[];
  /** To follow the kind: `name: "Web" is not a Service name …`. */
  readonly problem: string;
  readonly hint: string;
}

function* problems(manifest: Manifest): Iterable<Found> {
  const { body } = manifest;
  const { name } = body.metadata;
  const badName = nameProblem(kindOf(manifest), name);
  if (badName !== undefined)
    yield { path: ["metadata", "name"], problem: `name: ${badName}`, hint: "choose a shorter or simpler name" };
  const namespace = textAt(body, "metadata", "namespace");
  const badNamespace = namespace === undefined ? undefined : namespaceName(namespace);
  if (badNamespace !== undefined)
    yield { path: ["metadata", "namespace"], problem: `namespace: ${badNamespace}`, hint: "choose another namespace" };
  for (const path of [["metadata"], ["spec", "template", "metadata"]]) yield* metadataProblems(body, path);
  yield* releaseProblems(manifest);
}

function* metadataProblems(body: unknown, path: readonly string[]): Iterable<Found> {
  for (const [key, value] of Object.entries(recordAt(body, ...path, "labels"))) {
    const bad = labelKey(key) ?? (typeof value === "string" ? labelValue(value) : undefined);
    if (bad !== undefined)
      yield {
        path: [...path, "labels", key],
        problem: `label ${quoted(key)}: ${bad}`,
        hint: "choose a shorter or simpler label",
      };
  }
  let weight = 0;
  for (const [key, value] of Object.entries(recordAt(body, ...path, "annotations"))) {
    const bad = labelKey(key.toLowerCase());
    if (bad !== undefined)
      yield { path: [...path, "annotations", key], problem: `annotation: ${bad}`, hint: "choose another key" };
    weight += bytes(key) + (typeof value === "string" ? bytes(value) : 0);
  }
  if (weight > mostAnnotations) {
    yield {
      path: [...path, "annotations"],
      problem: `annotations: ${weight} bytes together; the API server takes ${mostAnnotations}`,
      hint: "keep large texts in a ConfigMap",
    };
  }
}

/** The same few labels stand on every object, so each is judged once. */
function once(problem: (text: string) => string | undefined): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const found = problem(text);
    if (known.size > 1000) known.clear();
    known.set(text, found);
    return found;
  };
}

const labelKey = once(labelKeyProblem);
const labelValue = once(labelValueProblem);
const namespaceName = once(labelNameProblem);

/** A release's name is said where the policy does not: Argo CD takes the Application's. */
function* releaseProblems(manifest: Manifest): Iterable<Found> {
  const { body } = manifest;
  const hint = "choose a shorter or simpler name for the component";
  if (kindOf(manifest) === kinds.release) {
    const name = textAt(body, "spec", "releaseName");
    const bad = name === undefined ? undefined : releaseNameProblem(name);
    if (bad !== undefined) yield { path: ["spec", "releaseName"], problem: `releaseName: ${bad}`, hint };
  }
  if (kindOf(manifest) !== kinds.application) return;
  for (const source of sourcesOf(body)) {
    if (!isSet(source, "chart") && !isSet(source, "helm")) continue;
    const bad = releaseNameProblem(textAt(source, "helm", "releaseName") ?? body.metadata.name);
    if (bad !== undefined)
      yield { path: ["spec", "source", "helm", "releaseName"], problem: `releaseName: ${bad}`, hint };
  }
}

/** What Kubernetes asks of a name, kind by kind; Flux writes the names of its own objects into labels. */
function nameProblem(kind: string, name: string): string | undefined {
  if (groupOf(kind) === "rbac.authorization.k8s.io" || kind === "apiregistration.k8s.io/APIService") {
    return /[/%]/.test(name) || name === "." || name === ".."
      ? `${quoted(name)} holds "/" or "%", or is only dots`
      : undefined;
  }
  switch (kind) {
    case "/Namespace":
      return labelNameProblem(name);
    case "/Service":
      return serviceNameProblem(name);
    case "networking.k8s.io/IPAddress":
      return undefined;
    case "batch/CronJob":
      return subdomainProblem(name) ?? longer(name, 52, "a CronJob name");
    case "batch/Job":
      return subdomainProblem(name) ?? longer(name, 63, "a Job name");
    case kinds.kustomization:
    case kinds.release:
      return subdomainProblem(name) ?? longer(name, 63, "a name that Flux writes into labels");
    default:
      return subdomainProblem(name);
  }
}

const longer = (name: string, limit: number, what: string): string | undefined =>
  name.length > limit ? `${quoted(name)} is ${name.length} characters long; ${what} has at most ${limit}` : undefined;

const encoder = new TextEncoder();

const bytes = (text: string): number => (text.length > 1000 ? encoder.encode(text).length : text.length);
