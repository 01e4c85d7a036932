/** Whether a value is a JSON object, and so may be read by key. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a JSON list; unlike `Array.isArray`, the entries stay unknown. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The value at a path, or nothing where the path leaves the object. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    if (isList(here)) here = here[Number(key)];
    else if (isRecord(here) && Object.hasOwn(here, key)) here = here[key];
    else return undefined;
  }
  return here;
}

/** Every place that a path with `*` (any entry of a list, any key of a map) stands for in this object. */
export function placesOf(value: unknown, pattern: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = pattern;
  if (first === undefined) return [[]];
  const below = (key: string, child: unknown) => placesOf(child, rest).map((place) => [key, ...place]);
  if (first === "*") {
    if (!isList(value) && !isRecord(value)) return [];
    return Object.entries(value).flatMap(([key, child]) => below(key, child));
  }
  return isRecord(value) && Object.hasOwn(value, first) ? below(first, value[first]) : [];
}
