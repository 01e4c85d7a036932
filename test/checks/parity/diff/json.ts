import fc from "fast-check";
import type { Json } from "../../../../src/policy/index.ts";

const keys = fc.oneof(fc.constantFrom("name", "id", "key", "$json", "$yaml", "__proto__", "constructor"), fc.string());

const { value } = fc.letrec<{ value: Json; object: Record<string, Json>; list: Json[] }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(
      "",
      "a",
      "1",
      "100m",
      "0.1",
      "60s",
      "1m",
      '{"a":1}',
      "a: 1\n",
      "- a\n- b\n",
      "aGVsbG8gdGhlcmUsIHlvdQ==",
    ),
    fc.string({ unit: "grapheme" }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    tie("object"),
    tie("list"),
  ),
  object: fc.array(fc.tuple(keys, tie("value")), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  list: fc.array(tie("value"), { maxLength: 5 }),
}));

/** Any JSON, with keys and texts that the comparison takes for something. */
export const anyJson: fc.Arbitrary<Json> = value;

/** A kind of which something is known, one of which nothing is, and none. */
export const anyKind: fc.Arbitrary<string> = fc.constantFrom("apps/v1/Deployment", "v1/Service", "x.io/v1/Thing", "");

/** Lists so far inside each other, with a value in the innermost. */
export function nested(depth: number, innermost: Json): Json {
  let nest = innermost;
  for (let level = 0; level < depth; level += 1) nest = [nest];
  return nest;
}

/** Objects so far inside each other, with a value in the innermost. */
export function nestedObject(depth: number, innermost: Json): Json {
  let nest = innermost;
  for (let level = 0; level < depth; level += 1) nest = { a: nest };
  return nest;
}
