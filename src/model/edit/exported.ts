import { declarations, type Program, type Statement } from "../locate/syntax.ts";
import { type Fields, readLiteral } from "./literal.ts";
import { named, placeOf, type Trouble } from "./problem.ts";
import type { Source } from "./source.ts";
import { notObject } from "./trouble.ts";

type Declaration = Extract<Statement, { type: "VariableDeclaration" }>;

/** One name that a file declares with a value. */
export interface Declared {
  readonly kind: Declaration["kind"];
  readonly declarator: Declaration["declarations"][number];
  /** Offset behind the statement. */
  readonly end: number;
}

/** The object that a file exports under a name; nothing where it exports none; a trouble where it is no plain one. */
export function exportedObject(source: Source, name: string): Fields | Trouble | undefined {
  const local = localName(source.program, name);
  if (local === undefined) return undefined;
  const place = { ...placeOf({ name, keys: [] }), hint: `write export const ${name} = { … } in this file` };
  const found = declared(source.program, local.name);
  const init = found?.declarator.init;
  if (found === undefined || !init)
    return { ...place, start: local.start, message: `${named({ name, keys: [] })} is no object of this file` };
  if (found.kind !== "const") {
    const message = `${named({ name, keys: [] })} is declared with "${found.kind}", so it may change later`;
    return { ...place, start: local.start, message, hint: 'write "const"' };
  }
  const literal = readLiteral(init, source.text);
  if (literal.kind === "object") return literal;
  return { ...notObject({ name, keys: [] }, literal), ...place };
}

/** Says that a file exports nothing under a name. */
export function noExport({ program }: Source, name: string): Trouble {
  const message = `the file exports no "${name}"`;
  const whole = program.body.find(({ type }) => type === "ExportDefaultDeclaration");
  const hint = whole === undefined ? `write export const ${name} = { … }` : `export it by name: export const ${name}`;
  return { start: whole?.start ?? 0, message, hint, ...placeOf({ name, keys: [] }) };
}

/** The variable of a name that a file declares, exported or not. */
export function declared(program: Program, name: string): Declared | undefined {
  for (const statement of program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const declarator of declaration.declarations) {
      if (declarator.id.type === "Identifier" && declarator.id.name === name)
        return { kind: declaration.kind, declarator, end: statement.end ?? 0 };
    }
  }
  return undefined;
}

/** What an export is called in the file itself, and where it is exported. */
function localName(program: Program, name: string): { readonly name: string; readonly start: number } | undefined {
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration" || statement.exportKind === "type") continue;
    const start = statement.start ?? 0;
    if (statement.declaration && declaredNames(statement.declaration).includes(name)) return { name, start };
    for (const specifier of statement.specifiers) {
      const { exported } = specifier;
      if ((exported.type === "Identifier" ? exported.name : exported.value) !== name) continue;
      const isLocal = specifier.type === "ExportSpecifier" && !statement.source;
      // An empty name is declared nowhere, as what comes from another file.
      return { name: isLocal ? specifier.local.name : "", start: specifier.start ?? start };
    }
  }
  return undefined;
}

/** Every name at the top of a file, of types and imports too. */
export function topNames(program: Program): ReadonlySet<string> {
  return new Set(
    program.body.flatMap((statement) => {
      if (statement.type === "ImportDeclaration") return statement.specifiers.map(({ local }) => local.name);
      return declaredNames((statement.type === "ExportNamedDeclaration" && statement.declaration) || statement);
    }),
  );
}

function declaredNames(statement: Statement): readonly string[] {
  const names = [...declarations([statement]).keys()];
  const id: unknown = "id" in statement ? statement.id : undefined;
  const isName = typeof id === "object" && id !== null && "name" in id && typeof id.name === "string";
  return isName ? [...names, String(id.name)] : names;
}
