import type { Names } from "./names.ts";
import { replaceName } from "./placeholders.ts";

/** A name of another environment that is looked for. */
export interface Foreign {
  readonly value: string;
  readonly environment: string;
  readonly key: string;
}

/** Names shorter than this occur by chance. */
export const strong = 6;

/** Looks for names of other environments in texts. */
export interface Foreigners {
  /** Those in a text whose names are taken out, wherever they stand in it. */
  readonly within: (text: string) => readonly Foreign[];
  /** The one that a text is as a whole, where it may as well be a word: the place has to tell. */
  readonly alone: (text: string) => Foreign | undefined;
}

/** The names that some environments of a fleet have and these have not. */
export function foreigners(
  names: ReadonlyMap<string, Names>,
  owners: readonly string[],
  isWord: (name: string) => boolean,
): Foreigners {
  const others = [...names].filter(([name]) => !owners.includes(name));
  const own = owners.flatMap((each) => [...(names.get(each)?.values() ?? [])]);
  const foreign = foreignTo(others, own).sort((a, b) => b.value.length - a.value.length);
  const anywhere = foreign.filter(({ value }) => value.length >= strong && !isWord(value));
  const weak = new Map(foreign.filter((each) => !anywhere.includes(each)).map((each) => [each.value, each]));
  const homes = namespacesOf(others).filter(({ value }) => weak.has(value));
  const pattern = anywhere.length === 0 ? undefined : bounded(anywhere.flatMap(({ value }) => formsOf(value)));
  const clean = new Set<string>();
  const strongIn = (text: string): readonly Foreign[] => {
    if (pattern === undefined || clean.has(text)) return [];
    const matches = new Set([...text.matchAll(pattern)].map(([value]) => value));
    if (matches.size === 0) clean.add(text);
    return [...matches].flatMap((value) => anywhere.find((each) => formsOf(each.value).includes(value)) ?? []);
  };
  return {
    // The address of a service names its namespace, and nothing else is written like that.
    within: (text) => [...homes.filter(({ value }) => text.includes(`.${value}.svc`)), ...strongIn(text)],
    alone: (text) => weak.get(text),
  };
}

/** What every cluster has, unless the policy says otherwise. */
const everywhere: ReadonlySet<string> = new Set(["https://kubernetes.default.svc", "argocd", "flux-system"]);

type Others = readonly (readonly [environment: string, theirs: Names])[];

/** Names that are not part of any of one's own. */
function foreignTo(others: Others, own: readonly string[]): Foreign[] {
  // The domain of one environment may lie below that of another.
  const isOwn = (value: string): boolean => own.some((each) => replaceName(each, value, "") !== each);
  const found = new Map<string, Foreign>();
  for (const [environment, theirs] of others)
    for (const [key, value] of theirs)
      if (!everywhere.has(value) && !isOwn(value) && !found.has(value)) found.set(value, { value, environment, key });
  return [...found.values()];
}

/** Namespaces of others. One that has the name of its environment is found under that name otherwise. */
const namespacesOf = (others: Others): readonly Foreign[] =>
  others.flatMap(([environment, theirs]) => {
    const value = theirs.get("namespace");
    return value === undefined ? [] : [{ value, environment, key: "namespace" }];
  });

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
