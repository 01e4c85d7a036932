import type { ArrayExpression, ObjectExpression, Property, Scope, Value } from "./syntax.ts";
import { inside } from "./syntax.ts";

/** How many values one search may look at: what a text says in circles, or many times over, ends there. */
const patience = 20_000;
const deepest = 400;

/** A value and where its names are declared. */
export interface Meaning {
  readonly value: Value;
  readonly scope: Scope;
}

/** The deepest place of a path that a text holds. */
export interface Found extends Meaning {
  /** Offset of the key or item that was found last. */
  readonly start: number;
  /** How many steps of the path were found. */
  readonly depth: number;
}

/** Looks for one path below a value, through names, spreads, calls, functions and branches of the same file. */
export class Search {
  readonly #steps: readonly string[];
  readonly #budget: { left: number };
  #level = 0;

  constructor(steps: readonly string[], budget = { left: patience }, level = 0) {
    this.#steps = steps;
    this.#budget = budget;
    this.#level = level;
  }

  /** The deepest place of the path from `depth` on, where `value` stands for the steps before. */
  find(value: Value, scope: Scope, depth: number, start: number): Found {
    const here = { start, depth, value, scope };
    this.#budget.left -= 1;
    if (depth === this.#steps.length || this.#budget.left < 0 || this.#level > deepest) return here;
    this.#level += 1;
    let best: Found = here;
    if (value.type === "ObjectExpression") best = this.#inObject(value, here);
    else if (value.type === "ArrayExpression") best = this.#inList(value, here);
    else {
      for (const other of this.#meanings(value, scope)) {
        const found = this.find(other.value, other.scope, depth, start);
        if (found.depth > best.depth) best = found;
        if (best.depth === this.#steps.length) break;
      }
    }
    this.#level -= 1;
    return best;
  }

  /** Offset of the object or list that a value comes down to. */
  start({ value, scope }: Meaning): number {
    let at: Meaning = { value, scope };
    for (let turn = 0; turn < 100 && !isHolder(at.value); turn += 1) {
      const meanings = this.#meanings(at.value, at.scope);
      // The policy is the first argument that is neither a literal nor a function; the callee stands last.
      const isCall = at.value.type === "CallExpression";
      const next = isCall ? (meanings.slice(0, -1).findLast(mayHold) ?? meanings.at(-1)) : meanings[0];
      if (next === undefined) break;
      at = next;
    }
    return at.value.start ?? 0;
  }

  #inObject(node: ObjectExpression, here: Found): Found {
    const key = this.#steps[here.depth];
    // The last one wins, as when the program runs.
    for (const property of node.properties.toReversed()) {
      if (property.type === "SpreadElement") {
        const found = this.find(property.argument, here.scope, here.depth, here.start);
        if (found.depth > here.depth) return found;
      } else if (this.#keyOf(property, here.scope) === key) {
        const start = (property.computed ? property.start : property.key.start) ?? here.start;
        return this.find(
          property.type === "ObjectMethod" ? property : property.value,
          here.scope,
          here.depth + 1,
          start,
        );
      }
    }
    return here;
  }

  #inList(node: ArrayExpression, here: Found): Found {
    const key = this.#steps[here.depth] ?? "";
    if (!/^\d{1,9}$/.test(key)) return here;
    const item = this.#items(node, here.scope, Number(key))[Number(key)];
    return item === undefined
      ? here
      : this.find(item.value, item.scope, here.depth + 1, item.value.start ?? here.start);
  }

  /** The items of a list up to a number, those of spread lists of the same file included. */
  #items(node: ArrayExpression, scope: Scope, last: number): readonly (Meaning | undefined)[] {
    const items: (Meaning | undefined)[] = [];
    this.#level += 1;
    for (const element of node.elements) {
      if (items.length > last) break;
      if (element?.type !== "SpreadElement") {
        items.push(element === null ? undefined : { value: element, scope });
        continue;
      }
      const spread = this.#level > deepest ? undefined : this.#list({ value: element.argument, scope });
      // How many items come from elsewhere is unknown, and so is the place of each after them.
      if (spread === undefined) break;
      for (const item of this.#items(spread.node, spread.scope, last - items.length)) items.push(item);
    }
    this.#level -= 1;
    return items;
  }

