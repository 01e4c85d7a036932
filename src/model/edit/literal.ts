import type { ArrayExpression, ObjectExpression, Value } from "../locate/syntax.ts";
import { quoted } from "../suggest.ts";

/** Text in quotes, or between backticks without `${}`; from its first quote to behind its last. */
export interface Text {
  readonly kind: "text";
  /** What it means, escapes resolved. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** An object that is written out, from its first brace to behind its last. */
export interface Fields {
  readonly kind: "object";
  readonly start: number;
  readonly end: number;
  /** All there is between the braces, in the order of the text. */
  readonly members: readonly Member[];
  /** Those whose key is known; of a key that stands there twice the first. */
  readonly named: ReadonlyMap<string, Member>;
  /** Where a key is given another time. */
  readonly twice: ReadonlyMap<string, number>;
  /** Members that may stand for any key. */
  readonly unknown: readonly Other[];
}

/** Whatever else may stand there. */
export interface Other {
  readonly kind: "other";
  readonly start: number;
  /** What it is, as a message says it: `a call`. */
  readonly what: string;
}

/** A list that is written out, from its first bracket to behind its last. */
export interface List {
  readonly kind: "list";
  readonly start: number;
  readonly end: number;
  /** An empty place is one of them. */
  readonly members: readonly Item[];
}

export type Literal = Text | Fields | List | Other;

/** What stands between brackets or braces: all of it that no comma belongs to. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly value: Literal;
}

/** A key and its value, from the key to behind the value; the comma is outside. */
export interface Member extends Item {
  readonly key: string | undefined;
}

type Node = ObjectExpression["properties"][number];

/** What is written in a text, without running it; objects so many levels deep. */
export function readLiteral(value: Value, text: string, levels = 3): Literal {
  const node = unwrapped(value);
  const [start, end] = [node.start ?? 0, node.end ?? 0];
  if (node.type === "StringLiteral") return { kind: "text", value: node.value, start, end };
  if (node.type === "TemplateLiteral" && node.expressions.length === 0)
    return { kind: "text", value: node.quasis[0]?.value.cooked ?? "", start, end };
  if (node.type === "ObjectExpression" && levels > 0) return readObject(node, text, levels);
  if (node.type === "ArrayExpression" && levels >= 0) return readList(node, text);
  return { kind: "other", start, what: whatIs(node, text.slice(start, end)) };
}

/** A value without what only the compiler reads: `as const`, `satisfies`, parentheses. */
export function unwrapped(value: Value): Value {
  let node = value;
  for (;;) {
    switch (node.type) {
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
      case "TSNonNullExpression":
      case "ParenthesizedExpression":
        node = node.expression;
        break;
      default:
        return node;
    }
  }
}

function readObject(node: ObjectExpression, text: string, levels: number): Fields {
  const members = node.properties.map((property) => readMember(property, text, levels));
  const named = new Map<string, Member>();
  const twice = new Map<string, number>();
  const unknown: Other[] = [];
  for (const member of members) {
    const { key, value, start } = member;
    if (key === undefined) {
      if (value.kind === "other") unknown.push(value);
    } else if (named.has(key)) twice.set(key, start);
    else named.set(key, member);
  }
  return { kind: "object", start: node.start ?? 0, end: node.end ?? 0, members, named, twice, unknown };
}

function readMember(node: Node, text: string, levels: number): Member {
  const [start, end] = [node.start ?? 0, node.end ?? 0];
  const odd = (what: string, key?: string): Member => ({ key, start, end, value: { kind: "other", start, what } });
  if (node.type === "SpreadElement") return odd("a spread");
  if (node.computed) return odd("a computed key");
  const key = keyOf(node.key);
  if (key === undefined) return odd("a key that is no text");
  // The prototype is set by it, and no key.
  if (key === "__proto__") return odd('the key "__proto__"');
  if (node.type === "ObjectMethod") return odd(node.kind === "method" ? "a function" : `a ${node.kind}ter`, key);
  return { key, start, end, value: readLiteral(node.value, text, levels - 1) };
}

function readList({ elements, start, end }: ArrayExpression, text: string): List {
  const close = (end ?? 0) - 1;
  const members = elements.map((element, index): Item => {
    const [from, to] = [element?.start ?? start ?? 0, element?.end ?? start ?? 0];
    const odd = (what: string): Item => ({ start: from, end: to, value: { kind: "other", start: from, what } });
    if (!element) return odd("an empty place");
    if (element.type === "SpreadElement") return odd("a spread");
    const next = elements[index + 1]?.start ?? close;
    const behind = element.extra?.parenthesized === true ? behindParentheses(text, to, next) : to;
    // Nothing reads lists in lists.
    return { start: from, end: behind, value: readLiteral(element, text, -1) };
  });
  return { kind: "list", start: start ?? 0, end: end ?? 0, members };
}

/** Where an item in parentheses ends: for the parser it does so in front of them. */
function behindParentheses(text: string, from: number, to: number): number {
  let end = from;
  for (const { 0: found, index } of text.slice(from, to).matchAll(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|\)/g))
    if (found === ")") end = from + index + 1;
  return end;
}

function keyOf(key: Value | { readonly type: "PrivateName" }): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "StringLiteral" || key.type === "NumericLiteral" ? String(key.value) : undefined;
}

const kinds: Readonly<Record<string, string>> = {
  ArrayExpression: "a list",
  ArrowFunctionExpression: "a function",
  BinaryExpression: "a calculation",
  BooleanLiteral: "a boolean",
  CallExpression: "a call",
  ClassDeclaration: "a class",
  ConditionalExpression: "a condition",
  FunctionDeclaration: "a function",
  FunctionExpression: "a function",
  LogicalExpression: "a condition",
  MemberExpression: "a field of something else",
  NewExpression: "a call",
  NullLiteral: "null",
  ObjectExpression: "an object",
  TaggedTemplateExpression: "a call",
  TemplateLiteral: "a template with an expression",
};

function whatIs(node: Value, written: string): string {
  if (node.type === "Identifier") return `the name ${quoted(node.name)}`;
  if (node.type === "NumericLiteral") return `the number ${written}`;
  return (Object.hasOwn(kinds, node.type) ? kinds[node.type] : undefined) ?? "an expression";
}
