/** Types of fields in which two ways of writing mean the same. */
export type ScalarType = "duration" | "int-or-string" | "quantity";

/** Whether the order of a list means something; `references`: only when an item refers to an earlier one by `$(…)`. */
export type ListOrder = "ordered" | "references" | "unordered";

/** What is known about a field and the ones below it. What a table does not say is not known. */
export interface Field {
  readonly type?: ScalarType;
  readonly order?: ListOrder;
  /** What tells the items of an unordered list apart. @default - their whole content */
  readonly keys?: readonly string[];
  /** Whether it is the user's own data, without a schema: every list is ordered, every scalar is what it is. */
  readonly free?: true;
  /** The fields of an object. */
  readonly fields?: Fields;
  /** Every item of a list, every value of a map. */
  readonly each?: Field;
}

/** Fields by name. */
export interface Fields {
  readonly [name: string]: Field;
}

/** A field that is an object. */
export function object(fields: Fields): Field {
  return { fields };
}

/** A list whose order means something. */
export function ordered(each: Field = {}): Field {
  return { order: "ordered", each };
}

/** A list whose items are told apart by these fields, or by all of their content, and whose order means nothing. */
export function unordered(keys: readonly string[] = [], each: Field = {}): Field {
  return { order: "unordered", keys, each };
}

/** A field for data without a schema, such as the values of a chart. */
export const free: Field = { free: true };

/** A field for a span of time. */
export const duration: Field = { type: "duration" };

/** A field for a whole number or a name or a percentage. */
export const intOrString: Field = { type: "int-or-string" };

/** A field for an amount. */
export const quantity: Field = { type: "quantity" };

/** A map of amounts by resource. */
export const quantities: Field = { each: quantity };
