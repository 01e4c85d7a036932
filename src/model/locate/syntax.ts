import { parse } from "@babel/parser";

/** The program in a file, as `@babel/parser` reads it. */
export type Program = ReturnType<typeof parse>["program"];
export type Statement = Program["body"][number];
export type Expression = Extract<Statement, { type: "ExpressionStatement" }>["expression"];
export type ObjectExpression = Extract<Expression, { type: "ObjectExpression" }>;
export type ArrayExpression = Extract<Expression, { type: "ArrayExpression" }>;
export type Property = Exclude<ObjectExpression["properties"][number], { type: "SpreadElement" }>;
type Call = Extract<Expression, { type: "CallExpression" }>;
type FunctionDeclaration = Extract<Statement, { type: "FunctionDeclaration" }>;
type FunctionNode =
  | Extract<Expression, { type: "ArrowFunctionExpression" | "FunctionExpression" }>
  | Extract<Property, { type: "ObjectMethod" }>
  | FunctionDeclaration;

/** Whatever a name, a property, an item or an argument may be written as. */
export type Value =
  | Expression
  | FunctionNode
  | Property["key"]
  | Extract<Property, { type: "ObjectProperty" }>["value"]
  | NonNullable<ArrayExpression["elements"][number]>
  | Call["arguments"][number]
  | Call["callee"];

/** Names and what they were declared as; undefined for a parameter and whatever else is known at run time only. */
export interface Scope {
  readonly names: ReadonlyMap<string, Value | undefined>;
  readonly parent?: Scope;
}

/** Half-written text is repaired so many times before the file counts as unreadable. */
const repairs = 20;

/**
 * Parses TypeScript or JavaScript, half-written too: what cannot be read is blanked, and what is open is closed.
 * Positions are those of the text as given. Nothing where even that fails.
 */
export function parseProgram(text: string): Program | undefined {
  let repaired: string | undefined = text;
  for (let attempt = 0; attempt <= repairs && repaired !== undefined; attempt += 1) {
    try {
      return parse(repaired, {
        sourceType: "module",
        plugins: ["typescript"],
        errorRecovery: true,
        attachComment: false,
        allowReturnOutsideFunction: true,
        allowUndeclaredExports: true,
      }).program;
    } catch (error) {
      const position = error instanceof SyntaxError && "pos" in error ? error.pos : undefined;
      repaired = typeof position === "number" ? repair(repaired, position, String(error)) : undefined;
    }
  }
  return undefined;
}

/** Every repair keeps the length of what stands before, so that positions stay true. */
function repair(text: string, position: number, message: string): string | undefined {
  if (position >= text.trimEnd().length) {
    const closing = missingBrackets(text);
    return closing === "" ? undefined : `${text}${closing}`;
  }
  const spaced = /\s/.test(text[position - 1] ?? "");
  const before = text.slice(Math.max(0, position - 200), position);
  if (spaced && message.includes('expected ","')) return overwrite(text, position - 1, ",");
  if (spaced && /[,}\])]/.test(text[position] ?? "") && /[:=?([,]\s*$/.test(before))
    return overwrite(text, position - 1, "0");
  // A field without value takes the name of the next one for it: `image:⏎ port: 8080`.
  const gap = text[position] === ":" ? /:(\s{2,}["'`\w-]+\s*)$/.exec(before)?.[1] : undefined;
  if (gap !== undefined) return overwrite(text, position - gap.length, "0,");
  const lineEnd = text.indexOf("\n", position);
  const open = message.includes("Unterminated");
  const from = open ? position : text.lastIndexOf("\n", position - 1) + 1;
  const line = text.slice(from, lineEnd < 0 ? text.length : lineEnd);
  const blank = `${open && !message.includes("comment") ? "0" : ""}${line.replace(/\S/g, " ")}`.slice(0, line.length);
  return blank === line ? undefined : overwrite(text, from, blank);
}

function overwrite(text: string, position: number, piece: string): string {
  return text.slice(0, position) + piece + text.slice(position + piece.length);
}

function missingBrackets(text: string): string {
  const closing = new Map([
    ["{", "}"],
    ["[", "]"],
    ["(", ")"],
  ]);
  const open: string[] = [];
  // Strings and comments are skipped, also when they never end.
  const tokens =
    /"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)|[{}()[\]]/g;
  for (const [token] of text.matchAll(tokens)) {
    const close = closing.get(token);
    if (close !== undefined) open.push(close);
    else if (token === open.at(-1)) open.pop();
  }
  return open.reverse().join("");
}

/** What a file exports under a name, else declares under it, else exports by default. */
export function exported(program: Program, name: string, { names }: Scope): Value | undefined {
  let fallback: Value | undefined;
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration") {
      if (statement.declaration.type !== "ClassDeclaration" && statement.declaration.type !== "TSDeclareFunction") {
        fallback = statement.declaration;
      }
    } else if (statement.type === "TSExportAssignment") {
      fallback = statement.expression;
    } else if (statement.type === "ExportNamedDeclaration" && !statement.source) {
      for (const specifier of statement.specifiers) {
        if (specifier.type !== "ExportSpecifier") continue;
        const { exported: alias } = specifier;
        if ((alias.type === "Identifier" ? alias.name : alias.value) === name) return names.get(specifier.local.name);
      }
    }
  }
  return names.get(name) ?? fallback;
}

