import { compareDates } from "../date.ts";
import type { Report } from "../report.ts";
import { quoted } from "../suggest.ts";
import { componentKinds } from "./component-schema.ts";
import { promotionFieldNames } from "./promotion-schema.ts";
import { isRecord, own, type Unknowns } from "./record.ts";
import { dotted, word } from "./words.ts";

/** Whether what the policy says about promotion is about something: an edge, days in their order, versions, a group. */
export function checkPromotion(policy: Unknowns, report: Report): void {
  for (const [name, environment] of entriesOf(policy, "environments")) {
    const path = ["environments", name];
    if (own(environment, "promotesFrom") === undefined) checkEntry(environment, path, report);
    for (const [position, freeze] of listOf(own(environment, "freeze")).entries())
      checkFreeze(freeze, [...path, "freeze", String(position)], report);
  }
  for (const [name, component] of entriesOf(policy, "components"))
    if (own(component, "upgrade") !== undefined && hasNoVersion(component))
      report.policy(
        "policy/unknown-field",
        ["components", name, "upgrade"],
        `${word(name)} has "upgrade", and a component with "manifests" has no version`,
        "remove it",
      );
  for (const [position, group] of listOf(own(policy, "together")).entries())
    checkGroup(policy, group, ["together", String(position)], report);
}

/** New versions enter an environment that promotes from none: nothing is promoted there. */
function checkEntry(environment: unknown, path: readonly string[], report: Report): void {
  const name = path[1] ?? "";
  for (const field of promotionFieldNames.filter((each) => own(environment, each) !== undefined))
    report.policy(
      "policy/unknown-field",
      [...path, field],
      `${word(name)} has ${quoted(field)}, which goes with "promotesFrom"`,
      'remove it, or add "promotesFrom"',
    );
}

function checkFreeze(freeze: unknown, path: readonly string[], report: Report): void {
  const [from, until] = [own(freeze, "from"), own(freeze, "until")];
  if (typeof from !== "string" || typeof until !== "string" || (compareDates(from, until) ?? 0) <= 0) return;
  report.policy(
    "policy/format",
    [...path, "until"],
    `${dotted(path.slice(2))} of ${word(path[1] ?? "")} ends on ${quoted(until)}, before it begins on ${quoted(from)}`,
    `write a day from ${quoted(from)} on`,
  );
}

function checkGroup(policy: Unknowns, group: unknown, path: readonly string[], report: Report): void {
  const names = listOf(group);
  if (Array.isArray(group) && names.length < 2)
    report.policy(
      "policy/format",
      path,
      `${dotted(path)} names ${names.length === 0 ? "no component" : "one component"}, which moves alone anyway`,
      "name at least two components, or remove the group",
    );
  for (const [position, name] of names.entries()) {
    if (typeof name !== "string" || !hasNoVersion(own(own(policy, "components"), name))) continue;
    report.policy(
      "policy/format",
      [...path, String(position)],
      `${dotted(path)} names ${quoted(name)}, and a component with "manifests" has no version that could move`,
      "remove it from the group",
    );
  }
}

function hasNoVersion(component: unknown): boolean {
  const kinds = componentKinds.filter((kind) => own(component, kind) !== undefined);
  return kinds.length === 1 && kinds[0] === "manifests";
}

function entriesOf(policy: Unknowns, collection: string): readonly (readonly [string, unknown])[] {
  const named = own(policy, collection);
  return isRecord(named) ? Object.entries(named) : [];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
