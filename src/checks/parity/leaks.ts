import { isList, isRecord } from "../../../imports/json.ts";
import { quoted } from "../../model/suggest.ts";
import type { Problem } from "../rule.ts";
import { certifiesPart } from "./certificate.ts";
import type { Step } from "./diff/difference.ts";
import { fieldName } from "./diff/field-name.ts";
import { placeOfName } from "./names.ts";
import { isOrdinary } from "./ordinary.ts";
import { type Part, surroundings, type Unit } from "./part.ts";
import { replaceName, withoutNames } from "./placeholders.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";
import { counted, functionOf } from "./words.ts";

/** A name of another environment that is looked for. */
interface Foreign {
  readonly value: string;
  readonly environment: string;
  readonly key: string;
}

/** Names shorter than this occur by chance. */
const strong = 6;

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
}

function* leaksInto(sides: Sides, environment: string, isWord: (name: string) => boolean): Iterable<Problem> {
  const foreign = foreignTo(sides, environment).sort((a, b) => b.value.length - a.value.length);
  const anywhere = foreign.filter(({ value }) => value.length >= strong && !isWord(value));
  const alone = foreign.filter((each) => !anywhere.includes(each));
  const pattern = anywhere.length === 0 ? undefined : bounded(anywhere.flatMap(({ value }) => formsOf(value)));
  const weak = new Map(alone.map((each) => [each.value, each]));
  const homes = namespacesOf(sides, environment).filter(({ value }) => weak.has(value));
  const side = sides.side(environment);
  const nameless = withoutNames([sides.names.get(environment)]);
  const clean = new Set<string>();
  const found = new Map<string, { readonly leak: Foreign; readonly unit: string; readonly places: Place[] }>();
  const add = (leak: Foreign, unit: string, place: Place): void => {
    const key = `${unit} ${leak.value}`;
    const before = found.get(key);
    if (before === undefined) found.set(key, { leak, unit, places: [place] });
    else before.places.push(place);
  };
  for (const [unit, parts] of side.templates)
    for (const { part, isReal } of searched(side, unit, parts))
      eachText(part, (written, path) => {
        const text = isReal ? nameless(written) : written;
        const own = weak.get(text);
        if (own !== undefined && isName(sides, unit, part, path, own)) add(own, unit, { part, path: [...path] });
        // The address of a service names its namespace, and nothing else is written like that.
        for (const each of homes) if (text.includes(`.${each.value}.svc`)) add(each, unit, { part, path: [...path] });
        if (pattern === undefined || clean.has(text)) return;
        const matches = [...text.matchAll(pattern)].map(([value]) => value);
        if (matches.length === 0) clean.add(text);
        for (const value of new Set(matches)) {
          const leak = anywhere.find((each) => formsOf(each.value).includes(value));
          if (leak !== undefined) add(leak, unit, { part, path: [...path] });
        }
      });
  for (const { leak, unit, places } of found.values()) yield problemOf(sides, environment, leak, unit, places);
}

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

interface Place {
  readonly part: Part;
  readonly path: readonly Step[];
}

function problemOf(
  sides: Sides,
  environment: string,
  { value, environment: owner, key }: Foreign,
  unit: string,
  places: readonly Place[],
): Problem {
  const { filling } = sides.side(environment);
  const rendered = places.map(({ part, path }) => ({
    file: filling.text(part.file),
    field: filling.text(fieldName(path)),
  }));
  const [first, ...more] = rendered;
  const [place] = places;
  const at = place === undefined ? [] : functionOf(sides.fleet.policy, unit, place.path, place.part.kind);
  const many = more.length === 0 ? "" : `, in ${counted(rendered.length, "field")}`;
  return {
    message: `${unit === surroundings ? environment : `${unit} in ${environment}`} uses ${quoted(value)}, which is ${keyTitle(key)} of ${owner}${many}`,
    hint: key.startsWith("identity.")
      ? `use ${key} in place of the text`
      : "use what the function is given in place of the text",
    at: at.length === 0 ? ["environments", environment] : at,
    causes: [{ source: "policy", path: placeOfName(sides.fleet.policy, owner, key) }],
    ...(first === undefined ? {} : { rendered: first }),
    ...(more.length === 0 ? {} : { more }),
  };
}

const keyTitle = (key: string): string => (key === "name" ? "the name" : `the ${key.replace("identity.", "")}`);

/** Namespaces of other environments. One that has the name of its environment is found under that name otherwise. */
function namespacesOf({ names }: Sides, environment: string): readonly Foreign[] {
  return [...names].flatMap(([other, theirs]) => {
    const value = theirs.get("namespace");
    return other === environment || value === undefined ? [] : [{ value, environment: other, key: "namespace" }];
  });
}

/** What every cluster has, unless the policy says otherwise. */
const everywhere: ReadonlySet<string> = new Set(["https://kubernetes.default.svc", "argocd", "flux-system"]);

/** Names that another environment has, and that are not part of any name of this one. */
function foreignTo({ names }: Sides, environment: string): Foreign[] {
  const own = [...(names.get(environment)?.values() ?? [])];
  // The domain of one environment may lie below that of another.
  const isOwn = (value: string): boolean => own.some((each) => replaceName(each, value, "") !== each);
  const found = new Map<string, Foreign>();
  for (const [other, theirs] of names)
    if (other !== environment)
      for (const [key, value] of theirs)
        if (!everywhere.has(value) && !isOwn(value) && !found.has(value))
          found.set(value, { value, environment: other, key });
  return [...found.values()];
}

/** What a name is written as where its own signs are not allowed: in the names of variables and of databases. */
function formsOf(name: string): readonly string[] {
  const flat = name.replaceAll("-", "_");
  return [...new Set([name, flat, flat.toUpperCase()])];
}

/** Any of these texts, where nothing that could be part of a longer name touches it. */
function bounded(values: readonly string[]): RegExp {
  const any = values.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return new RegExp(`(?<![A-Za-z0-9-])(?:${any})(?![A-Za-z0-9-])`, "g");
}

/** Fields that hold the name of something else. */
const references = new Set(["namespace", "secretName", "bucket", "claimName", "serviceAccountName", "existingSecret"]);

/** Whether a short name stands where names stand: a reference, or where another environment has that very name. */
function isName(sides: Sides, unit: string, part: Part, path: readonly Step[], { key, environment }: Foreign): boolean {
  const field = path.at(-1) ?? "";
  if (references.has(field)) return true;
  const template = sides.placeholders().names.get(key);
  const theirs = sides.side(environment).templates.get(unit)?.get(part.id);
  return theirs !== undefined && template !== undefined && textAt(theirs.body, path) === template;
}

function textAt(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((here, step) => {
    if (isList(here)) return here[Number(step.slice(1, -1))];
    return isRecord(here) && Object.hasOwn(here, step) ? here[step] : undefined;
  }, value);
}

/** Deeper than anything that is meant, and far from where the stack ends. */
const deepest = 400;

/** Visits every text of a part and every key that could be a name; entries of lists by their position. */
function eachText({ body }: Part, visit: (text: string, path: readonly Step[]) => void): void {
  // One path for the whole walk: nearly no text is found, and none needs a copy of it.
  const path: Step[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") visit(value, path);
    else if (path.length > deepest) return;
    else if (isList(value))
      for (const [index, entry] of value.entries()) {
        path.push(`[${index}]`);
        walk(entry);
        path.pop();
      }
    else if (isRecord(value))
      for (const key of Object.keys(value)) {
        path.push(key);
        if (key.length >= strong) visit(key, path);
        walk(value[key]);
        path.pop();
      }
  };
  walk(body);
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
