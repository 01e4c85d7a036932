import { isList, isRecord } from "../../../imports/json.ts";
import { cronProblem } from "../../model/cron.ts";
import { parseDuration } from "../../model/duration.ts";
import { parseSpan } from "../../model/span.ts";
import { quoted } from "../../model/suggest.ts";
import { isSemver } from "../../model/version.ts";
import type { Problem, Validator } from "../rule.ts";
import type { Step } from "./diff/difference.ts";
import { fieldName } from "./diff/field-name.ts";
import { close } from "./diff/open.ts";
import { placeOfName } from "./names.ts";
import type { Part } from "./part.ts";
import type { Sides } from "./sides.ts";
import { functionOf } from "./words.ts";

/**
 * Behaviour among the names: a value that reads as an amount, or one that stands where the API takes a choice, a number
 * or an amount.
 */
export function* identityAsSetting(sides: Sides, validators: ReadonlyMap<string, Validator>): Iterable<Problem> {
  for (const [environment, names] of sides.names)
    for (const [key, value] of names) {
      const reads = key.startsWith("identity.") ? amount(value) : undefined;
      if (reads === undefined) continue;
      const name = key.slice("identity.".length);
      yield {
        message: `the ${name} of ${environment} is ${quoted(value)}, which reads as ${reads} and not as a name`,
        hint: `move ${name} to the settings, where it can be compared`,
        at: placeOfName(sides.fleet.policy, environment, key),
      };
    }
  yield* misplaced(sides, validators);
}

/** Numbers of accounts, projects and chats are names, however they read; they are long. */
const account = /^-?\d{7,}$/;

function amount(value: string): string | undefined {
  if (account.test(value)) return undefined;
  if (/^(?:true|false|yes|no|on|off|null|~)$/i.test(value)) return "a yes or no";
  if (/^[+-]?\d+(?:\.\d+)?$/.test(value)) return "a number";
  if (/^\d+(?:\.\d+)?\s?%$/.test(value)) return "a percentage";
  if (parseDuration(value) !== undefined || parseSpan(value) !== undefined) return "a span of time";
  if (/^\d+(?:\.\d+)?\s?(?:[kmgtp]i?b?|m)$/i.test(value)) return "an amount";
  if (cronProblem(value) === undefined) return "a schedule";
  return isSemver(value) ? "a version" : undefined;
}

/** Names in fields whose schema takes no name: what fits with the real name and not with a placeholder. */
function* misplaced(sides: Sides, validators: ReadonlyMap<string, Validator>): Iterable<Problem> {
  const tokens = sides.placeholders().keys;
  const looked = new Set<string>();
  for (const environment of sides.names.keys()) {
    const side = sides.side(environment);
    for (const [unit, parts] of side.templates)
      for (const part of parts.values()) {
        const validator = validators.get(part.kind);
        if (validator === undefined) continue;
        const places = namesIn(part, tokens);
        // Objects with names in the same fields are judged alike.
        const key = JSON.stringify([part.kind, places.map(({ path }) => fieldName(path).replace(/\[[^\]]*\]/g, "[]"))]);
        if (places.length === 0 || looked.has(key)) continue;
        looked.add(key);
        const { problems } = validator(close(part.body));
        for (const { path, key: name } of places) {
          const at = path.map((step) => step.replace(/^\[(\d+)\]$/, "$1"));
          const problem = problems.find((each) => each.path.join("\n") === at.join("\n") && isChoice(each.message));
          if (problem === undefined) continue;
          yield {
            message: `${part.title.split(" ")[0]} takes ${quoted(name.replace("identity.", ""))} as ${fieldName(path)}, which is no name: ${problem.message}`,
            hint: `move ${name.replace("identity.", "")} to the settings, where it can be compared`,
            at: orElse(functionOf(sides.fleet.policy, unit, path, part.kind), ["environments", environment]),
            rendered: { file: side.filling.text(part.file), field: side.filling.text(fieldName(path)) },
          };
        }
      }
  }
}

const orElse = (path: readonly string[], other: readonly string[]): readonly string[] =>
  path.length === 0 ? other : path;

/** A name that is too long or has a sign too many is another matter. */
const isChoice = (message: string): boolean => !/character|long|short/.test(message);

/** Fields below the metadata that hold nothing but a name. */
function namesIn(
  { body }: Part,
  tokens: ReadonlyMap<string, string>,
): readonly { readonly path: readonly Step[]; readonly key: string }[] {
  const found: { readonly path: readonly Step[]; readonly key: string }[] = [];
  const walk = (value: unknown, path: readonly Step[]): void => {
    if (typeof value === "string") {
      const key = tokens.get(value);
      if (key?.startsWith("identity.") === true) found.push({ path, key });
    } else if (isList(value)) for (const [index, entry] of value.entries()) walk(entry, [...path, `[${index}]`]);
    else if (isRecord(value))
      for (const [key, child] of Object.entries(value))
        if (path.length > 0 || key !== "metadata") walk(child, [...path, key]);
  };
  walk(body, []);
  return found;
}
