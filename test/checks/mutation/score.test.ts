import { expect, test } from "vitest";
import type { Label, Mutant } from "../../../src/checks/mutation/mutant.ts";
import { objectMutants } from "../../../src/checks/mutation/mutants.ts";
import { type Judged, score, type Verdict } from "../../../src/checks/mutation/score.ts";

const mutant = (label: Label): Mutant => ({ operator: "change", label, path: ["spec", "a"], apply: () => undefined });
const judged = (label: Label, verdict: Verdict): Judged => ({
  mutant: mutant(label),
  object: "v1/Service web",
  verdict,
});
const here = { operator: "change", object: "v1/Service web", path: ["spec", "a"] };

test("what had to be caught is caught, tolerated, skipped or an escape", () => {
  const result = score([
    judged("must", { kind: "caught" }),
    judged("must", { kind: "tolerated", by: "settings.a" }),
    judged("must", { kind: "tolerated", by: "settings.a" }),
    judged("must", { kind: "equal" }),
    judged("must", { kind: "unnoticed" }),
  ]);
  expect(result).toEqual({
    mutants: 5,
    caught: 1,
    tolerated: new Map([["settings.a", 2]]),
    escaped: [here],
    falseAlarms: [],
    skipped: 1,
  });
});

test("what changes nothing is a false alarm when it is caught, and else right", () => {
  const result = score([
    judged("must-not", { kind: "caught" }),
    judged("must-not", { kind: "unnoticed" }),
    judged("must-not", { kind: "equal" }),
    judged("must-not", { kind: "tolerated", by: "settings.a" }),
  ]);
  expect(result).toMatchObject({ mutants: 4, caught: 0, escaped: [], falseAlarms: [here], skipped: 0 });
  expect(result.tolerated.size).toBe(0);
});

test("a whole object escapes without a path", () => {
  const [removed] = objectMutants("v1/Service", { apiVersion: "v1", kind: "Service", metadata: { name: "web" } });
  const all =
    removed === undefined
      ? []
      : [{ mutant: removed, object: "v1/Service web", verdict: { kind: "unnoticed" } as const }];
  expect(score(all).escaped).toEqual([{ operator: "remove-object", object: "v1/Service web", path: [] }]);
});