  #list(meaning: Meaning): { readonly node: ArrayExpression; readonly scope: Scope } | undefined {
    let at = meaning;
    while (this.#budget.left > 0) {
      this.#budget.left -= 1;
      if (at.value.type === "ArrayExpression") return { node: at.value, scope: at.scope };
      const [next, ...others] = this.#meanings(at.value, at.scope);
      if (next === undefined || others.length > 0) return undefined;
      at = next;
    }
    return undefined;
  }

  /** What a value that is neither object nor list may come down to, likeliest first. */
  #meanings(value: Value, scope: Scope): readonly Meaning[] {
    switch (value.type) {
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSNonNullExpression":
      case "TSTypeAssertion":
      case "TSInstantiationExpression":
      case "ParenthesizedExpression":
        return [{ value: value.expression, scope }];
      case "AwaitExpression":
        return [{ value: value.argument, scope }];
      case "AssignmentExpression":
        return [{ value: value.right, scope }];
      case "ConditionalExpression":
        return [
          { value: value.consequent, scope },
          { value: value.alternate, scope },
        ];
      case "LogicalExpression":
        return [
          { value: value.left, scope },
          { value: value.right, scope },
        ];
      case "SequenceExpression":
        return value.expressions.slice(-1).map((each) => ({ value: each, scope }));
      case "CallExpression":
        // Of Object.assign(a, b) the last wins; a function of this file is read for what it returns.
        // A half-written list of arguments has empty places, whatever its type says.
        return [...value.arguments.toReversed(), value.callee].flatMap((each) =>
          each ? [{ value: each, scope }] : [],
        );
      case "ArrowFunctionExpression":
      case "FunctionExpression":
      case "FunctionDeclaration":
      case "ObjectMethod": {
        const { scope: within, results } = inside(value, scope);
        return results.map((each) => ({ value: each, scope: within }));
      }
      case "Identifier":
        return this.#declared(value.name, scope);
      case "MemberExpression":
        return this.#member(
          value.object,
          value.computed ? this.#literal(value.property, scope) : nameOf(value.property),
          scope,
        );
      default:
        return [];
    }
  }

  #member(object: Value, key: string | undefined, scope: Scope): readonly Meaning[] {
    if (key === undefined || this.#level > deepest) return [];
    const found = new Search([key], this.#budget, this.#level + 10).find(object, scope, 0, 0);
    return found.depth === 1 ? [found] : [];
  }

  #declared(name: string, scope: Scope): readonly Meaning[] {
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      if (!at.names.has(name)) continue;
      const value = at.names.get(name);
      return value === undefined ? [] : [{ value, scope: at }];
    }
    return [];
  }

  #keyOf({ key, computed }: Property, scope: Scope): string | undefined {
    return (computed ? undefined : nameOf(key)) ?? this.#literal(key, scope);
  }

  /** A text or number written out, or a name for one. */
  #literal(value: Value | { readonly type: "PrivateName" }, scope: Scope, turns = 8): string | undefined {
    if (value.type === "StringLiteral" || value.type === "NumericLiteral") return String(value.value);
    if (value.type === "TemplateLiteral") {
      return value.expressions.length === 0 ? (value.quasis[0]?.value.cooked ?? undefined) : undefined;
    }
    if (turns === 0 || (value.type !== "Identifier" && value.type !== "TSAsExpression")) return undefined;
    const meaning = this.#meanings(value, scope)[0];
    return meaning === undefined ? undefined : this.#literal(meaning.value, meaning.scope, turns - 1);
  }
}

function isHolder({ type }: Value): boolean {
  return type === "ObjectExpression" || type === "ArrayExpression";
}

function mayHold({ value }: Meaning): boolean {
  return !/Literal$|Function/.test(value.type);
}

function nameOf(node: { readonly type: string; readonly name?: unknown }): string | undefined {
  return node.type === "Identifier" && typeof node.name === "string" ? node.name : undefined;
}
