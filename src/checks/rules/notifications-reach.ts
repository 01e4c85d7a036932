import type { Environment, Notification } from "../../model/model.ts";
import { quoted } from "../../model/suggest.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import { alertProblems } from "../rendered/alert-problems.ts";
import { distinct } from "../rendered/distinct.ts";
import { isSet, listAt, recordAt, textAt } from "../rendered/field.ts";
import { kindOf, kinds } from "../rendered/kinds.ts";
import { type ClusterObjects, type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

/** Receivers that take nothing without a token. */
const withToken = new Set([
  "github",
  "githubdispatch",
  "githubpullrequestcomment",
  "gitlab",
  "gitea",
  "bitbucket",
  "bitbucketserver",
  "telegram",
  "matrix",
  "opsgenie",
  "datadog",
]);

export const notificationsReach: Rule = {
  why: "An Alert that matches nothing, or whose Provider cannot be reached, is silent exactly when somebody counts on it.",
  source: "Flux, Alert and Provider v1beta3; fluxcd/notification-controller, internal/server/event_handlers.go",
  check: (subject) => distinct(check(survey(subject))),
};

function* check(all: Survey): Iterable<Problem> {
  for (const notification of all.model.notifications) {
    yield* unreached(all, notification);
    yield* withoutChannel(notification);
  }
  for (const objects of all.clusters) {
    yield* providers(all, objects);
    yield* alertProblems(all, objects);
    yield* untold(all, objects);
  }
}

/** Receivers that are told by their channel where a message belongs, with what it holds for them. */
const withChannel = new Map([
  ["pagerduty", "the integration's routing key"],
  ["telegram", "the chat's id"],
  ["matrix", "the room's id"],
  ["webex", "the room's id"],
]);

function* withoutChannel({ name, type, channel, at }: Notification): Iterable<Problem> {
  const holds = withChannel.get(type);
  if (holds === undefined || channel !== undefined) return;
  yield { at, message: `${name} is of type "${type}" and has no channel`, hint: `add channel: "…" with ${holds}` };
}

const byFlux = ({ engines }: Environment): boolean => engines.includes("flux");

/** Flux's notifications know nothing of what Argo CD delivers. */
function* unreached({ model, environment }: Survey, { name, environments, at }: Notification): Iterable<Problem> {
  if (environments === undefined) {
    if (model.clusters.some(({ engines }) => engines.includes("flux"))) return;
    yield {
      at,
      message: `${name} reaches nobody: Flux delivers nothing in this fleet`,
      hint: "remove it, and let Argo CD notify",
    };
    return;
  }
  for (const [index, each] of environments.entries()) {
    const named = environment(each);
    if (named === undefined || byFlux(named)) continue;
    yield {
      at: [...at, "environments", String(index)],
      message: `${name} is to tell about ${each}, where Flux delivers nothing`,
      hint: `remove ${quoted(each)}, and let Argo CD notify about it`,
    };
  }
}

function* providers(all: Survey, objects: ClusterObjects): Iterable<Problem> {
  for (const provider of objects.of(kinds.provider)) {
    const { body } = provider;
    const type = textAt(body, "spec", "type") ?? "";
    if (isSet(body, "spec", "secretRef") || isSet(body, "spec", "serviceAccountName")) continue;
    const named = all.model.notifications.find(({ name }) => name === body.metadata.name);
    const at = named === undefined || all.byUser(provider) ? all.at(provider) : named.at;
    const rendered = renderedAt(provider, ["spec", "secretRef"]);
    const who = all.byUser(provider) ? all.called(provider) : body.metadata.name;
    if (withToken.has(type)) {
      yield {
        at,
        rendered,
        message: `${who} has no secret, and a receiver of type ${quoted(type)} takes nothing without a token`,
        hint: 'name the Secret with the token: secret: "…"',
      };
    } else if (!isSet(body, "spec", "address") && type !== "googlepubsub" && type !== "azureeventhub") {
      yield {
        at,
        rendered,
        message: `${who} has neither address nor secret, so nothing is sent`,
        hint: "give a public address, or the Secret that holds it",
      };
    }
  }
}

/** What Flux delivers to an environment, and no Alert of a notification for it listens to. */
function* untold(all: Survey, objects: ClusterObjects): Iterable<Problem> {
  const alerts = objects.of(kinds.alert);
  for (const manifest of [...objects.of(kinds.kustomization), ...objects.of(kinds.release)]) {
    const home = all.delivery(manifest)?.home;
    if (home?.kind !== "environment") continue;
    for (const { name, type, environments, at } of all.model.notifications) {
      if (environments !== undefined && !environments.includes(home.name)) continue;
      // A release has no commit to write a status on.
      if (type === "github" && kindOf(manifest) === kinds.release) continue;
      if (alerts.some((alert) => textAt(alert.body, "spec", "providerRef", "name") === name && hears(alert, manifest)))
        continue;
      const users = all.byUser(manifest);
      yield {
        at: users ? all.at(manifest) : at,
        rendered: { file: manifest.file },
        message: `${name} is not told about ${all.called(manifest)}${users ? ` of ${manifest.component ?? ""} in ${home.name}` : ""}`,
        hint: users
          ? `label it ${home.kind}: ${home.name}, and build it in the namespace of the component`
          : "list its namespace in the sources of the Alert",
        severity: users ? "warning" : "error",
      };
    }
  }
}

/** Whether an Alert listens to an object: there is no wildcard for namespaces. */
function hears(alert: Manifest, { body }: Manifest): boolean {
  const own = textAt(alert.body, "metadata", "namespace");
  const labels = recordAt(body, "metadata", "labels");
  return listAt(alert.body, "spec", "eventSources").some((source) => {
    const name = textAt(source, "name");
    return (
      textAt(source, "kind") === body.kind &&
      (name === "*" || name === body.metadata.name) &&
      (textAt(source, "namespace") ?? own) === body.metadata.namespace &&
      Object.entries(recordAt(source, "matchLabels")).every(([key, value]) => labels[key] === value)
    );
  });
}
