import type { Varying } from "../policy/index.ts";

/** The value for a name: its own where it has one, else the default. */
export function valueFor<Value extends string | number>(value: Varying<Value, string>, name: string): Value {
  if (typeof value === "string" || typeof value === "number") return value;
  const own = Object.hasOwn(value, name) ? value[name] : undefined;
  return own ?? value.default;
}
