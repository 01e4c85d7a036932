import { expect, test } from "vitest";
import type { Judgement } from "../../../src/checks/promotion/judge.ts";
import { readyAlong } from "../../../src/cli/promotion/ready-along.ts";

const refusal = (component: string): Judgement => ({
  finding: {
    rule: "promotion/together",
    severity: "error",
    message: `${component} is alone`,
    hint: "",
    at: { file: "versions.ts", path: [] },
  },
  components: [component],
});

/** Judges sets in which each component moves only with all that it wants. */
const judge =
  (wants: Readonly<Record<string, readonly string[]>>) =>
  (some: readonly string[]): readonly Judgement[] =>
    some.filter((each) => (wants[each] ?? []).some((other) => !some.includes(other))).map(refusal);

test("what comes from elsewhere stays where nothing along the edge needs it", () => {
  const { components, refusals } = readyAlong(["web"], ["cache"], judge({}));
  expect([components, refusals]).toEqual([["web"], []]);
});

test("what comes from elsewhere moves where something along the edge cannot without it, and no more than that", () => {
  const wants = { web: ["cache"], cache: ["web"] };
  const { components, refusals } = readyAlong(["api", "web"], ["cache", "queue"], judge(wants));
  expect([components, refusals]).toEqual([["api", "web", "cache"], []]);
});

test("what still may not move is told, and what comes from elsewhere for it stays", () => {
  const wants = { web: ["cache", "gone"], cache: ["web"] };
  const { components, refusals } = readyAlong(["api", "web"], ["cache"], judge(wants));
  expect([components, refusals.map((each) => each.components)]).toEqual([["api"], [["web"]]]);
});
