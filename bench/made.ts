const sources = new WeakMap<object, string>();

/** Calls a recipe, and remembers the call as it would be written in a policy. */
export function made<Arguments extends readonly (string | number)[], Result extends object>(
  recipe: (...values: Arguments) => Result,
  ...values: Arguments
): Result {
  const result = recipe(...values);
  sources.set(result, `${recipe.name}(${values.map((value) => JSON.stringify(value)).join(", ")})`);
  return result;
}

/** The call that made a function. */
export function sourceOf(result: object): string {
  const source = sources.get(result);
  if (source === undefined) throw new Error("a function of the yardstick was not made by a recipe");
  return source;
}