/** What a list of statements declares, exported or not. */
export function declarations(statements: readonly Statement[]): Map<string, Value | undefined> {
  const names = new Map<string, Value | undefined>();
  for (const statement of statements) {
    const isExport = statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
    const declaration = isExport ? statement.declaration : statement;
    if (declaration?.type === "FunctionDeclaration" && declaration.id) names.set(declaration.id.name, declaration);
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type === "Identifier") names.set(id.name, init ?? undefined);
      else for (const name of boundNames(id)) names.set(name, undefined);
    }
  }
  return names;
}

/** The scope inside a function, and the expressions that it may return, in the order of the text. */
export function inside(
  node: FunctionNode,
  parent: Scope,
): { readonly scope: Scope; readonly results: readonly Expression[] } {
  const parameters = new Map<string, Value | undefined>();
  for (const parameter of node.params) for (const name of boundNames(parameter)) parameters.set(name, undefined);
  if (node.body.type !== "BlockStatement") return { scope: { names: parameters, parent }, results: [node.body] };
  const results: Expression[] = [];
  const names = new Map([...parameters, ...declarations(flat(node.body.body, results))]);
  return { scope: { names, parent }, results };
}

/** Statements with those nested in blocks; what they return goes to `results`. */
function flat(statements: readonly (Statement | null | undefined)[], results: Expression[]): Statement[] {
  return statements.flatMap((statement) => {
    switch (statement?.type) {
      case "ReturnStatement":
        if (statement.argument) results.push(statement.argument);
        return [];
      case "BlockStatement":
        return flat(statement.body, results);
      case "IfStatement":
        return flat([statement.consequent, statement.alternate], results);
      case "TryStatement":
        return flat([statement.block, statement.handler?.body, statement.finalizer], results);
      case "SwitchStatement":
        return flat(
          statement.cases.flatMap((each) => each.consequent),
          results,
        );
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
      case "LabeledStatement":
        return flat([statement.body], results);
      default:
        return statement ? [statement] : [];
    }
  });
}

/** The names that a pattern such as `{ settings: { pipeline }, ...rest }` binds. */
function boundNames(pattern: unknown): readonly string[] {
  if (typeof pattern !== "object" || pattern === null || !("type" in pattern)) return [];
  if (pattern.type === "Identifier" && "name" in pattern && typeof pattern.name === "string") return [pattern.name];
  return ["properties", "elements", "value", "left", "argument", "parameter"].flatMap((part) => {
    const inner: unknown = Reflect.get(pattern, part);
    return Array.isArray(inner) ? inner.flatMap(boundNames) : boundNames(inner);
  });
}
