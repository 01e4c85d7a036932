import { quoted } from "../../model/suggest.ts";
import type { Problem } from "../rule.ts";
import { certifiesPart } from "./certificate.ts";
import { clusterLeaks } from "./cluster-leaks.ts";
import type { Step } from "./diff/difference.ts";
import { eachText } from "./each-text.ts";
import { type Foreign, foreigners, strong } from "./foreign.ts";
import { isReference, isTextAt, Leaks, leakProblem } from "./leak.ts";
import { placeOfName } from "./names.ts";
import { isOrdinary } from "./ordinary.ts";
import { type Part, surroundings, type Unit } from "./part.ts";
import { replaceName, withoutNames } from "./placeholders.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";

/**
 * Names of one environment where they do not belong: in what is rendered for another one, once its own names are taken
 * out, and among the names that the policy gives another one.
 */
export function* leaks(sides: Sides): Iterable<Problem> {
  const isWord = isOrdinary(sides.fleet.policy);
  for (const environment of sides.names.keys()) {
    yield* misnamed(sides, environment);
    yield* leaksInto(sides, environment, isWord);
  }
  yield* clusterLeaks(sides, isWord);
}

function* leaksInto(sides: Sides, environment: string, isWord: (name: string) => boolean): Iterable<Problem> {
  const others = foreigners(sides.names, [environment], isWord);
  const side = sides.side(environment);
  const nameless = withoutNames([sides.names.get(environment)]);
  const found = new Leaks();
  for (const [unit, parts] of side.templates)
    for (const { part, isReal } of searched(side, unit, parts))
      eachText(part, strong, (written, path) => {
        const text = isReal ? nameless(written) : written;
        const weak = others.alone(text);
        if (weak !== undefined && isName(sides, unit, part, path, weak)) found.add(weak, unit, { part, path });
        for (const each of others.within(text)) found.add(each, unit, { part, path });
      });
  const home = { title: environment, at: ["environments", environment], text: side.filling.text, remedy };
  for (const each of found) yield leakProblem(sides.fleet.policy, home, each);
}

const remedy = (key: string): string =>
  `use ${key.startsWith("identity.") ? key : "what the function is given"} in place of the text`;

/**
 * What is searched: templates, which have none of the environment's own names in them, and where one is not what is
 * really rendered, that: a function may know the environment by its name and give it the names of another.
 */
function* searched(
  side: Side,
  unit: string,
  templates: Unit,
): Iterable<{ readonly part: Part; readonly isReal: boolean }> {
  const real = unit === surroundings ? undefined : side.real(unit);
  const known = new Set<string>();
  for (const part of templates.values()) {
    const id = side.filling.text(part.id);
    const printed = typeof real === "string" ? undefined : real?.get(id);
    known.add(id);
    if (printed === undefined || certifiesPart(part, printed, side.filling)) yield { part, isReal: false };
    else yield { part: { ...printed, id: part.id }, isReal: true };
  }
  if (real === undefined || typeof real === "string") return;
  for (const part of real.values()) if (!known.has(part.id)) yield { part, isReal: true };
}

/** Whether a short name stands where names stand: a reference, or where another environment has that very name. */
function isName(sides: Sides, unit: string, part: Part, path: readonly Step[], { key, environment }: Foreign): boolean {
  if (isReference(path)) return true;
  const theirs = sides.side(environment).templates.get(unit)?.get(part.id);
  return isTextAt(theirs, path, sides.placeholders().names.get(key));
}

/** A name that the policy gives an environment and that says it is another one's: copied, and not changed. */
function* misnamed(sides: Sides, environment: string): Iterable<Problem> {
  const own = sides.names.get(environment) ?? new Map<string, string>();
  for (const [key, value] of own) {
    if (!key.startsWith("identity.") && !["domain", "namespace", "project", "branch"].includes(key)) continue;
    const rest = replaceName(value, environment, "");
    for (const [other, theirs] of sides.names) {
      if (other === environment || replaceName(rest, other, "") === rest || theirs.get(key) !== value) continue;
      yield {
        message: `${environment} has ${quoted(value)} as ${key.replace("identity.", "")}, which is named after ${other} and is that of ${other}`,
        hint: `give ${environment} one of its own`,
        at: placeOfName(sides.fleet.policy, environment, key),
        causes: [{ source: "policy", path: placeOfName(sides.fleet.policy, other, key) }],
      };
    }
  }
}
