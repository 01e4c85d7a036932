import type { Delivery } from "../../model/model.ts";
import { namespacesName } from "../../model/names.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { bootstrapPath } from "../../synth/paths.ts";
import { renderedAt } from "../origin.ts";
import { isAutomated } from "../rendered/automated.ts";
import { distinct } from "../rendered/distinct.ts";
import { isSet, textAt } from "../rendered/field.ts";
import { kinds } from "../rendered/kinds.ts";
import { type ClusterObjects, type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule, Subject } from "../rule.ts";

const annotation = "argocd.argoproj.io/sync-wave";
const customization = "resource.customizations.health.argoproj.io_Application";

export const argocdWavesAreSafe: Rule = {
  why: "A wave of Applications waits for their health, and since 1.8 Argo CD gives Applications none unless it is told how. An Application that a person syncs stays behind until then, and holds back every wave after it.",
  source: "Argo CD, docs/operator-manual/health.md: Argocd App",
  check: (subject) => distinct(check(survey(subject), subject)),
};

function* check(all: Survey, subject: Subject): Iterable<Problem> {
  for (const objects of all.clusters) {
    yield* withoutHealth(all, objects, subject);
    yield* heldBack(all, objects);
  }
  yield* tooEarly(all);
}

function* withoutHealth(all: Survey, objects: ClusterObjects, { tree }: Subject): Iterable<Problem> {
  const { name } = objects.cluster;
  const told =
    tree.has(`${bootstrapPath(name)}/argocd-cm-patch.yaml`) ||
    objects
      .of(kinds.configMap)
      .some(({ body }) => body.metadata.name === "argocd-cm" && isSet(body, "data", customization));
  const first = told
    ? undefined
    : objects.of(kinds.application).find(({ body }) => isSet(body, "metadata", "annotations", annotation));
  if (first === undefined) return;
  yield {
    at: all.at(first),
    rendered: renderedAt(first, ["metadata", "annotations", annotation]),
    message: `${all.called(first)} has a sync wave, and nothing tells Argo CD in ${name} what the health of an Application is: the waves do not wait`,
    hint: `set ${customization} in argocd-cm, or remove the wave`,
  };
}

/** A root waits for every wave but the last, and for a person as long as that takes. */
function* heldBack(all: Survey, objects: ClusterObjects): Iterable<Problem> {
  const last = new Map<string, number>();
  for (const each of objects.of(kinds.application))
    last.set(each.folder, Math.max(last.get(each.folder) ?? wave(each), wave(each)));
  for (const manifest of objects.of(kinds.application)) {
    if (isAutomated(manifest.body) || wave(manifest) >= (last.get(manifest.folder) ?? 0)) continue;
    yield {
      at: all.at(manifest),
      rendered: renderedAt(manifest, ["metadata", "annotations", annotation]),
      message: `${all.called(manifest)} waits for a person in wave ${wave(manifest)}, and all later waves wait with it`,
      hint: "put it into the last wave, or sync it automatically",
    };
  }
}

/** Without a wave an Application is in wave 0. */
const wave = ({ body }: Manifest): number =>
  Number.parseInt(textAt(body, "metadata", "annotations", annotation) ?? "0", 10) || 0;

/** What syncs by itself does not wait for what a person syncs. */
function* tooEarly(all: Survey): Iterable<Problem> {
  for (const delivery of all.model.deliveries) {
    if (delivery.engine !== "argocd" || delivery.sync !== "automatic") continue;
    const { component, home, at, needs } = delivery;
    const environment = home.kind === "environment" ? all.environment(home.name) : undefined;
    if (environment?.sync === "manual" && needs.includes(namespacesName(home.name))) {
      yield {
        at: [...at, "sync"],
        message: `${component} in ${home.name} syncs itself, and the namespace that it needs waits for a person, as all of ${home.name} does`,
        hint: `leave ${component} to a person too, or sync ${home.name} automatically`,
        severity: "warning",
      };
    }
    for (const needed of needs) {
      const target: Delivery | undefined = all.deliveryNamed(needed);
      if (target?.sync !== "manual") continue;
      yield {
        at: [...at, "needs"],
        message: `${component} in ${home.name} syncs itself and needs ${target.component}, which waits for a person: ${component} comes first`,
        hint: `give both the same sync, or make ${component} bear a missing ${target.component} and remove the need`,
        severity: "warning",
      };
    }
  }
}
