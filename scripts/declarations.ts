import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parse } from "@babel/parser";

type Statement = ReturnType<typeof parse>["program"]["body"][number];
type Interface = Extract<Statement, { type: "TSInterfaceDeclaration" }>;
type Member = Interface["body"]["body"][number];
type Alias = Extract<Statement, { type: "TSTypeAliasDeclaration" }>;
type Type = Alias["typeAnnotation"];

/** What one declaration file says of the type it is about. */
interface Declaration {
  /** Unique over all packages, where the package gives such a name. */
  readonly name: string;
  readonly members: readonly Member[] | undefined;
  readonly type: Type | undefined;
  /** File of each imported name. */
  readonly imports: ReadonlyMap<string, string>;
}

/** Types that say how a scalar is to be read, and the shapes that stand for them. */
const scalars: ReadonlyMap<string, string> = new Map([
  ["ApiResourceQuantity", "quantity"],
  ["UtilIntstrIntOrString", "int-or-string"],
]);

const { resolve } = createRequire(import.meta.url);
const parsed = new Map<string, Declaration>();

/** A package's own name for a type, without the words that every type of that package begins with. */
const short = (name: string): string =>
  name
    .replace(/^I(?=[A-Z])/, "")
    .replace(/^IoK8sApimachineryPkg(?:Apis)?/, "")
    .replace(/^IoK8sApiextensionsApiserverPkgApisApiextensions/, "Apiextensions")
    .replace(/^IoK8sApi/, "")
    .replace(/^ComGithubArgoprojArgoCdV3PkgApisApplicationV1alpha1/, "Argo");

/** The declaration file behind an import specifier; packages hide it behind `exports`, so the folder is looked up. */
export function declarationFile(specifier: string, from?: string): string {
  if (specifier.startsWith(".") && from !== undefined) return join(dirname(from), specifier.replace(/\.js$/, ".d.ts"));
  const [name = "", ...rest] = specifier.split("/");
  const owner = name.startsWith("@") ? [name, ...rest.splice(0, 1)] : [name];
  const searched = createRequire(resolve("@babel/parser")).resolve.paths(specifier) ?? [];
  const folder = searched.map((path) => join(path, ...owner)).find((path) => existsSync(path));
  if (folder === undefined) throw new Error(`package "${owner.join("/")}" is not installed`);
  return `${join(folder, ...rest)}.d.ts`;
}

function declaration(file: string): Declaration {
  const known = parsed.get(file);
  if (known !== undefined) return known;

  const { body } = parse(readFileSync(file, "utf8"), {
    sourceType: "module",
    plugins: [["typescript", { dts: true }]],
  }).program;
  const imports = new Map<string, string>();
  let name: string | undefined;
  let members: readonly Member[] | undefined;
  let type: Type | undefined;
  let own = "";
  for (const statement of body) {
    if (statement.type === "ImportDeclaration") {
      for (const { local } of statement.specifiers) imports.set(local.name, statement.source.value);
    }
    if (statement.type !== "ExportNamedDeclaration") continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type === "ExportSpecifier" && specifier.exported.type === "Identifier")
        name ??= specifier.exported.name;
    }
    const declared = statement.declaration;
    if (declared?.type === "TSInterfaceDeclaration") [members, own] = [declared.body.body, declared.id.name];
    else if (declared?.type === "TSTypeAliasDeclaration" && type === undefined)
      [type, own] = [declared.typeAnnotation, declared.id.name];
  }
  imports.set(own, file);
  const result = { name: short(name ?? own), members, type, imports };
  parsed.set(file, result);
  return result;
}

const fileOf = (imports: Declaration["imports"], name: string, from: string): string | undefined => {
  const specifier = imports.get(name);
  return specifier === undefined || specifier === from ? specifier : declarationFile(specifier, from);
};

/** Collects closed objects under their names while it reads types; see `imports/catalogue.ts` for the shapes. */
export class Collector {
  readonly types = new Map<string, Record<string, string>>();

  /** Reads the type a file is about and returns its shape. `name` is for types that have no unique name of their own. */
  read(file: string, name?: string): string {
    const found = declaration(file);
    const scalar = scalars.get(found.name);
    if (scalar !== undefined) return scalar;
    if (found.members !== undefined) return this.#object(name ?? found.name, found.members, found.imports, file);
    return found.type === undefined ? "*" : this.#shape(found.type, found.name, found.imports, file);
  }

  #object(name: string, members: readonly Member[], imports: Declaration["imports"], file: string): string {
    if (members.length === 0) return "*";
    if (this.types.has(name)) return name;
    const fields: Record<string, string> = {};
    this.types.set(name, fields);
    for (const member of members) {
      if (member.type !== "TSPropertySignature") throw new Error(`${file}: cannot read a ${member.type} in ${name}`);
      const { key, typeAnnotation } = member;
      const field = key.type === "StringLiteral" ? key.value : key.type === "Identifier" ? key.name : undefined;
      if (field === undefined || !typeAnnotation) throw new Error(`${file}: cannot read a member of ${name}`);
      fields[field] = this.#shape(typeAnnotation.typeAnnotation, `${name}.${field}`, imports, file);
    }
    return name;
  }

  #shape(type: Type, name: string, imports: Declaration["imports"], file: string): string {
    switch (type.type) {
      case "TSStringKeyword":
      case "TSNumberKeyword":
      case "TSBooleanKeyword":
      case "TSLiteralType":
        return "";
      case "TSAnyKeyword":
      case "TSUnknownKeyword":
      case "TSObjectKeyword":
        return "*";
      case "TSUnionType": {
        const shapes = new Set(
          type.types
            .filter((part) => part.type !== "TSNullKeyword")
            .map((part) => this.#shape(part, name, imports, file)),
        );
        const [only = "*"] = shapes;
        return shapes.size === 1 ? only : "*";
      }
      case "TSArrayType":
        return `[]${this.#shape(type.elementType, name, imports, file)}`;
      case "TSTypeLiteral": {
        const [first] = type.members;
        if (first?.type !== "TSIndexSignature" || !first.typeAnnotation)
          return this.#object(name, type.members, imports, file);
        return `{}${this.#shape(first.typeAnnotation.typeAnnotation, name, imports, file)}`;
      }
      case "TSTypeReference": {
        if (type.typeName.type !== "Identifier") break;
        const [argument] = type.typeParameters?.params ?? [];
        if (type.typeName.name === "Array" && argument !== undefined)
          return `[]${this.#shape(argument, name, imports, file)}`;
        const target = fileOf(imports, type.typeName.name, file);
        if (target !== undefined) return this.read(target);
        break;
      }
    }
    throw new Error(`${file}: cannot read a ${type.type} at ${name}`);
  }
}
