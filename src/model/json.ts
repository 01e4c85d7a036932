import type { Json } from "../policy/scalars.ts";

/** Where a value is not JSON, and what stands there instead. */
export interface JsonProblem {
  /** Keys and list positions from the value's root: `["ports", "0", "name"]`. */
  readonly path: readonly string[];
  /** What is wrong there, to follow the path as its subject: `is a function, which JSON cannot hold`. */
  readonly message: string;
}

/** How large a value may be. */
export interface JsonLimits {
  /** Objects and lists inside each other. @default 64 */
  readonly depth?: number;
  /** Characters of the value printed as JSON, about. @default 10,000,000 */
  readonly text?: number;
  /** Problems after which the search ends. @default 20 */
  readonly problems?: number;
}

/** Either a copy that shares nothing with the original, or every reason (up to the limit) why there is none. */
export type JsonCopy = { readonly value: Json } | { readonly problems: readonly JsonProblem[] };

/**
 * Copies what a user's function returned, accepting only JSON: text, finite numbers, booleans, null, plain
 * lists and plain objects. A property that is undefined is left out, as `JSON.stringify` does; all else that
 * JSON would lose or bend is a problem. Keys keep their order; nothing the value does makes this throw.
 */
export function copyJson(value: unknown, limits: JsonLimits = {}): JsonCopy {
  const walk = new Walk(limits);
  const copy = walk.copy(value);
  if (walk.problems.length > 0) return { problems: walk.problems };
  return { value: copy ?? null };
}

class Walk {
  readonly problems: JsonProblem[] = [];
  readonly #path: string[] = [];
  /** The objects that hold the present one; at most as many as the depth allows. */
  readonly #ancestors: object[] = [];
  readonly #depth: number;
  readonly #text: number;
  readonly #most: number;
  #written = 0;
  #done = false;

  constructor({ depth = 64, text = 10_000_000, problems = 20 }: JsonLimits) {
    this.#depth = depth;
    this.#text = text;
    this.#most = Math.max(1, problems);
  }

  /** Undefined where there is a problem. */
  copy(value: unknown): Json | undefined {
    switch (typeof value) {
      case "string":
        if (loneSurrogate.test(value)) return this.#report("holds half a character (a lone surrogate)");
        return this.#count(value.length + 2) ? value : undefined;
      case "number":
        if (!Number.isFinite(value)) return this.#report(`is ${value}, which JSON cannot hold`);
        // JSON has no negative zero, and two spellings of one number would differ.
        return this.#count(4) ? value + 0 : undefined;
      case "boolean":
        return this.#count(4) ? value : undefined;
      case "object":
        if (value === null) return this.#count(4) ? null : undefined;
        return this.#object(value);
      default:
        return this.#report(`is ${kinds[typeof value]}, which JSON cannot hold`);
    }
  }

  #object(value: object): Json | undefined {
    if (this.#ancestors.includes(value)) return this.#report("holds itself, without end");
    if (this.#ancestors.length >= this.#depth) return this.#report(`is nested more than ${this.#depth} deep`);
    if (!this.#count(2)) return undefined;
    this.#ancestors.push(value);
    try {
      if (Array.isArray(value)) return this.#list(value);
      const foreign = className(value);
      if (foreign !== undefined) return this.#report(`is ${foreign}, which JSON cannot hold`);
      return this.#plain(value);
    } catch (thrown) {
      return this.#report(`cannot be read: ${reason(thrown)}`);
    } finally {
      this.#ancestors.pop();
    }
  }

  #list(value: readonly unknown[]): Json | undefined {
    const length: unknown = value.length;
    if (typeof length !== "number" || !Number.isSafeInteger(length) || length < 0)
      return this.#report("is a list without a length");
    const keys = Object.keys(value);
    if (keys.length < length) return this.#report("is a list with holes");
    if (keys.length > length) return this.#report("is a list with properties beside its items, which JSON cannot hold");
    const copy: Json[] = [];
    for (let index = 0; index < length && !this.#done; index += 1) {
      this.#path.push(String(index));
      const item = this.#read(value, index);
      if (item !== unreadable) {
        const copied = this.copy(item);
        if (copied !== undefined) copy.push(copied);
      }
      this.#path.pop();
    }
    return copy;
  }

  #plain(value: object): Json | undefined {
    if (Object.getOwnPropertySymbols(value).length > 0)
      return this.#report("has a key that is a symbol, which JSON cannot hold");
    const copy: Record<string, Json> = {};
    for (const key of Object.keys(value)) {
      if (this.#done || !this.#count(key.length + 4)) break;
      this.#path.push(key);
      const item = this.#read(value, key);
      if (item !== unreadable && item !== undefined) {
        const copied = loneSurrogate.test(key) ? this.#report("has half a character in its key") : this.copy(item);
        if (copied === undefined) {
          // A problem: nothing of the copy will be used.
        } else if (key === "__proto__") {
          // Assigning would set the prototype instead of a property.
          Object.defineProperty(copy, key, { value: copied, enumerable: true, configurable: true, writable: true });
        } else {
          copy[key] = copied;
        }
      }
      this.#path.pop();
    }
    return copy;
  }

  /** A getter or a Proxy may throw anything. */
  #read(value: object, key: string | number): unknown {
    try {
      return Reflect.get(value, key);
    } catch (thrown) {
      this.#report(`cannot be read: ${reason(thrown)}`);
      return unreadable;
    }
  }

  #count(characters: number): boolean {
    this.#written += characters;
    if (this.#written <= this.#text || this.#done) return !this.#done;
    this.#report(`is where the value passes ${this.#text} characters of text`);
    this.#done = true;
    return false;
  }

  #report(message: string): undefined {
    if (this.#done) return;
    this.problems.push({ path: [...this.#path], message });
    if (this.problems.length >= this.#most) this.#done = true;
  }
}

const unreadable = Symbol("unreadable");
const loneSurrogate = /[\ud800-\udfff]/u;

const kinds = {
  undefined: "undefined",
  function: "a function",
  symbol: "a symbol",
  bigint: "a bigint",
  string: "text",
  number: "a number",
  boolean: "a boolean",
  object: "an object",
};

/** How messages call an object that is not plain, or nothing when it is; plain objects of another realm are plain. */
function className(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return undefined;
  if (typeof prototype !== "object") return "an object of a class";
  if (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf")) return undefined;
  if (value instanceof Promise) return "a promise (values are built without await)";
  const maker: unknown = Reflect.get(prototype, "constructor");
  const name: unknown = typeof maker === "function" ? maker.name : "";
  return typeof name === "string" && /^[A-Za-z_$][\w$]{0,60}$/.test(name)
    ? `of the class ${name}`
    : "an object of a class";
}

function reason(thrown: unknown): string {
  try {
    const text: unknown = thrown instanceof Error ? thrown.message : thrown;
    return typeof text === "string" && text !== "" ? text.slice(0, 200).replace(/\s+/g, " ") : "it throws";
  } catch {
    return "it throws";
  }
}
