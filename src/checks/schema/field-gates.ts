import { isList, isRecord, placesOf, valueAt } from "../../../imports/json.ts";
import { type FluxMinor, newerFields, newerValues, newlyOptional } from "../../../imports/newer-fields.ts";
import type { Problem } from "../../../imports/problem.ts";
import { quoted } from "../../model/suggest.ts";

/** Fields and choices of an object that the target release of Flux (`2.8`, `v2.8.3`) does not know yet. */
export function fieldGates(object: unknown, target: string): readonly Problem[] {
  if (!isRecord(object)) return [];
  const kind = `${String(object.apiVersion)}/${String(object.kind)}`;
  const problems: Problem[] = [];
  const needs = (since: FluxMinor) => `needs Flux ${since}, the target is ${target}`;

  for (const { path, since, choices } of newerFields.filter((field) => field.kind === kind)) {
    for (const place of placesOf(object, path)) {
      const name = quoted(place.at(-1) ?? "");
      if (isOlder(target, since)) problems.push({ path: place, message: `${name} ${needs(since)}` });
      else if (choices !== undefined) problems.push(...misfits(valueAt(object, place), choices, place));
    }
  }
  for (const { path, value, since } of newerValues.filter((choice) => choice.kind === kind)) {
    if (!isOlder(target, since)) continue;
    for (const place of placesOf(object, path)) {
      if (valueAt(object, place) === value) problems.push({ path: place, message: `${quoted(value)} ${needs(since)}` });
    }
  }
  for (const { path, since } of newlyOptional.filter((field) => field.kind === kind)) {
    if (!isOlder(target, since)) continue;
    const name = path.at(-1) ?? "";
    for (const place of placesOf(object, path.slice(0, -1))) {
      const parent = valueAt(object, place);
      if (!isRecord(parent) || Object.hasOwn(parent, name)) continue;
      problems.push({
        path: [...place, name],
        message: `${quoted(name)} is required and missing: leaving it out ${needs(since)}`,
      });
    }
  }
  return problems;
}

function misfits(value: unknown, choices: readonly string[], path: readonly string[]): readonly Problem[] {
  const found = isList(value)
    ? value.map((entry, index) => ({ entry, path: [...path, String(index)] }))
    : [{ entry: value, path }];
  return found
    .filter(({ entry }) => typeof entry !== "string" || !choices.includes(entry))
    .map(({ entry, path: place }) => ({
      path: place,
      message: `${typeof entry === "string" ? quoted(entry) : "the value"} is none of ${choices.map(quoted).join(", ")}`,
    }));
}

/** Whether a release is older than a minor; what is no version is taken for the newest. */
function isOlder(target: string, since: FluxMinor): boolean {
  const [major, minor] = /^v?(\d+)\.(\d+)/.exec(target)?.slice(1).map(Number) ?? [];
  if (major === undefined || minor === undefined) return false;
  return major < 2 || (major === 2 && minor < Number(since.slice(2)));
}
