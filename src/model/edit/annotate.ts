import type { Program, Statement, Value } from "../locate/syntax.ts";
import type { Change } from "./change.ts";
import { type Declared, declared, topNames } from "./exported.ts";
import type { Kind } from "./problem.ts";
import type { Source } from "./source.ts";
import { indentAt, type Style } from "./style.ts";

type Import = Extract<Statement, { type: "ImportDeclaration" }>;
type Specifier = Extract<Import["specifiers"][number], { type: "ImportSpecifier" }>;

/** What follows a new object so that the compiler checks it as it checks the map, and the import that this takes. */
export interface Annotation {
  readonly text: string;
  readonly changes: readonly Change[];
}

const types = { holds: "Holds", hotfixes: "Hotfixes" } as const;

/** The annotation of a new export beside the map. */
export function annotation(source: Source, kind: Kind, style: Style): Annotation {
  const map = declared(source.program, "versions");
  if (map === undefined || !isTyped(map)) return { text: "", changes: [] };
  const constant = { text: " as const", changes: [] };
  const versions = specifiersOf(source.program).find(({ specifier }) => importedName(specifier) === "Versions");
  const policy = versions && argumentsOf(source.text, map, versions.specifier.local.name);
  if (versions === undefined || policy === undefined) return constant;
  const type = types[kind];
  const there = specifiersOf(source.program).find(
    ({ specifier, from }) => importedName(specifier) === type && from.source.value === versions.from.source.value,
  );
  const name = there?.specifier.local.name ?? type;
  if (there === undefined && topNames(source.program).has(name)) return constant;
  return {
    text: ` as const satisfies ${name}${policy}`,
    changes: there === undefined ? [widened(source.text, versions, type, style)] : [],
  };
}

/** A file without types may be JavaScript, where `as const` is none. */
function isTyped({ declarator }: Declared): boolean {
  return (
    declarator.id.type === "Identifier" && (!!declarator.id.typeAnnotation || !!declarator.init?.type.startsWith("TS"))
  );
}

/** `<typeof fleet>` of the map's `Versions<typeof fleet>`. */
function argumentsOf(text: string, { declarator }: Declared, name: string): string | undefined {
  const annotated = declarator.id.type === "Identifier" ? declarator.id.typeAnnotation : undefined;
  const places: unknown[] = annotated?.type === "TSTypeAnnotation" ? [annotated.typeAnnotation] : [];
  let value: Value | null | undefined = declarator.init;
  while (value?.type === "TSAsExpression" || value?.type === "TSSatisfiesExpression") {
    places.push(value.typeAnnotation);
    value = value.expression;
  }
  return places.map((type) => argumentsIn(text, type, name)).find((each) => each !== undefined);
}

function argumentsIn(text: string, type: unknown, name: string): string | undefined {
  if (typeof type !== "object" || type === null || !("start" in type) || !("end" in type)) return undefined;
  const written = text.slice(Number(type.start), Number(type.end));
  return written.startsWith(`${name}<`) ? written.slice(name.length) : undefined;
}

interface Imported {
  readonly specifier: Specifier;
  readonly from: Import;
}

function specifiersOf({ body }: Program): readonly Imported[] {
  return body.flatMap((from) => {
    if (from.type !== "ImportDeclaration") return [];
    return from.specifiers.flatMap((specifier) => (specifier.type === "ImportSpecifier" ? [{ specifier, from }] : []));
  });
}

function importedName({ imported }: Specifier): string {
  return imported.type === "Identifier" ? imported.name : imported.value;
}

/** The list of an import with one more type, in the order of the alphabet. */
function widened(text: string, { from }: Imported, type: string, { lineEnd }: Style): Change {
  const word = from.importKind === "type" ? type : `type ${type}`;
  const list = from.specifiers.flatMap((each) => (each.type === "ImportSpecifier" ? [each] : []));
  const next = list.find((each) => importedName(each).toLowerCase() > type.toLowerCase());
  const place = next?.start ?? list.at(-1)?.end ?? 0;
  const indent = indentAt(text, list[0]?.start ?? 0);
  const gap = indent === "" ? " " : `${lineEnd}${indent}`;
  return { start: place, end: place, text: next === undefined ? `,${gap}${word}` : `${word},${gap}` };
}
