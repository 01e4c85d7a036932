import type { Manifest } from "../../synth/manifest.ts";
import { renderedAt } from "../origin.ts";
import { isAutomated } from "../rendered/automated.ts";
import { distinct } from "../rendered/distinct.ts";
import { isSet, textAt } from "../rendered/field.ts";
import { kindOf, kinds } from "../rendered/kinds.ts";
import { type Survey, survey } from "../rendered/survey.ts";
import type { Problem, Rule } from "../rule.ts";

export const argocdManualStaysManual: Rule = {
  why: "Where the policy promises that a person starts each sync, one `automated` key applies every merged change within minutes.",
  source: "Argo CD, automated sync policy; ApplicationSet, progressive syncs",
  check: (subject) => distinct(check(survey(subject))),
};

function* check(all: Survey): Iterable<Problem> {
  for (const objects of all.clusters) {
    for (const manifest of objects.of(kinds.application)) if (byHand(all, manifest)) yield* application(all, manifest);
    for (const manifest of objects.of(kinds.applicationSet)) if (byHand(all, manifest)) yield* set(all, manifest);
  }
}

/** Whether the policy has people sync what the object delivers; roots deliver Applications, which is no sync of theirs. */
function byHand(all: Survey, manifest: Manifest): boolean {
  return all.delivery(manifest)?.sync === "manual";
}

function* application(all: Survey, manifest: Manifest): Iterable<Problem> {
  const path = ["spec", "syncPolicy", "automated"];
  const place = { at: placeOf(all, manifest) };
  if (isAutomated(manifest.body, path)) {
    yield {
      ...place,
      rendered: renderedAt(manifest, path),
      message: `${all.called(manifest)} syncs itself, and ${owner(all, manifest)} is synced by hand`,
      hint: 'remove automated, or set its sync to "automatic"',
    };
  }
  if (isSet(manifest.body, "operation")) {
    yield {
      ...place,
      rendered: renderedAt(manifest, ["operation"]),
      message: `${all.called(manifest)} starts a sync as soon as it is applied, and ${owner(all, manifest)} is synced by hand`,
      hint: "remove operation",
    };
  }
}

/** What an ApplicationSet makes is not rendered, so its template is looked at. */
function* set(all: Survey, manifest: Manifest): Iterable<Problem> {
  const template = ["spec", "template", "spec", "syncPolicy", "automated"];
  const rolling = textAt(manifest.body, "spec", "strategy", "type") === "RollingSync";
  if (!rolling && !isAutomated(manifest.body, template)) return;
  yield {
    at: placeOf(all, manifest),
    rendered: renderedAt(manifest, rolling ? ["spec", "strategy"] : template),
    message: `${all.called(manifest)} ${rolling ? "rolls out by itself" : "makes Applications that sync themselves"}, and ${owner(all, manifest)} is synced by hand`,
    hint: rolling ? "remove the strategy RollingSync" : "remove automated from its template",
  };
}

const placeOf = (all: Survey, manifest: Manifest): readonly string[] =>
  kindOf(manifest) === kinds.application && !all.byUser(manifest) ? [...all.at(manifest), "sync"] : all.at(manifest);

function owner(all: Survey, manifest: Manifest): string {
  const delivery = all.delivery(manifest);
  return delivery === undefined ? "it" : `${delivery.component} in ${delivery.home.name}`;
}
