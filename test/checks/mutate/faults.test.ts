import { describe, expect, test } from "vitest";
import { isList, isRecord } from "../../../imports/json.ts";
import { type Engine, engine } from "../../../src/checks/mutate/engine.ts";
import type { Score } from "../../../src/checks/mutation/score.ts";
import type { Part } from "../../../src/checks/parity/part.ts";
import type { Json } from "../../../src/policy/index.ts";
import { checked } from "../parity/fleet.ts";
import { of, small } from "./small.ts";

const parity = checked(small);

const everywhere = (value: Json, blur: (value: Json) => Json): Json => {
  if (isList(value)) return blur(value.map((item) => everywhere(item, blur)));
  if (!isRecord(value)) return blur(value);
  return blur(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, everywhere(item, blur)])));
};

/** An engine that sees all values through a fault. */
function blurred(blur: (value: Json) => Json): Partial<Engine> {
  const seen = (part: Part | undefined): Part | undefined => part && { ...part, body: everywhere(part.body, blur) };
  return { compare: (left, right, definitions) => engine.compare(seen(left), seen(right), definitions) };
}

/** An engine that does not report differences of one kind. */
const deafTo = (kind: string): Partial<Engine> => ({
  compare: (...given) => engine.compare(...given).filter((each) => each.kind !== kind),
});

const isNumber = /^[0-9]+$/;

const text = (value: Json): string => JSON.stringify(value);

const run = (fault: Partial<Engine>) => of(parity, { engine: { ...engine, ...fault } });
const escapes = ({ escaped }: Score): readonly string[] => [...new Set(escaped.map(({ operator }) => operator))].sort();

test("the engine lets no mutant of the fleet escape", () => {
  const { templates, renderings, apart } = run({});
  expect([templates.escaped, templates.falseAlarms, renderings.escaped, apart]).toEqual([[], [], [], 0]);
  expect(templates.caught).toBeGreaterThan(1_000);
});

describe.each([
  ["sees nothing that only production has", deafTo("added"), "add"],
  ["sees nothing that only staging has", deafTo("removed"), "remove"],
  ["sees no order of named entries", deafTo("order"), "reorder-list"],
  [
    "takes every list for a set",
    blurred((value) => (isList(value) ? [...value].sort((one, other) => (text(one) < text(other) ? -1 : 1)) : value)),
    "reorder-list",
  ],
  [
    "takes null for absent",
    blurred((value) =>
      isRecord(value) ? Object.fromEntries(Object.entries<Json>(value).filter(([, item]) => item !== null)) : value,
    ),
    "null",
  ],
  [
    "takes a text of digits for a number",
    blurred((value) => (typeof value === "string" && isNumber.test(value) ? Number(value) : value)),
    "swap-type",
  ],
  ["takes an empty list for an empty object", blurred((value) => (text(value) === "[]" ? {} : value)), "swap-type"],
  [
    "takes the names of staging for placeholders in their place",
    blurred((value) => (typeof value === "string" ? parity.sides.filling("staging").text(value) : value)),
    "foreign-identity",
  ],
  [
    "compares no objects that one side alone has",
    { compare: (left, right, more) => (left && right ? engine.compare(left, right, more) : []) },
    "add-object",
  ],
] as const satisfies readonly (readonly [string, Partial<Engine>, string])[])(
  "an engine that %s",
  (_, fault, operator) => {
    test(`lets mutants escape by ${operator}`, () => {
      expect(escapes(run(fault).templates)).toContain(operator);
    });
  },
);

test("an engine that opens no documents raises false alarms in them", () => {
  const { falseAlarms } = run({ open: (value) => value }).templates;
  expect(falseAlarms.map(({ object }) => object)).toContain("ConfigMap rules in production");
});

test("a certificate that always holds lets every mutant of what is rendered escape", () => {
  const { renderings } = run({ certifies: () => true });
  expect(renderings.caught).toBe(0);
  expect(renderings.escaped).toHaveLength(renderings.mutants);
});

test("a certificate that does not look into lists lets mutants of them escape", () => {
  const blind: Engine["certifies"] = (templates, real, filling) => {
    const cut = (unit: typeof templates) =>
      new Map(
        [...unit].map(([id, { texts: _, ...part }]) => [
          id,
          { ...part, body: everywhere(part.body, (value) => (isList(value) ? [] : value)) },
        ]),
      );
    return engine.certifies(cut(templates), cut(real), filling);
  };
  expect(escapes(run({ certifies: blind }).renderings)).toContain("add");
});
