/** An object of which nothing more is known. */
export interface Unknowns {
  readonly [key: string]: unknown;
}

/** Whether a value is an object that is neither a list nor an instance with a life of its own (Map, Date, Promise). */
export function isRecord(value: unknown): value is Unknowns {
  return typeof value === "object" && value !== null && Object.prototype.toString.call(value) === "[object Object]";
}

/** An own property, whatever it is read from: inherited ones (`constructor`) are none of the user's. */
export function own(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at a path. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce(own, root);
}
