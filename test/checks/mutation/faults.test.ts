import { describe, expect, test } from "vitest";
import { mutants } from "../../../src/checks/mutation/mutants.ts";
import { type Score, score } from "../../../src/checks/mutation/score.ts";
import type { Json } from "../../../src/policy/scalars.ts";
import { bodies, neighbour } from "./bodies.ts";
import { meaning } from "./naive.ts";

/** Whether two objects are the same, to an engine. */
type Engine = (kind: string, left: Json, right: Json) => boolean;

const all = Object.entries(bodies).flatMap(([kind, template]) =>
  [...mutants({ kind, template, neighbour })].map((mutant) => ({
    kind,
    template,
    mutant,
    mutated: mutant.apply(template) ?? null,
  })),
);

function judge(isSame: Engine): Score {
  const judged = all.map(({ kind, template, mutant, mutated }) => {
    const verdict = { kind: isSame(kind, template, mutated) ? "unnoticed" : "caught" } as const;
    return { mutant, object: kind, verdict };
  });
  return score(judged);
}

/** The naive comparison of objects that went through a fault first. */
const naive =
  (fault: (value: Json) => Json): Engine =>
  (kind, left, right) =>
    meaning(kind, everywhere(left, fault)) === meaning(kind, everywhere(right, fault));

function everywhere(value: Json, fault: (value: Json) => Json): Json {
  if (typeof value !== "object" || value === null) return fault(value);
  if (Array.isArray(value)) return fault(value.map((item: Json) => everywhere(item, fault)));
  return fault(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, everywhere(item, fault)])));
}

const entriesOf = (value: Json) => Object.entries<Json>(Object(value)).filter(([, item]) => item !== null);
const isObject = (value: Json) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Looks for what the left one has, and not for what the right one has beside it. */
const oneWay: Engine = (kind, left, right) => {
  if (typeof left !== "object" || left === null || typeof right !== "object" || right === null)
    return meaning("", left) === meaning("", right);
  const items = new Map<string, Json>(Object.entries(right));
  return Object.entries<Json>(left).every(([key, item]) => oneWay(kind, item, items.get(key) ?? null));
};

test("an engine without a fault has neither escapes nor false alarms", () => {
  const { escaped, falseAlarms, caught, skipped } = judge(naive((value) => value));
  expect({ escaped, falseAlarms, skipped }).toEqual({ escaped: [], falseAlarms: [], skipped: 0 });
  expect(caught).toBeGreaterThan(500);
});

describe.each([
  ["looks one way only", oneWay, "add"],
  ["takes every list for a set", naive((value) => (Array.isArray(value) ? value.toSorted() : value)), "reorder-list"],
  ["takes text for number", naive((value) => (typeof value === "number" ? String(value) : value)), "swap-type"],
  ["takes null for absent", naive((value) => (isObject(value) ? Object.fromEntries(entriesOf(value)) : value)), "null"],
  [
    "takes an empty list for an empty object",
    naive((value) => (JSON.stringify(value) === "[]" ? {} : value)),
    "swap-type",
  ],
  ["takes 512Mi for 256Mi", naive((value) => (value === "512Mi" ? "256Mi" : value)), "double"],
  [
    "takes both identities for the same",
    naive((value) =>
      typeof value === "string" ? value.replaceAll("production", [...neighbour.keys()][0] ?? "") : value,
    ),
    "foreign-identity",
  ],
] as const)("an engine that %s", (_, engine, operator) => {
  test(`lets mutants escape by ${operator}`, () => {
    expect(judge(engine).escaped.map((mutant) => mutant.operator)).toContain(operator);
  });
});

describe.each([
  [
    "minds the order of keys",
    ((_, left, right) => JSON.stringify(left) === JSON.stringify(right)) satisfies Engine,
    "reorder-keys",
  ],
  ["knows no sets", ((_, left, right) => meaning("", left) === meaning("", right)) satisfies Engine, "reorder-list"],
  ["knows no amounts", ((_, left, right) => meaning("", left) === meaning("", right)) satisfies Engine, "respell"],
] as const)("an engine that %s", (_, engine, operator) => {
  test(`raises false alarms by ${operator}`, () => {
    expect(judge(engine).falseAlarms.map((mutant) => mutant.operator)).toContain(operator);
  });
});

test("an engine that opens no documents raises false alarms in them", () => {
  const closed = (value: Json) => (typeof value === "string" ? `text ${value.replaceAll("\n", " ")}` : value);
  const { falseAlarms } = judge(naive(closed));
  expect(falseAlarms.some(({ path }) => path.includes("$text"))).toBe(true);
});
